import type { ReportCell } from '../cells/ReportCell.ts'
import type { CellAddress, ObservationKey, ReportLayout } from '../definition/ReportLayout.ts'

/** A figure and what it counts. */
export interface KeyedCell {
  readonly key: ObservationKey
  readonly cell: ReportCell
}

/** Figures by what they count, as text. */
export type KeyedCells = ReadonlyMap<string, KeyedCell>

/** Each figure once, though it stands in two tables; confidential if it is so in either. */
export function keyCells(
  layout: ReportLayout,
  cells: ReadonlyMap<CellAddress, ReportCell>,
): KeyedCells {
  const keyed = new Map<string, KeyedCell>()
  for (const [address, cell] of cells) {
    const { key, keyText } = layout.cells.get(address)!
    const known = keyed.get(keyText)
    keyed.set(keyText, { key, cell: known === undefined ? cell : stricter(known.cell, cell) })
  }
  return keyed
}

/** Whether the country says that it is not to be published. */
export const isConfidential = ({ confidentiality }: ReportCell): boolean => confidentiality !== 'F'

function stricter(one: ReportCell, other: ReportCell): ReportCell {
  const kept = one.value === null ? other : one
  const guarded = [one, other].find(isConfidential)
  return guarded === undefined ? kept : { ...kept, confidentiality: guarded.confidentiality }
}
