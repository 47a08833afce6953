import type {
  corridorFlowsRoute,
  countryFlowsRoute,
  EstimateHeader,
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
}: Answer<(typeof worldMatrixRoute)['output']>): CsvTable {
  const made = provenance(estimate)
  return {
    columns: ['origin', 'destination', 'persons', ...PROVENANCE],
    rows: origin.map((from, place) => [
      areas[from]!,
      areas[destination[place]!]!,
      persons[place]!,
      ...made,
    ]),
    fileName: fileName('world', estimate),
  }
}

export function regionalTable({
  estimate,
  grouping,
  nodes,
  persons,
}: Answer<(typeof regionalMatrixRoute)['output']>): CsvTable {
  const made = provenance(estimate)
  return {
    columns: ['origin', 'destination', 'persons', 'grouping', ...PROVENANCE],
    rows: nodes.flatMap((from, i) =>
      nodes.map((to, j) => [from.code, to.code, persons[i]![j]!, grouping, ...made]),
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
    columns: [...columns, ...types, ...PROVENANCE],
    rows: corridors.map((corridor) => [
      ...[...columns, ...types].map((column) => corridor[column]),
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
      flow.netMigrationOfSource,
      flow.missing,
    ]),
    fileName: `corridor-flows_${area}`,
  }
}
