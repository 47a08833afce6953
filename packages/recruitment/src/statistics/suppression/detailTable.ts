import type { DisclosureRule } from '@corridor/disclosure'
import { suppressTable, type TablePattern } from './suppressTable.ts'

/** A row of counts of people with a name. */
export interface NamedRow {
  readonly name: string
  readonly counts: readonly number[]
}

/** A table as it can be shown. */
export interface DetailTable {
  readonly rows: readonly NamedRow[]
  /** The rows that are shown only together, added up; null where each is shown. */
  readonly rest: readonly number[] | null
  /** Of the rows in order, the rest last. */
  readonly pattern: TablePattern
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, one) => sum + one, 0)

const added = (rows: readonly NamedRow[], columns: number): readonly number[] =>
  Array.from({ length: columns }, (_, at) => rows.reduce((sum, { counts }) => sum + counts[at]!, 0))

/**
 * A table of rows whose totals are published elsewhere. Rows that cannot be shown by themselves,
 * the smallest first, are added to the rest: with at least two columns and two rows in it, none of
 * their small counts can be computed from their totals and the rest's.
 *
 * @param apart rows whose totals are not shown: always in the rest.
 * @returns null where nothing can be shown.
 */
export function detailTable(
  rows: readonly NamedRow[],
  apart: readonly NamedRow[],
  columns: number,
  rule: DisclosureRule,
): DetailTable | null {
  const bySize = rows.toSorted((a, b) => sumOf(b.counts) - sumOf(a.counts))
  for (let shown = bySize.length; shown >= 0; shown--) {
    const kept = new Set(bySize.slice(0, shown))
    const inOrder = rows.filter((row) => kept.has(row))
    const together = [...apart, ...bySize.slice(shown)]
    const rest = together.length === 0 ? null : added(together, columns)
    // One row alone is no rest: it would be shown as it is.
    if (together.length === 1 && apart.length === 0 && shown > 0) continue
    const counts = [...inOrder.map((row) => row.counts), ...(rest === null ? [] : [rest])]
    if (counts.length === 0) return null
    const pattern = suppressTable(counts, rule)
    if (pattern !== null) return { rows: inOrder, rest, pattern }
  }
  return null
}
