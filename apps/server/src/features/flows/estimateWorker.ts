import { parentPort } from 'node:worker_threads'
import { estimateFlows, type FlowEstimate, type FlowInput, type FlowOptions } from '@corridor/flows'
import { DomainError, type DomainErrorCode } from '@corridor/kernel'

/** A question to the worker. The arrays of `input` are handed over, not copied. */
export interface EstimateJob {
  readonly id: number
  readonly input: FlowInput
  readonly options: FlowOptions
}

/** The worker's answer; transit is what is left of the persons and not sent. */
export type EstimateReply =
  | {
      readonly id: number
      readonly kind: 'estimate'
      readonly areas: FlowEstimate['areas']
      readonly persons: Float64Array<ArrayBuffer>
      readonly outward: Float64Array<ArrayBuffer> | null
      readonly return: Float64Array<ArrayBuffer> | null
      readonly total: number
      readonly diagnostics: FlowEstimate['diagnostics']
    }
  | {
      readonly id: number
      readonly kind: 'refused'
      readonly code: DomainErrorCode
      readonly message: string
      readonly details: Readonly<Record<string, unknown>>
    }
  | { readonly id: number; readonly kind: 'failed'; readonly stack: string }

parentPort?.on('message', (job: EstimateJob) => {
  const reply = answer(job)
  const arrays =
    reply.kind === 'estimate' ? [reply.persons, reply.outward, reply.return] : ([] as const)
  parentPort!.postMessage(
    reply,
    arrays.flatMap((array) => array?.buffer ?? []),
  )
})

function answer({ id, input, options }: EstimateJob): EstimateReply {
  try {
    const { areas, persons, types, total, diagnostics } = estimateFlows(input, options)
    return {
      id,
      kind: 'estimate',
      areas,
      persons: detached(persons),
      outward: types === null ? null : detached(types.outward),
      return: types === null ? null : detached(types.return),
      total,
      diagnostics,
    }
  } catch (error) {
    if (error instanceof DomainError) {
      const { code, message, details } = error
      return { id, kind: 'refused', code, message, details }
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { id, kind: 'failed', stack }
  }
}

/** An array with a buffer of its own, which can be handed over. */
const detached = (array: Float64Array): Float64Array<ArrayBuffer> =>
  array.buffer instanceof ArrayBuffer && array.byteLength === array.buffer.byteLength
    ? (array as Float64Array<ArrayBuffer>)
    : new Float64Array(array)
