import type {
  corridorFlowsRoute,
  countryFlowsRoute,
  regionalMatrixRoute,
  topCorridorsRoute,
  worldMatrixRoute,
} from '@corridor/contract'
import type { CsvTable } from '../../http/csv.ts'
import type { Answer } from '../../http/mount.ts'
import { PUBLISHED_AS } from './flowMethods.ts'
import { fileName, PROVENANCE, provenance } from './tableProvenance.ts'

/** Ends of the 90 % interval and its middle; empty without a simulation. */
const BOUNDS = ['lower', 'median', 'upper'] as const

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

/** How each figure of a series was made. */
const SERIES = [
  'period',
  'period_years',
  'method',
  'published_as',
  'stocks',
  'demography',
  'sex',
] as const

type SeriesEntry = Pick<
  Answer<(typeof corridorFlowsRoute)['output']>['flows'][number],
  'period' | 'periodYears' | 'method' | 'stocks' | 'demography'
>

const seriesCells = (
  { period, periodYears, method, stocks, demography }: SeriesEntry,
  sex: string,
) => [period, periodYears, method, PUBLISHED_AS[method], stocks, demography, sex] as const

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
      ...SERIES,
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
      ...seriesCells(flow, sex),
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
      ...SERIES,
      'inflow',
      'outflow',
      'net',
      ...['inflow', 'outflow', 'net'].flatMap((side) => BOUNDS.map((bound) => `${side}_${bound}`)),
      'net_migration_of_source',
      'missing',
    ],
    rows: series.map((flow) => [
      area,
      ...seriesCells(flow, estimate.sex),
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
