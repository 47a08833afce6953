import type { ReportCell } from '../cells/ReportCell.ts'
import type { Questionnaire } from '../definition/Questionnaire.ts'
import {
  type CellAddress,
  corridorOf,
  keyTextOf,
  type ObservationKey,
  type ReportLayout,
} from '../definition/ReportLayout.ts'
import { hideCells } from './hideCells.ts'

/** One published figure, or why there is none. */
export interface ReportRow extends Omit<ObservationKey, 'PARTNER'> {
  /** Of the year: `2030`. */
  readonly period: string
  readonly origin: string
  readonly destination: string
  /** Which end of the corridor reports. */
  readonly reportedBy: 'DST' | 'ORG'
  /** Null where there is no figure or it is not shown. */
  readonly value: number | null
  /** `Q` where it is not shown. */
  readonly status: string
  readonly confidentiality: string
}

interface KeyedCell {
  readonly key: ObservationKey
  readonly cell: ReportCell
}

/**
 * The figures of a report as they are published: what is confidential or small is left out, and of
 * the rest so much that none of it can be computed; a figure that stands in two tables comes once.
 *
 * @returns rows in the order of their keys.
 */
export function publishReport(
  definition: Questionnaire,
  layout: ReportLayout,
  cells: ReadonlyMap<CellAddress, ReportCell>,
  period: string,
): readonly ReportRow[] {
  const keyed = new Map<string, KeyedCell>()
  for (const [address, cell] of cells) {
    const { key, keyText } = layout.cells.get(address)!
    const known = keyed.get(keyText)
    keyed.set(keyText, { key, cell: known === undefined ? cell : stricter(known.cell, cell) })
  }
  const hidden = hideKeyed(definition, layout, keyed)
  return [...keyed]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([text, { key, cell }]) => rowOf(layout.country, period, key, cell, hidden.get(text)))
}

const isConfidential = ({ confidentiality }: ReportCell): boolean => confidentiality !== 'F'

/** Of two that are the same figure: the one with a figure; and confidential if either is. */
function stricter(one: ReportCell, other: ReportCell): ReportCell {
  const kept = one.value === null ? other : one
  const guarded = [one, other].find(isConfidential)
  return guarded === undefined ? kept : { ...kept, confidentiality: guarded.confidentiality }
}

function hideKeyed(
  { smallestShown }: Questionnaire,
  layout: ReportLayout,
  keyed: ReadonlyMap<string, KeyedCell>,
): ReadonlyMap<string, string> {
  const textOf = (address: CellAddress) => keyTextOf(layout.cells.get(address)!.key)
  const primary = new Map<string, string>()
  for (const [text, { cell }] of keyed) {
    if (cell.value === null) continue
    if (isConfidential(cell)) primary.set(text, cell.confidentiality)
    else if (cell.value > 0 && cell.value < smallestShown) primary.set(text, 'C')
  }
  const values = new Map([...keyed].map(([text, { cell }]) => [text, cell.value]))
  const sums = layout.sums.map(({ total, parts }) => ({
    total: textOf(total),
    parts: parts.map(textOf),
  }))
  const secondary = hideCells(values, new Set(primary.keys()), sums)
  return new Map([...primary, ...[...secondary].map((text) => [text, 'S'] as const)])
}

function rowOf(
  country: string,
  period: string,
  key: ObservationKey,
  cell: ReportCell,
  hidden: string | undefined,
): ReportRow {
  const { PARTNER: _, ...rest } = key
  return {
    ...{ ...rest, period, ...corridorOf(key, country) },
    value: hidden === undefined ? cell.value : null,
    status: hidden === undefined ? cell.status : 'Q',
    confidentiality: hidden ?? cell.confidentiality,
  }
}

/** Published figures by the addresses of the questionnaire, for comparing others with them. */
export function figuresByAddress(
  layout: ReportLayout,
  rows: readonly ReportRow[],
): ReadonlyMap<string, number> {
  const shown = new Map(
    rows.flatMap((row) =>
      row.value === null ? [] : [[keyTextOf(keyOfRow(row)), row.value] as const],
    ),
  )
  return new Map(
    [...layout.cells.values()].flatMap(({ address, keyText }) => {
      const value = shown.get(keyText)
      return value === undefined ? [] : [[address, value] as const]
    }),
  )
}

const keyOfRow = (row: ReportRow): ObservationKey => {
  const { measure, SEX, AGE, EDUCATION, OCCUPATION, INDUSTRY } = row
  const PARTNER = row.reportedBy === 'DST' ? row.origin : row.destination
  return { measure, PARTNER, SEX, AGE, EDUCATION, OCCUPATION, INDUSTRY }
}
