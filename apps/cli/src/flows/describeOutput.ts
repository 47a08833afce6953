import type { FlowEstimate } from '@corridor/flows'
import type { FlowInputs } from './FlowInputs.ts'

/** The fields of JSON and Arrow: the total first, then how the flows were made and from what. */
export function describeOutput(
  inputs: FlowInputs,
  estimate: FlowEstimate,
): Readonly<Record<string, unknown>> {
  const { total, method, vintage, diagnostics, ...description } = inputs.describe(estimate)
  return {
    total,
    method,
    vintage,
    ...description,
    options: estimate.diagnostics.options,
    diagnostics,
  }
}
