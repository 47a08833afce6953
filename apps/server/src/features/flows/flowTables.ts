import type {
  compareRoute,
  corridorFlowsRoute,
  countryFlowsRoute,
  cumulativeRoute,
  EstimateHeader,
  ratesRoute,
  regionalMatrixRoute,
  topCorridorsRoute,
  worldMatrixRoute,
} from '@corridor/contract'
import type { CsvTable } from '../../http/csv.ts'
import type { Answer } from '../../http/mount.ts'
import { PUBLISHED_AS } from './flowMethods.ts'

/** Every row says how its figure was made, so that a table cut out of its file still does. */
const PROVENANCE = ['period', 'method', 'published_as', 'weight', 'vintage', 'sex'] as const

type Header = Answer<EstimateHeader>

const provenance = ({ period, method, publishedAs, weight, vintage, sex }: Header) =>
  [period, method, publishedAs, weight, vintage, sex] as const

/** Ends of the 90 % interval and its middle; empty without a simulation. */
const BOUNDS = ['lower', 'median', 'upper'] as const

const fileName = (subject: string, { period, method, vintage, sex }: Header): string =>
  [
    'corridor-flows',
    subject,
    period,
    method,
    vintage.replace(' + ', '_'),
    ...(sex === 'both' ? [] : [sex]),
  ].join('_')

export function worldTable({
  estimate,
  areas,
  origin,
  destination,
  persons,
  lower,
  median,
  upper,
}: Answer<(typeof worldMatrixRoute)['output']>): CsvTable {
  const made = provenance(estimate)
  return {
    columns: ['origin', 'destination', 'persons', ...BOUNDS, ...PROVENANCE],
    rows: origin.map((from, place) => [
      areas[from]!,
      areas[destination[place]!]!,
      persons[place]!,
      lower?.[place] ?? null,
      median?.[place] ?? null,
      upper?.[place] ?? null,
      ...made,
    ]),
    fileName: fileName('world', estimate),
  }
}

export function regionalTable({
  estimate,
  grouping,
  type,
  nodes,
  persons,
  lower,
  median,
  upper,
}: Answer<(typeof regionalMatrixRoute)['output']>): CsvTable {
  const made = provenance(estimate)
  return {
    columns: ['origin', 'destination', 'persons', ...BOUNDS, 'type', 'grouping', ...PROVENANCE],
    rows: nodes.flatMap((from, i) =>
      nodes.map((to, j) => [
        from.code,
        to.code,
        persons[i]![j]!,
        lower?.[i]?.[j] ?? null,
        median?.[i]?.[j] ?? null,
        upper?.[i]?.[j] ?? null,
        type ?? 'all',
        grouping,
        ...made,
      ]),
    ),
    fileName: fileName(`regions-${grouping}`, estimate),
  }
}

export function topTable({
  estimate,
  corridors,
}: Answer<(typeof topCorridorsRoute)['output']>): CsvTable {
  const made = provenance(estimate)
  const columns = ['rank', 'origin', 'destination', 'persons', 'reverse', 'net'] as const
  const types = ['outward', 'return', 'transit'] as const
  return {
    columns: [...columns, ...BOUNDS, ...types, ...PROVENANCE],
    rows: corridors.map((corridor) => [
      ...[...columns, ...BOUNDS, ...types].map((column) => corridor[column] ?? null),
      ...made,
    ]),
    fileName: fileName('top', estimate),
  }
}

export function corridorTable({
  origin,
  destination,
  sex,
  flows,
}: Answer<(typeof corridorFlowsRoute)['output']>): CsvTable {
  return {
    columns: [
      'direction',
      'origin',
      'destination',
      'period',
      'period_years',
      'method',
      'published_as',
      'stocks',
      'demography',
      'sex',
      'persons',
      ...BOUNDS,
      'outward',
      'return',
      'transit',
      'missing',
      'missing_detail',
    ],
    rows: flows.map((flow) => [
      flow.direction,
      flow.origin,
      flow.destination,
      flow.period,
      flow.periodYears,
      flow.method,
      PUBLISHED_AS[flow.method],
      flow.stocks,
      flow.demography,
      sex,
      flow.persons,
      ...BOUNDS.map((bound) => flow[bound] ?? null),
      flow.outward,
      flow.return,
      flow.transit,
      flow.missing,
      flow.missingDetail,
    ]),
    fileName: `corridor-flows_${origin}-${destination}`,
  }
}

/** The series through time; the partners of one estimate are those of the table of top corridors. */
export function countryTable({
  area,
  series,
  estimate,
}: Answer<(typeof countryFlowsRoute)['output']>): CsvTable {
  return {
    columns: [
      'area',
      'period',
      'period_years',
      'method',
      'published_as',
      'stocks',
      'demography',
      'sex',
      'inflow',
      'outflow',
      'net',
      ...['inflow', 'outflow', 'net'].flatMap((side) => BOUNDS.map((bound) => `${side}_${bound}`)),
      'net_migration_of_source',
      'missing',
    ],
    rows: series.map((flow) => [
      area,
      flow.period,
      flow.periodYears,
      flow.method,
      PUBLISHED_AS[flow.method],
      flow.stocks,
      flow.demography,
      estimate.sex,
      flow.inflow,
      flow.outflow,
      flow.net,
      ...[flow.inflowInterval, flow.outflowInterval, flow.netInterval].flatMap((interval) =>
        BOUNDS.map((bound) => interval?.[bound] ?? null),
      ),
      flow.netMigrationOfSource,
      flow.missing,
    ]),
    fileName: `corridor-flows_${area}`,
  }
}

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
