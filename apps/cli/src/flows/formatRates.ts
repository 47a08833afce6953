import type { FlowEstimate } from '@corridor/flows'
import { formatCsv } from '../output/formatCsv.ts'
import { formatJson } from '../output/formatJson.ts'
import { formatPersons, formatTable, type TableColumn } from '../output/formatTable.ts'
import { describeOutput } from './describeOutput.ts'
import type { FlowInputs } from './FlowInputs.ts'
import { formatHeading, pairColumns } from './formatEstimate.ts'
import type { AreaRow, CorridorRow, RateRows } from './RateRows.ts'

/** Rows of a table for reading when their number was not chosen. */
const SHOWN = 20

interface RateSelection {
  readonly corridor?: string
  readonly corridors?: boolean
  readonly top?: number
}

const AREA_COLUMNS = {
  inflow: 'inflow',
  outflow: 'outflow',
  net: 'net',
  population: 'population',
  immigrationPer1000: 'immigration_per_1000',
  emigrationPer1000: 'emigration_per_1000',
  netPer1000: 'net_per_1000',
  effectivenessPercent: 'effectiveness_percent',
} as const satisfies Partial<Record<keyof AreaRow, string>>

const CORRIDOR_COLUMNS = {
  persons: 'persons',
  per1000OfOrigin: 'per_1000_of_origin',
  per1000OfDestination: 'per_1000_of_destination',
  effectivenessPercent: 'effectiveness_percent',
} as const satisfies Partial<Record<keyof CorridorRow, string>>

/** Rates in the form asked for: areas or corridors, in json both. */
export function encodeRates(
  inputs: FlowInputs,
  estimate: FlowEstimate,
  rows: RateRows,
  selection: RateSelection,
  format: 'table' | 'csv' | 'json',
): string {
  const areas = largest(rows.areas, ({ inflow, outflow }) => inflow + outflow, selection.top)
  const corridors = largest(rows.corridors, ({ persons }) => persons, selection.top)
  if (format === 'json') {
    return formatJson({
      ...describeOutput(inputs, estimate),
      denominator: rows.denominator,
      world: rows.world,
      areaRates: areas,
      corridorRates: corridors,
    })
  }
  const ofCorridors = selection.corridors === true || selection.corridor !== undefined
  if (format === 'csv') {
    return ofCorridors
      ? ratesCsv(inputs, estimate, rows, corridors, ['origin', 'destination'], CORRIDOR_COLUMNS)
      : ratesCsv(inputs, estimate, rows, areas, ['area'], AREA_COLUMNS)
  }
  const heading = `${formatHeading(inputs, estimate)}${describeRates(rows)}`
  const tables = [
    ...(ofCorridors ? [corridorTable(inputs, corridors, selection)] : []),
    ...(ofCorridors && selection.corridor === undefined
      ? []
      : [areaTable(inputs, areas, selection)]),
  ]
  return `${heading}\n${tables.join('\n')}`
}

const largest = <Row>(
  rows: readonly Row[],
  sizeOf: (row: Row) => number,
  top: number | undefined,
): readonly Row[] =>
  top === undefined ? rows : rows.toSorted((a, b) => sizeOf(b) - sizeOf(a)).slice(0, top)

/** Every row says what it was divided by, so that a table cut out of its file still does. */
function ratesCsv<Row extends AreaRow | CorridorRow>(
  inputs: FlowInputs,
  estimate: FlowEstimate,
  { denominator }: RateRows,
  rows: readonly Row[],
  names: readonly (keyof Row & string)[],
  columns: Readonly<Partial<Record<keyof Row, string>>>,
): string {
  const { period } = inputs.describe(estimate)
  const made = [denominator.text, denominator.release, String(period), estimate.method]
  const figures = Object.entries(columns) as [keyof Row, string][]
  return formatCsv(
    [
      ...names,
      ...figures.map(([, title]) => title),
      ...['denominator', 'denominator_release', 'period', 'method', 'vintage'],
    ],
    rows.map((row) => [
      ...names.map((name) => row[name] as string),
      ...figures.map(([name]) => row[name] as number | null),
      ...made,
      inputs.vintage,
    ]),
  )
}

function describeRates({ denominator, world }: RateRows): string {
  const { movesPer1000: moves, effectivenessPercent: effectiveness } = world
  const all =
    moves === null || effectiveness === null
      ? ''
      : `World: ${moves.toFixed(2)} moves per 1,000 people, effectiveness ${effectiveness.toFixed(1)} %\n`
  return `Per 1,000 people of ${denominator.release}. ${denominator.text}\n${all}`
}

function areaTable(inputs: FlowInputs, rows: readonly AreaRow[], { top }: RateSelection): string {
  const shown = largest(rows, ({ inflow, outflow }) => inflow + outflow, top ?? SHOWN)
  const label = (code: string) => [code, inputs.nameOf(code)].filter(Boolean).join(' ')
  const table = formatTable([
    { title: 'area', align: 'left', cells: shown.map(({ area }) => label(area)) },
    persons('inflow', shown, 'inflow'),
    persons('outflow', shown, 'outflow'),
    persons('population', shown, 'population'),
    rate('immigration', shown, 'immigrationPer1000'),
    rate('emigration', shown, 'emigrationPer1000'),
    rate('net', shown, 'netPer1000'),
    rate('effectiveness %', shown, 'effectivenessPercent', 1),
  ])
  return table + restOf(shown, rows, 'areas')
}

function corridorTable(
  inputs: FlowInputs,
  rows: readonly CorridorRow[],
  { top }: RateSelection,
): string {
  const shown = largest(rows, (row) => row.persons, top ?? SHOWN)
  const table = formatTable([
    ...pairColumns(shown, inputs.nameOf),
    persons('persons', shown, 'persons'),
    rate('of origin', shown, 'per1000OfOrigin'),
    rate('of destination', shown, 'per1000OfDestination'),
    rate('effectiveness %', shown, 'effectivenessPercent', 1),
  ])
  return table + restOf(shown, rows, 'corridors')
}

const restOf = (shown: readonly unknown[], rows: readonly unknown[], what: string): string =>
  shown.length === rows.length
    ? ''
    : `The ${shown.length} ${what} with most moves of ${rows.length.toLocaleString('en')}; ` +
      '--top chooses how many, --format csv gives all.\n'

const persons = <Row>(title: string, rows: readonly Row[], name: keyof Row): TableColumn => ({
  title,
  align: 'right',
  cells: formatPersons(rows.map((row) => row[name] as number | null)),
})

const rate = <Row>(
  title: string,
  rows: readonly Row[],
  name: keyof Row,
  decimals = 2,
): TableColumn => ({
  title,
  align: 'right',
  cells: rows.map((row) => (row[name] as number | null)?.toFixed(decimals) ?? '-'),
})
