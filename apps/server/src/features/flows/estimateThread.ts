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

export function estimateThread(options: ThreadOptions): EstimateThread {
  const program = options.program ?? new URL('./estimateWorker.ts', import.meta.url)
  const queue: Waiting[] = []
  let worker: Worker | null = null
  let running: Running | null = null
  let busy = false
  let closed = false
  let lastId = 0

  const start = (): Worker => {
    const started = new Worker(program, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    })
    started.on('message', (reply: EstimateReply) => {
      if (running?.id !== reply.id) return
      const { resolve, reject } = running
      running = null
      if (reply.kind === 'estimate') resolve(reply)
      else if (reply.kind === 'refused') {
        reject(new DomainError(reply.code, reply.message, reply.details))
      } else reject(new Error(`The engine failed: ${reply.stack}`))
    })
    started.on('error', (error) => lose(started, error))
    started.on('exit', (code) => lose(started, new Error(`it ended with code ${code}`)))
    started.unref()
    return started
  }
  /** The next job starts a new thread; the one that was running is told what happened. */
  const lose = (lost: Worker, cause: unknown): void => {
    if (worker !== lost) return
    worker = null
    options.log('the estimate thread stopped', { cause: String(cause), closed })
    running?.reject(interrupted(String(cause)))
    running = null
  }
  const compute = (job: EstimateJob): Promise<EstimateResult> => {
    worker ??= start()
    const used = worker
    const { promise, resolve, reject } = Promise.withResolvers<EstimateResult>()
    running = { id: job.id, resolve, reject }
    const limit = setTimeout(() => {
      lose(used, `no answer in ${options.longestRunMs ?? LONGEST_RUN_MS} ms`)
      void used.terminate()
    }, options.longestRunMs ?? LONGEST_RUN_MS)
    used.ref()
    used.postMessage(
      job,
      buffersOf(job.input).map((array) => array.buffer),
    )
    return promise.finally(() => {
      clearTimeout(limit)
      used.unref()
    })
  }
  const work = async (): Promise<void> => {
    if (busy) return
    busy = true
    for (let job = takeNext(queue); job !== undefined; job = takeNext(queue)) {
      try {
        const input = copyInput(await job.prepare())
        if (closed) throw interrupted('Corridor is stopping')
        lastId += 1
        job.resolve(await compute({ id: lastId, input, options: job.options }))
      } catch (error) {
        job.reject(error)
      }
    }
    busy = false
  }

  return {
    run(prepare, flowOptions, urgency) {
      const { promise, resolve, reject } = Promise.withResolvers<EstimateResult>()
      const waiting: Waiting = { prepare, options: flowOptions, urgency, resolve, reject }
      queue.push(waiting)
      void work()
      return {
        result: promise,
        cancel() {
          const place = queue.indexOf(waiting)
          if (place < 0) return false
          queue.splice(place, 1)
          reject(interrupted('nobody waits for it any more'))
          return true
        },
        hurry() {
          waiting.urgency = 'asked'
        },
      }
    },
    async close() {
      closed = true
      for (const { reject } of queue.splice(0)) reject(interrupted('Corridor is stopping'))
      await worker?.terminate()
    },
  }
}

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
