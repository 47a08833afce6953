import type { compareRoute, cumulativeRoute, ratesRoute } from '@corridor/contract'
import type { CsvTable } from '../../http/csv.ts'
import type { Answer } from '../../http/mount.ts'
import { fileName, PROVENANCE, provenance } from './tableProvenance.ts'

/** The largest corridors of both and the pairs that differ most, each once. */
export function compareTable({
  period,
  a,
  b,
  top,
  differences,
}: Answer<(typeof compareRoute)['output']>): CsvTable {
  const pairs = new Map(
    [...top, ...differences].map((pair) => [`${pair.origin}>${pair.destination}`, pair]),
  )
  return {
    columns: [
      'origin',
      'destination',
      'a',
      'b',
      'difference',
      'rank_a',
      'rank_b',
      'reasons',
      'period',
      'estimate_a',
      'estimate_b',
    ],
    rows: [...pairs.values()].map((pair) => [
      pair.origin,
      pair.destination,
      pair.a,
      pair.b,
      pair.difference,
      pair.rankA,
      pair.rankB,
      pair.reasons.map(({ text }) => text).join('; '),
      period,
      `${a.method} on ${a.vintage}`,
      `${b.method} on ${b.vintage}`,
    ]),
    fileName: `corridor-flows_compare_${period}_${a.method}_${a.stocks}_${b.method}_${b.stocks}`,
  }
}

/** Rates of the areas; those of corridors are in the same answer as JSON. */
export function ratesTable({
  estimate,
  denominator,
  areas,
}: Answer<(typeof ratesRoute)['output']>): CsvTable {
  const made = provenance(estimate)
  return {
    columns: [
      'area',
      'inflow',
      'outflow',
      'net',
      'population',
      'immigration_per_1000',
      'emigration_per_1000',
      'net_per_1000',
      'effectiveness_percent',
      'denominator_release',
      ...PROVENANCE,
    ],
    rows: areas.map((one) => [
      one.area,
      one.inflow,
      one.outflow,
      one.net,
      one.population,
      one.immigrationPer1000,
      one.emigrationPer1000,
      one.netPer1000,
      one.effectivenessPercent,
      denominator.release,
      ...made,
    ]),
    fileName: fileName('rates', estimate),
  }
}

export function cumulativeTable({
  method,
  vintage,
  span,
  periods,
  corridors,
}: Answer<(typeof cumulativeRoute)['output']>): CsvTable {
  return {
    columns: [
      'rank',
      'origin',
      'destination',
      'period',
      'persons',
      'cumulative',
      'method',
      'vintage',
    ],
    rows: corridors.flatMap((corridor) =>
      periods.map(({ period }, place) => [
        corridor.rank,
        corridor.origin,
        corridor.destination,
        period,
        corridor.byPeriod[place] ?? null,
        corridor.cumulative[place] ?? null,
        method,
        vintage,
      ]),
    ),
    fileName: `corridor-flows_cumulative_${span}_${method}_${vintage.replace(' + ', '_')}`,
  }
}
