import type { CellAddress, RawCell, ReportLayout } from '../index.ts'

/**
 * A report in which every sum holds: figures of the finest cells are drawn, all others added up, and
 * tables of one measure share their totals.
 */
export function consistentReport(
  layout: ReportLayout,
  draw: (most: number) => number,
): readonly RawCell[] {
  const totals = new Map<string, number>()
  const values = new Map<CellAddress, number>()
  for (const { table, rows, columns } of layout.tables) {
    const leafRows = rows.filter(({ code }) => !rows.some(({ parent }) => parent === code))
    const leafColumns = columns.filter(({ code }) => !columns.some(({ parent }) => parent === code))
    const leaves = new Map<string, number>()
    for (const column of leafColumns) {
      const key = `${table.measure} ${table.columns} ${column.code}`
      const whole = totals.get(key) ?? draw(4_000)
      totals.set(key, whole)
      let left = whole
      for (const [at, row] of leafRows.entries()) {
        const value = at === leafRows.length - 1 ? left : draw(left + 1)
        left -= value
        leaves.set(`${row.code}/${column.code}`, value)
      }
    }
    const below = (items: typeof rows, code: string): readonly string[] => {
      const parts = items.filter(({ parent }) => parent === code)
      return parts.length === 0 ? [code] : parts.flatMap((part) => below(items, part.code))
    }
    for (const row of rows) {
      for (const column of columns) {
        const sum = below(rows, row.code)
          .flatMap((r) => below(columns, column.code).map((c) => leaves.get(`${r}/${c}`) ?? 0))
          .reduce((so, value) => so + value, 0)
        values.set(`${table.id}/${row.code}/${column.code}`, sum)
      }
    }
  }
  return [...values].map(([address, value]) => ({
    ...{ address, value, status: '', confidentiality: '', note: '' },
  }))
}
