import { Worker } from 'node:worker_threads'
import { DomainError } from '@corridor/kernel'
import type { Instrument } from '@corridor/totalization'
import { waitingLimit } from '../../http/waitingLimit.ts'
import type { TotalizationJob, TotalizationResults } from './totalizationJob.ts'
import type { NumberedJob, TotalizationReply } from './totalizationWorker.ts'

/** A case of 40 years takes two milliseconds; one that takes this long was made to. */
const LONGEST_MS = 5_000

/** Loading the engine, on a server that has other things to do; it counts against no case. */
const LONGEST_START_MS = 30_000

const HEAP_MB = 256

const LIMITS = { waitingPerAddress: 2, waiting: 8 } as const

export interface TotalizationThreadOptions {
  readonly instruments: readonly Instrument[]
  readonly longestMs?: number
  /** The program of the thread; a test puts in one that hangs. */
  readonly program?: URL
}

/** One thread that computes cases, one after the other: exact numbers can be made to take long. */
export interface TotalizationThread {
  readonly instruments: readonly Instrument[]
  /**
   * @throws {DomainError} the engine's own; `too_large` when it takes too long or too much memory.
   * @throws {RefusedRequest} 429 or 503 when too much waits.
   */
  run<Kind extends TotalizationJob['kind']>(
    job: Extract<TotalizationJob, { readonly kind: Kind }>,
    address: string,
  ): Promise<TotalizationResults[Kind]>
  close(): Promise<void>
}

export const totalizationThread = (options: TotalizationThreadOptions): TotalizationThread =>
  new Thread(options)

interface Running {
  readonly id: number
  readonly resolve: (result: TotalizationResults[TotalizationJob['kind']]) => void
  readonly reject: (error: unknown) => void
}

class Thread implements TotalizationThread {
  readonly instruments: readonly Instrument[]
  readonly #options: TotalizationThreadOptions
  readonly #limited = waitingLimit(LIMITS, {
    own: (count) =>
      `${count} cases of yours are being computed already; ask again when one is done`,
    all: (count) => `${count} cases are being computed already; ask again in a moment`,
  })
  #worker: Worker | null = null
  #ready = Promise.withResolvers<void>()
  #running: Running | null = null
  #last: Promise<unknown> = Promise.resolve()
  #lastId = 0

  constructor(options: TotalizationThreadOptions) {
    this.#options = options
    this.instruments = options.instruments
  }

  run<Kind extends TotalizationJob['kind']>(
    job: Extract<TotalizationJob, { readonly kind: Kind }>,
    address: string,
  ): Promise<TotalizationResults[Kind]> {
    return this.#limited(address, () => {
      const done = this.#last.then(() => this.#compute(job))
      this.#last = done.catch(() => {})
      return done as Promise<TotalizationResults[Kind]>
    })
  }

  async close(): Promise<void> {
    await this.#worker?.terminate()
  }

  async #compute(job: TotalizationJob): Promise<TotalizationResults[TotalizationJob['kind']]> {
    this.#worker ??= this.#start()
    const worker = this.#worker
    this.#lastId += 1
    const { promise, resolve, reject } =
      Promise.withResolvers<TotalizationResults[TotalizationJob['kind']]>()
    this.#running = { id: this.#lastId, resolve, reject }
    const giveUp = (error: DomainError) => {
      this.#lose(worker, error)
      void worker.terminate()
    }
    worker.ref()
    let limit = setTimeout(() => giveUp(notStarted()), LONGEST_START_MS)
    try {
      // Whichever comes first: a thread that dies while it starts rejects the answer.
      await Promise.race([this.#ready.promise, promise])
      clearTimeout(limit)
      limit = setTimeout(() => giveUp(tooMuch()), this.#options.longestMs ?? LONGEST_MS)
      worker.postMessage({ id: this.#lastId, job } satisfies NumberedJob)
      return await promise
    } finally {
      clearTimeout(limit)
      worker.unref()
    }
  }

  #start(): Worker {
    const program = this.#options.program ?? new URL('./totalizationWorker.ts', import.meta.url)
    const worker = new Worker(program, {
      execArgv: [],
      workerData: { instruments: this.instruments },
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    })
    worker.on('message', (reply: TotalizationReply) => this.#settle(reply))
    this.#ready = Promise.withResolvers<void>()
    worker.on('error', () => this.#lose(worker, tooMuch()))
    worker.on('exit', () => this.#lose(worker, tooMuch()))
    worker.unref()
    return worker
  }

  #settle(reply: TotalizationReply): void {
    if (reply.kind === 'ready') {
      this.#ready.resolve()
      return
    }
    if (this.#running?.id !== reply.id) return
    const { resolve, reject } = this.#running
    this.#running = null
    if (reply.kind === 'done') resolve(reply.result)
    else if (reply.kind === 'refused') reject(new DomainError(reply.code, reply.message))
    else reject(new Error(`The engine failed: ${reply.stack}`))
  }

  /** The next job starts a new thread. */
  #lose(worker: Worker, error: DomainError): void {
    if (this.#worker !== worker) return
    this.#worker = null
    this.#running?.reject(error)
    this.#running = null
  }
}

const tooMuch = (): DomainError =>
  new DomainError(
    'too_large',
    'This case takes too long or too much memory. Write lengths and amounts with fewer digits, or fewer periods; the page /social-security computes it in your browser without this limit',
  )

const notStarted = (): DomainError =>
  new DomainError(
    'unavailable',
    'There is more to do at the moment than this server can do. Ask again in a few seconds, or compute the case on the page /social-security',
    { retryAfterSeconds: 5 },
  )
