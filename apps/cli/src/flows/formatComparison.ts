import { formatPeriod } from '@corridor/kernel'
import { type CsvCell, formatCsv } from '../output/formatCsv.ts'
import { formatJson } from '../output/formatJson.ts'
import { formatPersons, formatTable } from '../output/formatTable.ts'
import { type ComparedRow, type Comparison, differences } from './compareFlows.ts'
import { type ColumnComparison, compareWithFirst } from './compareWithFirst.ts'
import { comparisonFields, describeComparison } from './describeComparison.ts'
import { describeOutput } from './describeOutput.ts'
import { pairColumns } from './formatEstimate.ts'

/** Rows of a table for reading when their number was not chosen. */
const SHOWN = 20

/** Places and differences below a table for reading when their number was not chosen. */
const SHOWN_BELOW = 10
const LISTED = 20

/** A comparison in the form asked for. */
export function encodeComparison(
  comparison: Comparison,
  format: 'table' | 'csv' | 'json',
  { corridor, top }: { readonly corridor?: string; readonly top?: number } = {},
): string {
  const against = (usual: number): readonly ColumnComparison[] =>
    compareWithFirst(comparison.columns, { corridor, top: top ?? usual })
  if (format === 'csv') {
    return comparison.regions === null
      ? areasCsv(comparison, compareWithFirst(comparison.columns, { corridor, top: Infinity }))
      : formatCsv(figureTitles(comparison), comparison.rows.map(figures))
  }
  if (format === 'json') return comparisonJson(comparison, against(LISTED))
  const { inputs } = comparison.columns[0]!
  const below = against(SHOWN_BELOW).map((one) => describeComparison(one, inputs.nameOf))
  return [comparisonTable(comparison), ...below].join('\n')
}

/** Titles of the difference columns: each column less the first. */
const differenceTitles = ({ columns: [first, ...others] }: Comparison): string[] =>
  others.map(({ title }) => `${title} minus ${first!.title}`)

const figureTitles = (comparison: Comparison): string[] => [
  'origin',
  'destination',
  ...comparison.columns.map(({ title }) => title),
  ...differenceTitles(comparison),
]

const figures = ({ origin, destination, persons }: ComparedRow): readonly CsvCell[] => [
  origin,
  destination,
  ...persons,
  ...differences(persons),
]

/** Every corridor with its place in each column and the reasons of each difference. */
function areasCsv(comparison: Comparison, against: readonly ColumnComparison[]): string {
  const titles = comparison.columns.map(({ title }) => title)
  const keyOf = (row: { readonly origin: string; readonly destination: string }): string =>
    JSON.stringify([row.origin, row.destination])
  const places = new Map<string, Map<string, number | null>>(
    titles.map((title) => [title, new Map()]),
  )
  const reasons = new Map<string, Map<string, string>>()
  for (const { first, second, compared, explain } of against) {
    for (const row of compared.ranks) {
      places.get(first)!.set(keyOf(row), row.first)
      places.get(second)!.set(keyOf(row), row.second)
    }
    const texts = compared.largestDifferences.map((row): [string, string] => [
      keyOf(row),
      explain(row.reasons)
        .map(({ text }) => text)
        .join('; '),
    ])
    reasons.set(second, new Map(texts))
  }
  return formatCsv(
    [
      ...figureTitles(comparison),
      ...titles.map((title) => `place ${title}`),
      ...titles.slice(1).map((title) => `reasons ${title}`),
    ],
    comparison.rows.map((row) => [
      ...figures(row),
      ...titles.map((title) => places.get(title)!.get(keyOf(row)) ?? null),
      ...titles.slice(1).map((title) => reasons.get(title)?.get(keyOf(row)) ?? null),
    ]),
  )
}

function comparisonJson(
  { columns, rows, totals }: Comparison,
  against: readonly ColumnComparison[],
): string {
  const { period, sex } = columns[0]!.inputs
  const [, ...others] = columns.map(({ title }) => title)
  const named = (values: readonly (number | null)[], titles: readonly string[]) =>
    Object.fromEntries(titles.map((title, place) => [title, values[place]!]))
  const titles = columns.map(({ title }) => title)
  return formatJson({
    period: period === null ? null : formatPeriod(period),
    sex,
    unit: 'persons',
    columns: columns.map(({ title, inputs, estimate, failure, method, vintage }) =>
      estimate === null
        ? { title, method, vintage, total: null, missing: failure.code, detail: failure.message }
        : { title, ...describeOutput(inputs, estimate) },
    ),
    totals: named(totals, titles),
    totalDifferences: named(differences(totals), others),
    comparisons: against.map(comparisonFields),
    flows: rows.map(({ origin, destination, persons }) => ({
      origin,
      destination,
      persons: named(persons, titles),
      differences: named(differences(persons), others),
    })),
  })
}

function comparisonTable(comparison: Comparison): string {
  const { columns, rows, totals, rowCount, regions } = comparison
  const { inputs } = columns[0]!
  const shown = rows.length === rowCount ? rows.slice(0, SHOWN) : rows
  const lines = [...shown.map(({ persons }) => persons), totals]
  const [first, ...others] = columns
  const column = (title: string, values: readonly (number | null)[]) =>
    ({ title, align: 'right', cells: formatPersons(values) }) as const
  const [from, to] = pairColumns(shown, regions?.nameOf ?? inputs.nameOf)
  const table = formatTable([
    { ...from!, cells: [...from!.cells, 'all moves'] },
    { ...to!, cells: [...to!.cells, ''] },
    ...columns.map(({ title }, place) =>
      column(
        title,
        lines.map((values) => values[place]!),
      ),
    ),
    ...others.map((_, place) =>
      column(
        others.length === 1 ? 'difference' : `${letter(place + 1)} - ${letter(0)}`,
        lines.map((values) => differences(values)[place]!),
      ),
    ),
  ])
  const key =
    others.length < 2
      ? ''
      : `${columns.map(({ title }, place) => `${letter(place)} ${title}`).join(', ')}\n`
  const more =
    shown.length < rowCount
      ? `The ${shown.length} largest of ${rowCount.toLocaleString('en')} pairs by ${first!.title}; ` +
        '--top chooses how many, --format csv gives all.\n'
      : ''
  return `${heading(comparison)}\n${table}${key}${more}`
}

function heading({ columns }: Comparison): string {
  const { period } = columns[0]!.inputs
  const methods = [...new Set(columns.map(({ method }) => method))]
  const vintages = [...new Set(columns.map(({ vintage }) => vintage))]
  return [
    `Flows by ${methods.join(', ')}${period === null ? '' : `, ${formatPeriod(period)}`}, in persons`,
    `From ${vintages.join(' and ')}`,
    '',
  ].join('\n')
}

const letter = (place: number): string => String.fromCharCode(65 + place)
