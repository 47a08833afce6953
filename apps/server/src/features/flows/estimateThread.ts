import { Worker } from 'node:worker_threads'
import type { FlowInput, FlowOptions } from '@corridor/flows'
import { DomainError } from '@corridor/kernel'
import type { EstimateJob, EstimateReply } from './estimateWorker.ts'

export type EstimateResult = Extract<EstimateReply, { kind: 'estimate' }>

export type Urgency = 'asked' | 'background'

/** One thread that computes estimates, so that the server goes on answering meanwhile. */
export interface EstimateThread {
  /**
   * @param prepare gives the input when the turn of the job comes; it is copied for the thread.
   * @throws {DomainError} the engine's own; `unavailable` when the thread died or took too long.
   */
  run(prepare: () => Promise<FlowInput>, options: FlowOptions, urgency: Urgency): Computation
  close(): Promise<void>
}

export interface Computation {
  readonly result: Promise<EstimateResult>
  /** Gives the job up if it has not begun, and says whether it did. */
  cancel(): boolean
  /** Lets a background job go first after all. */
  hurry(): void
}

interface Waiting {
  readonly prepare: () => Promise<FlowInput>
  readonly options: FlowOptions
  urgency: Urgency
  readonly resolve: (result: EstimateResult) => void
  readonly reject: (error: unknown) => void
}

interface Running {
  readonly id: number
  readonly resolve: (result: EstimateResult) => void
  readonly reject: (error: unknown) => void
}

/** An estimate of the world takes a tenth of a second; one that takes this long never ends. */
const LONGEST_RUN_MS = 60_000

const HEAP_MB = 512

export interface ThreadOptions {
  readonly log: (message: string, details: Readonly<Record<string, unknown>>) => void
  readonly longestRunMs?: number
  /** The program of the thread; a test puts in one that fails. */
  readonly program?: URL
}

export const estimateThread = (options: ThreadOptions): EstimateThread => new Thread(options)

class Thread implements EstimateThread {
  readonly #options: ThreadOptions
  readonly #queue: Waiting[] = []
  #worker: Worker | null = null
  #running: Running | null = null
  #isBusy = false
  #isClosed = false
  #lastId = 0

  constructor(options: ThreadOptions) {
    this.#options = options
  }

  run(prepare: () => Promise<FlowInput>, options: FlowOptions, urgency: Urgency): Computation {
    const { promise, resolve, reject } = Promise.withResolvers<EstimateResult>()
    const waiting: Waiting = { prepare, options, urgency, resolve, reject }
    this.#queue.push(waiting)
    void this.#work()
    return {
      result: promise,
      cancel: () => {
        const place = this.#queue.indexOf(waiting)
        if (place < 0) return false
        this.#queue.splice(place, 1)
        reject(interrupted('nobody waits for it any more'))
        return true
      },
      hurry: () => {
        waiting.urgency = 'asked'
      },
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const { reject } of this.#queue.splice(0)) reject(interrupted(STOPPING))
    await this.#worker?.terminate()
  }

  /** One job after the other, until none is left. */
  async #work(): Promise<void> {
    if (this.#isBusy) return
    this.#isBusy = true
    for (let job = takeNext(this.#queue); job !== undefined; job = takeNext(this.#queue)) {
      try {
        const input = copyInput(await job.prepare())
        if (this.#isClosed) throw interrupted(STOPPING)
        this.#lastId += 1
        job.resolve(await this.#compute({ id: this.#lastId, input, options: job.options }))
      } catch (error) {
        job.reject(error)
      }
    }
    this.#isBusy = false
  }

  async #compute(job: EstimateJob): Promise<EstimateResult> {
    this.#worker ??= this.#start()
    const worker = this.#worker
    const { promise, resolve, reject } = Promise.withResolvers<EstimateResult>()
    this.#running = { id: job.id, resolve, reject }
    const longestMs = this.#options.longestRunMs ?? LONGEST_RUN_MS
    const limit = setTimeout(() => {
      this.#lose(worker, `no answer in ${longestMs} ms`)
      void worker.terminate()
    }, longestMs)
    // A thread at work keeps the process up; one that waits does not.
    worker.ref()
    worker.postMessage(
      job,
      buffersOf(job.input).map((array) => array.buffer),
    )
    try {
      return await promise
    } finally {
      clearTimeout(limit)
      worker.unref()
    }
  }

  #start(): Worker {
    const program = this.#options.program ?? new URL('./estimateWorker.ts', import.meta.url)
    const worker = new Worker(program, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    })
    worker.on('message', (reply: EstimateReply) => this.#settle(reply))
    worker.on('error', (error) => this.#lose(worker, String(error)))
    worker.on('exit', (code) => this.#lose(worker, `it ended with code ${code}`))
    worker.unref()
    return worker
  }

  #settle(reply: EstimateReply): void {
    if (this.#running?.id !== reply.id) return
    const { resolve, reject } = this.#running
    this.#running = null
    if (reply.kind === 'estimate') resolve(reply)
    else if (reply.kind === 'refused') {
      reject(new DomainError(reply.code, reply.message, reply.details))
    } else reject(new Error(`The engine failed: ${reply.stack}`))
  }

  /** The next job starts a new thread; the one that was running is told what happened. */
  #lose(worker: Worker, cause: string): void {
    if (this.#worker !== worker) return
    this.#worker = null
    if (!this.#isClosed) this.#options.log('the estimate thread stopped', { cause })
    this.#running?.reject(interrupted(this.#isClosed ? STOPPING : cause))
    this.#running = null
  }
}

const STOPPING = 'Corridor is stopping'

function takeNext(queue: Waiting[]): Waiting | undefined {
  const asked = queue.findIndex(({ urgency }) => urgency === 'asked')
  return queue.splice(Math.max(asked, 0), 1)[0]
}

const interrupted = (cause: string): DomainError =>
  new DomainError(
    'unavailable',
    `The estimate could not be finished (${cause}). Ask again in a moment`,
    { retryAfterSeconds: 2 },
  )

/** The thread takes the arrays over; those that are kept for the next method stay whole. */
const copyInput = (input: FlowInput): FlowInput => ({
  ...input,
  stockStart: input.stockStart.slice(),
  stockEnd: input.stockEnd.slice(),
  births: input.births?.slice() ?? null,
  deaths: input.deaths?.slice() ?? null,
  netMigration: input.netMigration?.slice() ?? null,
})

const buffersOf = (input: FlowInput): Float64Array<ArrayBuffer>[] =>
  [input.stockStart, input.stockEnd, input.births, input.deaths, input.netMigration].flatMap(
    (array) => (array === null ? [] : [array as Float64Array<ArrayBuffer>]),
  )
