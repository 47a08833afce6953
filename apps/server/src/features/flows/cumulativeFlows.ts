import type { cumulativeRoute, Grouping } from '@corridor/contract'
import { formatPeriod, periodYears } from '@corridor/kernel'
import type { z } from 'zod'
import type { EvidenceStore } from '../../evidence/index.ts'
import { ENGINE } from '../../version.ts'
import { type GridCell, missingCode } from './estimateGrid.ts'
import { roundPersons } from './roundPersons.ts'
import type { StoredEstimate } from './StoredEstimate.ts'
import { placesIn } from './topCorridors.ts'
import { vintageLabel } from './vintages.ts'

export interface CumulativeScope {
  readonly grouping: Grouping
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly limit: number
}

/**
 * Moves added up over the periods of one vintage, in order of time.
 *
 * @param cells one method and vintage, every period; the order does not matter.
 */
export function cumulativeFlows(
  evidence: Pick<EvidenceStore, 'areas' | 'areaIndex'>,
  cells: readonly GridCell[],
  scope: CumulativeScope,
): z.output<typeof cumulativeRoute.output> {
  const ordered = cells.toSorted((x, y) => x.choice.period.from - y.choice.period.from)
  const { vintage, method, sex } = ordered[0]!.choice
  const byPeriod = ordered.map(({ outcome }) =>
    outcome.kind === 'refused' ? null : pairsOf(evidence, outcome.estimate, scope),
  )
  const sums = byPeriod.map((pairs) =>
    pairs === null ? null : [...pairs.values()].reduce((total, value) => total + value, 0),
  )
  const running = runningSum(sums)
  const pairs = new Set(byPeriod.flatMap((one) => (one === null ? [] : [...one.keys()])))
  const series = [...pairs].map((pair) => {
    const values = byPeriod.map((one) => one?.get(pair) ?? null)
    return { pair, values, total: values.reduce<number>((total, value) => total + (value ?? 0), 0) }
  })
  const whole = series.filter(({ values }) => values.every((value) => value !== null))
  return {
    method,
    vintage: vintageLabel(vintage),
    stocks: vintage.stocks.id,
    demography: vintage.demography.id,
    sex,
    unit: 'persons',
    span: `${ordered[0]!.choice.period.from}-${ordered.at(-1)!.choice.period.to}`,
    periods: ordered.map(({ choice, outcome }, place) => ({
      period: formatPeriod(choice.period),
      years: periodYears(choice.period),
      persons: rounded(sums[place]!),
      cumulative: rounded(running[place]!),
      missing: outcome.kind === 'refused' ? missingCode(outcome.error) : null,
    })),
    corridors: whole
      .toSorted((x, y) => y.total - x.total || (x.pair < y.pair ? -1 : 1))
      .slice(0, scope.limit)
      .map(({ pair, values, total }, place) => {
        const [origin, destination] = pair.split('>') as [string, string]
        return {
          rank: place + 1,
          origin,
          destination,
          persons: roundPersons(total),
          byPeriod: values.map(rounded),
          cumulative: runningSum(values).map(rounded),
        }
      }),
    notes: [
      'Transitions of successive periods are added: a person who moves in two periods counts in both, one who comes back within a period in neither.',
      `${series.length - whole.length} pairs have no sum, because one of their areas is not in every period.`,
    ],
    engine: ENGINE,
  }
}

function pairsOf(
  evidence: Pick<EvidenceStore, 'areas' | 'areaIndex'>,
  estimate: StoredEstimate,
  { from, to, grouping }: CumulativeScope,
): ReadonlyMap<string, number> {
  const destinations = placesIn(evidence, estimate, to, grouping)
  const pairs = new Map<string, number>()
  for (const i of placesIn(evidence, estimate, from, grouping)) {
    for (const j of destinations) {
      if (i === j) continue
      pairs.set(
        `${estimate.areas[i]}>${estimate.areas[j]}`,
        estimate.persons[i * estimate.areas.length + j]!,
      )
    }
  }
  return pairs
}

/** Null from the first gap on. */
function runningSum(values: readonly (number | null)[]): readonly (number | null)[] {
  let total: number | null = 0
  return values.map((value) => {
    total = total === null || value === null ? null : total + value
    return total
  })
}

const rounded = (value: number | null): number | null =>
  value === null ? null : roundPersons(value)
