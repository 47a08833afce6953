import type { SealProblem, SealQuestion, SealReply, SealRequest } from './sealMessages.ts'

const NO_WORKERS: SealProblem = { code: 'no_worker', message: 'no workers' }

/** The page's end of the line to the worker: answers to all but the last request are not passed on. */
export class SealClient {
  readonly #worker: Worker | null
  readonly #onReply: (reply: SealReply) => void
  #asked = 0

  constructor(onReply: (reply: SealReply) => void) {
    this.#onReply = onReply
    this.#worker =
      typeof Worker === 'undefined'
        ? null
        : new Worker(new URL('./sealWorker.ts', import.meta.url), { type: 'module' })
    this.#worker?.addEventListener('message', ({ data }: MessageEvent<SealReply>) => {
      if (data.id === this.#asked) onReply(data)
    })
    this.#worker?.addEventListener('error', ({ message }) =>
      this.#fail({ code: 'unexpected', message }),
    )
  }

  check(question: SealQuestion): void {
    this.#send({ kind: 'check', id: this.#next(), ...question })
  }

  compare(texts: readonly string[]): void {
    this.#send({ kind: 'compare', id: this.#next(), texts })
  }

  cancel(): void {
    this.#send({ kind: 'cancel' })
  }

  close(): void {
    this.#worker?.terminate()
  }

  #next(): number {
    this.#asked += 1
    return this.#asked
  }

  #send(request: SealRequest): void {
    if (this.#worker === null) this.#fail(NO_WORKERS)
    else this.#worker.postMessage(request)
  }

  #fail(problem: SealProblem): void {
    this.#onReply({ kind: 'failed', id: this.#asked, problem })
  }
}
