import { parentPort, workerData } from 'node:worker_threads'
import {
  type CareerModel,
  type Instrument,
  type SimulatedCareers,
  simulateCareers,
} from '@corridor/totalization'

/** Careers of a model from one number to before another. */
export interface CareerPart {
  readonly model: CareerModel
  readonly seed: number
  readonly from: number
  readonly to: number
}

export type CareerReply =
  | { readonly kind: 'done'; readonly sums: SimulatedCareers }
  | { readonly kind: 'failed'; readonly message: string }

const { instruments } = workerData as { readonly instruments: readonly Instrument[] }

parentPort!.on('message', ({ model, seed, from, to }: CareerPart) =>
  parentPort!.postMessage(replyTo(() => simulateCareers(model, instruments, seed, from, to))),
)

function replyTo(run: () => SimulatedCareers): CareerReply {
  try {
    return { kind: 'done', sums: run() }
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}
