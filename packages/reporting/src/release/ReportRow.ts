import type { DisclosureRule } from '@corridor/disclosure'
import type { ReportCell } from '../cells/ReportCell.ts'
import type { Questionnaire } from '../definition/Questionnaire.ts'
import {
  type CellAddress,
  corridorOf,
  keyTextOf,
  type ObservationKey,
  type ReportLayout,
} from '../definition/ReportLayout.ts'
import type { ReportMeasure } from '../structure/labourMigrationStructure.ts'
import { keyCells } from './keyCells.ts'
import { protectFigures } from './protectFigures.ts'

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

/** A release before of the same report: what it was made of, and what it told. */
export interface EarlierRelease {
  readonly cells: ReadonlyMap<CellAddress, ReportCell>
  /** Figures that it shows, by address. */
  readonly shown: ReadonlyMap<string, number>
}

/** How the figures of a report are protected. */
export interface ReportProtection {
  /** The threshold of the office; that of the questionnaire holds where it is higher. */
  readonly rule: DisclosureRule
  /** The first first. */
  readonly earlier: readonly EarlierRelease[]
}

export interface PublishedReport {
  /** In the order of their keys. */
  readonly rows: readonly ReportRow[]
  /** Measures whose figures are all left out, because no choice of them could be protected. */
  readonly leftOut: readonly ReportMeasure[]
}

/**
 * The figures of a report as they are published: what is confidential or small is left out, and of
 * the rest so much that none of it can be computed, or bounded more narrowly than the rule allows,
 * from all tables and the releases before; a figure that stands in two tables comes once.
 *
 * All that is left out has one mark: which was confidential, and which went with it, would tell of both.
 */
export function publishReport(
  { smallestShown }: Questionnaire,
  layout: ReportLayout,
  cells: ReadonlyMap<CellAddress, ReportCell>,
  period: string,
  { rule, earlier }: ReportProtection,
): PublishedReport {
  const keyed = keyCells(layout, cells)
  const { hidden, leftOut } = protectFigures(
    layout,
    keyed,
    earlier.map((one) => ({ figures: keyCells(layout, one.cells), told: byKey(layout, one) })),
    { ...rule, threshold: Math.max(rule.threshold, smallestShown) },
  )
  const rows = [...keyed]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([text, { key, cell }]) => rowOf(layout.country, period, key, cell, hidden.has(text)))
  return { rows, leftOut }
}

const byKey = (layout: ReportLayout, { shown }: EarlierRelease): ReadonlyMap<string, number> =>
  new Map(
    [...shown].flatMap(([address, value]) => {
      const cell = layout.cells.get(address as CellAddress)
      return cell === undefined ? [] : [[cell.keyText, value] as const]
    }),
  )

function rowOf(
  country: string,
  period: string,
  key: ObservationKey,
  cell: ReportCell,
  isHidden: boolean,
): ReportRow {
  const { PARTNER: _, ...rest } = key
  return {
    ...{ ...rest, period, ...corridorOf(key, country) },
    value: isHidden ? null : cell.value,
    status: isHidden ? 'Q' : cell.status,
    confidentiality: isHidden ? 'C' : cell.confidentiality,
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
