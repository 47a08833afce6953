import type { FlowEstimate } from '@corridor/flows'
import { formatPeriod, periodYears } from '@corridor/kernel'
import { PUBLISHED_AS } from '@corridor/server/flows'
import { formatPersons, formatTable, type TableColumn } from '../output/formatTable.ts'
import type { FlowInputs } from './FlowInputs.ts'
import type { RegionList } from './loadRegions.ts'
import {
  type FlowRow,
  largestFlows,
  type SelectedFlows,
  type SelectionOptions,
} from './selectFlows.ts'

/** What fits a page; the other forms hold everything. */
const SHOWN = 20
const WIDEST_MATRIX = 12

/** An estimate for reading: a heading with method, vintage and total, then a table. */
export function formatEstimate(
  inputs: FlowInputs,
  estimate: FlowEstimate,
  selected: SelectedFlows,
  selection: SelectionOptions,
): string {
  const heading = formatHeading(inputs, estimate)
  const { regions } = selected
  if (regions !== null && selection.top === undefined && regions.regions.length <= WIDEST_MATRIX) {
    return `${heading}\n${formatRegionMatrix(selected.flows, regions)}`
  }
  const isWhole = selection.top === undefined && selection.corridor === undefined
  const moving = isWhole ? selected.flows.filter(({ persons }) => persons > 0) : selected.flows
  const shown = isWhole ? largestFlows(moving, SHOWN) : moving
  const nameOf = regions?.nameOf ?? inputs.nameOf
  const table = formatTable([
    ...pairColumns(shown, nameOf),
    {
      title: 'persons',
      align: 'right',
      cells: formatPersons(shown.map(({ persons }) => persons)),
    },
    ...(regions === null ? typeColumns(shown, estimate) : []),
  ])
  const rest =
    shown.length === moving.length
      ? ''
      : `The ${shown.length} largest of ${moving.length.toLocaleString('en')} pairs with moves; ` +
        '--top chooses how many, --format csv gives all.\n'
  return `${heading}\n${table}${rest}`
}

/** Method, vintage and total, for the top of a table. */
export function formatHeading(inputs: FlowInputs, estimate: FlowEstimate): string {
  const publishedAs = PUBLISHED_AS[estimate.method]
  const { period, sex } = inputs
  const years = period === null ? '' : `, ${formatPeriod(period)} (${periodYears(period)} years)`
  return [
    `Flows by ${estimate.method}${publishedAs === null ? '' : ` (published as ${publishedAs})`}${years}`,
    `From ${inputs.vintage}${sex === null ? '' : `, ${SEX_WORDS[sex]}`}, ${estimate.areas.length} areas`,
    `Total ${formatPersons([estimate.total])[0]} persons`,
    '',
  ].join('\n')
}

const SEX_WORDS = { both: 'both sexes', female: 'female', male: 'male' } as const

/** Origin and destination, with names where they are known. */
export function pairColumns(
  rows: readonly Omit<FlowRow, 'persons'>[],
  nameOf: (code: string) => string | null,
): TableColumn[] {
  const label = (code: string) => {
    const name = nameOf(code)
    return name === null ? code : `${code} ${name}`
  }
  return [
    { title: 'from', align: 'left', cells: rows.map(({ origin }) => label(origin)) },
    { title: 'to', align: 'left', cells: rows.map(({ destination }) => label(destination)) },
  ]
}

function typeColumns(rows: readonly FlowRow[], { areas, types }: FlowEstimate): TableColumn[] {
  if (types === null) return []
  const positions = new Map(areas.map((area, position) => [area, position]))
  return (['outward', 'return', 'transit'] as const).map((type) => ({
    title: type,
    align: 'right',
    cells: formatPersons(
      rows.map(({ origin, destination }) => {
        const [i, j] = [positions.get(origin)!, positions.get(destination)!]
        return types[type][i * areas.length + j]!
      }),
    ),
  }))
}

function formatRegionMatrix(flows: readonly FlowRow[], { regions, nameOf }: RegionList): string {
  const between = (origin: string, destination: string) =>
    flows.find((row) => row.origin === origin && row.destination === destination)!.persons
  const out = (origin: string) => sum(regions.map((destination) => between(origin, destination)))
  const into = (destination: string) => sum(regions.map((origin) => between(origin, destination)))
  const total = sum(flows.map(({ persons }) => persons))
  const figures = (title: string, values: readonly number[]): TableColumn => ({
    title,
    align: 'right',
    cells: formatPersons(values),
  })
  return formatTable([
    {
      title: 'from \\ to',
      align: 'left',
      cells: [...regions.map((code) => `${code} ${nameOf(code) ?? ''}`), 'all'],
    },
    ...regions.map((destination) =>
      figures(destination, [
        ...regions.map((origin) => between(origin, destination)),
        into(destination),
      ]),
    ),
    figures('all', [...regions.map(out), total]),
  ])
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
