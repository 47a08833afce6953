import { parentPort, workerData } from 'node:worker_threads'
import { DomainError, type DomainErrorCode } from '@corridor/kernel'
import type { Instrument } from '@corridor/totalization'
import {
  runTotalizationJob,
  type TotalizationJob,
  type TotalizationResults,
} from './totalizationJob.ts'

export interface NumberedJob {
  readonly id: number
  readonly job: TotalizationJob
}

/** What the thread answers to a job. */
export type TotalizationReply =
  /** Said once: the engine is loaded. */
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'done'
      readonly id: number
      readonly result: TotalizationResults[TotalizationJob['kind']]
    }
  | {
      readonly kind: 'refused'
      readonly id: number
      readonly code: DomainErrorCode
      readonly message: string
    }
  | { readonly kind: 'failed'; readonly id: number; readonly stack: string }

const { instruments } = workerData as { readonly instruments: readonly Instrument[] }

parentPort!.on('message', ({ id, job }: NumberedJob) => parentPort!.postMessage(replyTo(id, job)))
parentPort!.postMessage({ kind: 'ready' } satisfies TotalizationReply)

function replyTo(id: number, job: TotalizationJob): TotalizationReply {
  try {
    return { kind: 'done', id, result: runTotalizationJob(job, instruments) }
  } catch (error) {
    if (error instanceof DomainError) {
      return { kind: 'refused', id, code: error.code, message: error.message }
    }
    // No word of the case: only where in the program it happened.
    const stack = error instanceof Error ? (error.stack ?? error.name) : typeof error
    return { kind: 'failed', id, stack }
  }
}
