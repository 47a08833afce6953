import { formatPeriod } from '@corridor/kernel'
import { formatCsv } from '../output/formatCsv.ts'
import { formatJson } from '../output/formatJson.ts'
import { formatPersons, formatTable } from '../output/formatTable.ts'
import { type Comparison, differences } from './compareFlows.ts'
import { describeOutput } from './describeOutput.ts'
import { pairColumns } from './formatEstimate.ts'

/** Rows of a table for reading when their number was not chosen. */
const SHOWN = 20

/** A comparison in the form asked for. */
export function encodeComparison(comparison: Comparison, format: 'table' | 'csv' | 'json'): string {
  if (format === 'csv') return comparisonCsv(comparison)
  return format === 'json' ? comparisonJson(comparison) : comparisonTable(comparison)
}

/** Titles of the difference columns: each column less the first. */
const differenceTitles = ({ columns: [first, ...others] }: Comparison): string[] =>
  others.map(({ title }) => `${title} minus ${first!.title}`)

const comparisonCsv = (comparison: Comparison): string =>
  formatCsv(
    [
      'origin',
      'destination',
      ...comparison.columns.map(({ title }) => title),
      ...differenceTitles(comparison),
    ],
    comparison.rows.map(({ origin, destination, persons }) => [
      origin,
      destination,
      ...persons,
      ...differences(persons),
    ]),
  )

function comparisonJson({ columns, rows, totals }: Comparison): string {
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
  const figures = (title: string, values: readonly (number | null)[]) =>
    ({ title, align: 'right', cells: formatPersons(values) }) as const
  const [from, to] = pairColumns(shown, regions?.nameOf ?? inputs.nameOf)
  const table = formatTable([
    { ...from!, cells: [...from!.cells, 'all moves'] },
    { ...to!, cells: [...to!.cells, ''] },
    ...columns.map(({ title }, place) =>
      figures(
        title,
        lines.map((values) => values[place]!),
      ),
    ),
    ...others.map((_, place) =>
      figures(
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
