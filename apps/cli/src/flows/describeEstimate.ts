import type { FlowEstimate } from '@corridor/flows'
import { formatPeriod, periodYears } from '@corridor/kernel'
import { readVersion } from '../readVersion.ts'
import type { FlowInputs } from './FlowInputs.ts'
import { METHOD_MEANINGS } from './methodMeanings.ts'

/** Program and version, so that an estimate can be made again. */
export const ENGINE = `corridor ${readVersion()}`

/** What stands beside the flows in JSON and Arrow: how they were made and from what. */
export function describeEstimate(
  inputs: FlowInputs,
  estimate: FlowEstimate,
): Readonly<Record<string, unknown>> {
  const { period } = inputs
  const { options, ...diagnostics } = estimate.diagnostics
  return {
    total: estimate.total,
    method: estimate.method,
    publishedAs: METHOD_MEANINGS[estimate.method].publishedAs,
    vintage: inputs.vintage,
    period: period === null ? null : formatPeriod(period),
    periodYears: period === null ? null : periodYears(period),
    sex: inputs.sex,
    unit: 'persons',
    status: 'estimated',
    areas: estimate.areas,
    sources: inputs.sources,
    options,
    engine: ENGINE,
    diagnostics: {
      excluded: inputs.excluded,
      composites: inputs.composites,
      ...diagnostics,
      notes: inputs.notes,
    },
  }
}
