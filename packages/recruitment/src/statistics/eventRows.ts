import { type DisclosureRule, isSmallCount } from '@corridor/disclosure'
import type { StatisticPeriod } from './recruitmentStatistics.ts'
import {
  ALL,
  NONE,
  NOT_SHOWN,
  STATISTIC_EVENTS,
  type StatisticEvent,
  type StatisticRow,
  UNKNOWN,
} from './StatisticRow.ts'
import { detailTable, type NamedRow } from './suppression/detailTable.ts'
import { suppressLine } from './suppression/suppressLine.ts'

interface Counted {
  readonly names: readonly string[]
  readonly count: number
}

/** What one count of movements is of. */
interface Cell {
  readonly month: string
  readonly corridor: string
  readonly sector: string
  readonly agency: string
  readonly count: number
}

/**
 * Counts of each event: in all, by corridor, by corridor and month, by corridor and sector, by
 * agency. The tables share the totals of corridors, which are shown or left out once for all of
 * them, so that each can be made safe by itself.
 */
export const eventRows = (
  counted: readonly Counted[],
  period: StatisticPeriod,
  rule: DisclosureRule,
): readonly StatisticRow[] =>
  STATISTIC_EVENTS.flatMap((event) => {
    const cells = counted
      .filter(({ names: [of, month = ''] }) => of === event && isIn(month, period))
      .map(cellOf)
    return rowsOf(event, cells, monthsOf(period), rule)
  })

const isIn = (month: string, { from, to }: StatisticPeriod): boolean => from <= month && month <= to

const cellOf = ({ names, count }: Counted): Cell => {
  const [, month = '', corridor, sector, agency] = names
  return {
    month,
    corridor: corridor || UNKNOWN,
    sector: sector || UNKNOWN,
    agency: agency || UNKNOWN,
    count,
  }
}

/** Every month of a period, in order. */
export function monthsOf({ from, to }: StatisticPeriod): readonly string[] {
  const months: string[] = []
  let [year = 0, month = 1] = from.split('-').map(Number)
  for (let name = from; name <= to; ) {
    months.push(name)
    month += 1
    if (month > 12) [year, month] = [year + 1, 1]
    name = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
  }
  return months
}

function rowsOf(
  event: StatisticEvent,
  cells: readonly Cell[],
  months: readonly string[],
  rule: DisclosureRule,
): readonly StatisticRow[] {
  const total = cells.reduce((sum, { count }) => sum + count, 0)
  const row = (
    at: Partial<Pick<StatisticRow, 'month' | 'corridor' | 'sector' | 'item'>>,
    value: number | null,
  ): StatisticRow => ({
    ...{ measure: event, month: ALL, corridor: ALL, sector: ALL, item: NONE, part: NONE },
    ...at,
    ...{ unit: 'persons', value: value === null ? null : String(value), cases: null },
  })
  if (isSmallCount(total, rule)) return [row({}, null)]
  if (total === 0) return [row({}, 0), ...months.map((month) => row({ month }, 0))]
  const corridors = lineOf(cells, 'corridor', rule)
  const agencies = lineOf(cells, 'agency', rule)
  const details = (by: 'month' | 'sector', columns: readonly string[]) =>
    detailRows(cells, corridors, { by, columns }, rule).map(({ at, value }) => row(at, value))
  return [
    row({}, total),
    ...corridors.map(({ name, count }) => row({ corridor: name }, count)),
    ...details('month', months),
    ...details('sector', namesIn(cells, 'sector')),
    ...agencies.map(({ name, count }) => row({ item: name }, count)),
  ]
}

const namesIn = (cells: readonly Cell[], by: keyof Omit<Cell, 'count'>): readonly string[] =>
  [...new Set(cells.map((cell) => cell[by]))].toSorted()

/** Parts of the total by one name; null for those not shown. None at all where no choice is safe. */
function lineOf(
  cells: readonly Cell[],
  by: 'corridor' | 'agency',
  rule: DisclosureRule,
): readonly { readonly name: string; readonly count: number | null }[] {
  const names = namesIn(cells, by)
  const sums = new Map(names.map((name) => [name, 0]))
  for (const cell of cells) sums.set(cell[by], sums.get(cell[by])! + cell.count)
  const counts = names.map((name) => sums.get(name)!)
  const hidden = suppressLine(counts, rule)
  if (hidden === null) return []
  const shown = names.map((name, at) => ({ name, count: hidden[at] ? null : counts[at]! }))
  const rest = counts.reduce((sum, count, at) => sum + (hidden[at] ? count : 0), 0)
  return rest === 0 ? shown : [...shown, { name: NOT_SHOWN, count: rest }]
}

interface Detail {
  readonly at: Partial<Pick<StatisticRow, 'month' | 'corridor' | 'sector'>>
  readonly value: number | null
}

/** A table of corridors by months or sectors, with what all corridors have in each. */
function detailRows(
  cells: readonly Cell[],
  corridors: readonly { readonly name: string; readonly count: number | null }[],
  { by, columns }: { readonly by: 'month' | 'sector'; readonly columns: readonly string[] },
  rule: DisclosureRule,
): readonly Detail[] {
  const place = new Map(columns.map((name, at) => [name, at]))
  const counts = new Map<string, number[]>()
  for (const cell of cells) {
    const row = counts.get(cell.corridor) ?? columns.map(() => 0)
    counts.set(cell.corridor, row)
    row[place.get(cell[by])!]! += cell.count
  }
  const isShown = new Map(corridors.map(({ name, count }) => [name, count !== null]))
  const named: readonly NamedRow[] = [...counts].map(([name, row]) => ({ name, counts: row }))
  const inOrder = named.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const table = detailTable(
    inOrder.filter(({ name }) => isShown.get(name) === true),
    inOrder.filter(({ name }) => isShown.get(name) !== true),
    columns.length,
    rule,
  )
  if (table === null) return []
  const { rows, rest, pattern } = table
  const all = [...rows, ...(rest === null ? [] : [{ name: NOT_SHOWN, counts: rest }])]
  const totals = columns.map((_, at) => all.reduce((sum, row) => sum + row.counts[at]!, 0))
  return [
    ...columns.map((name, at) => ({
      at: { [by]: name },
      value: pattern.columnTotals[at] ? null : totals[at]!,
    })),
    ...all.flatMap((row, at) =>
      columns.map((name, column) => ({
        at: { corridor: row.name, [by]: name },
        value: pattern.cells[at]![column] ? null : row.counts[column]!,
      })),
    ),
  ]
}
