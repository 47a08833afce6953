import type { FlowProblem, FlowReply, FlowRequest } from './flowMessages.ts'

type Asked = FlowRequest extends infer One
  ? One extends { readonly id: number }
    ? Omit<One, 'id'>
    : never
  : never

const NO_WORKERS: FlowProblem = {
  code: 'unavailable',
  message: 'This browser cannot compute in the background. Use a newer one.',
  details: {},
}

/** The page's end of the line to the worker: answers to all but the last question are not passed on. */
export class FlowClient {
  readonly #worker: Worker | null
  readonly #onReply: (reply: FlowReply) => void
  #asked = 0

  constructor(onReply: (reply: FlowReply) => void) {
    this.#onReply = onReply
    this.#worker =
      typeof Worker === 'undefined'
        ? null
        : new Worker(new URL('./flowWorker.ts', import.meta.url), { type: 'module' })
    this.#worker?.addEventListener('message', ({ data }: MessageEvent<FlowReply>) => {
      if (data.id === this.#asked) onReply(data)
    })
    this.#worker?.addEventListener('error', ({ message }) =>
      this.#fail({ code: 'unexpected', message, details: {} }),
    )
  }

  ask(request: Asked): void {
    this.#asked += 1
    if (this.#worker === null) this.#fail(NO_WORKERS)
    else this.#worker.postMessage({ ...request, id: this.#asked })
  }

  cancel(): void {
    this.#asked += 1
    this.#worker?.postMessage({ kind: 'cancel' } satisfies FlowRequest)
  }

  close(): void {
    this.#worker?.terminate()
  }

  #fail(problem: FlowProblem): void {
    this.#onReply({ kind: 'failed', id: this.#asked, problem })
  }
}
