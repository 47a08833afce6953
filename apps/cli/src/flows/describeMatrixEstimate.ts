import type { FlowEstimate } from '@corridor/flows'
import { formatPeriod, type Period, periodYears } from '@corridor/kernel'
import { ENGINE, INTERVAL_NOTE, PUBLISHED_AS } from '@corridor/server/flows'
import type { EstimateDescription } from './FlowInputs.ts'
import type { LoadedMatrices } from './loadMatrices.ts'

/** What stands beside flows from the user's own tables: the same fields as for releases. */
export function describeMatrixEstimate(
  { vintage, sources, notes }: LoadedMatrices,
  period: Period | null,
  { method, total, areas, diagnostics }: FlowEstimate,
): EstimateDescription {
  const { options, excludedAreas, balancing, ...found } = diagnostics
  return {
    method,
    publishedAs: PUBLISHED_AS[method],
    weight: options.pseudoBayesWeight,
    period: period === null ? null : formatPeriod(period),
    periodYears: period === null ? null : periodYears(period),
    sex: null,
    unit: 'persons',
    vintage,
    sources,
    total,
    areas: areas.length,
    interval: null,
    intervalNote: INTERVAL_NOTE,
    status: 'estimated',
    engine: ENGINE,
    diagnostics: {
      excluded: excludedAreas,
      composites: [],
      ...found,
      balancing: balancing.map(({ blocks, ...report }) => ({
        ...report,
        blocks: blocks.map(({ birthplaces, residences, ratio, gapPersons }) => ({
          areas: [...new Set([...birthplaces, ...residences])].toSorted(),
          ratio,
          gapPersons,
        })),
      })),
      notes,
    },
  }
}
