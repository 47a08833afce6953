import { type CellAddress, partsOfAddress, type ReportLayout } from '../definition/ReportLayout.ts'
import type { ReportFinding } from '../rules/ReportFinding.ts'
import {
  CONFIDENTIALITIES,
  isBlank,
  MISSING_STATUSES,
  OBSERVATION_STATUSES,
  type RawCell,
  type ReportCell,
} from './ReportCell.ts'

/** More people than there are. */
const LARGEST = 10_000_000_000

export interface ReadCells {
  /** Those that can be counted with. */
  readonly cells: ReadonlyMap<CellAddress, ReportCell>
  /** What is wrong with the form of others; all errors. */
  readonly findings: readonly ReportFinding[]
}

/**
 * Reads cells as they were typed or sent: which are cells of the questionnaire, and whether each has
 * one whole figure that is not negative, or says why there is none.
 *
 * @returns cells that can be counted with, and an error for every other; blank cells are neither.
 */
export function readCells(layout: ReportLayout, raw: readonly RawCell[]): ReadCells {
  const cells = new Map<CellAddress, ReportCell>()
  const findings: ReportFinding[] = []
  const seen = new Set<string>()
  for (const one of raw) {
    if (isBlank(one)) continue
    const found = seen.has(one.address) ? [error('duplicate_cell', one)] : checkCell(layout, one)
    seen.add(one.address)
    findings.push(...found)
    if (found.length === 0) cells.set(one.address as CellAddress, cellOf(one))
    else cells.delete(one.address as CellAddress)
  }
  for (const { address, required } of layout.cells.values()) {
    if (!required || seen.has(address)) continue
    findings.push({ rule: 'required', severity: 'error', address, parameters: {} })
  }
  return { cells, findings }
}

const error = (
  rule: ReportFinding['rule'],
  { address }: Pick<RawCell, 'address'>,
  parameters: ReportFinding['parameters'] = {},
): ReportFinding => ({ rule, severity: 'error', address, parameters })

function checkCell(layout: ReportLayout, raw: RawCell): readonly ReportFinding[] {
  if (!layout.cells.has(raw.address as CellAddress)) {
    const own = partsOfAddress(raw.address)
    const isOwn = own?.row === layout.country || own?.column === layout.country
    return [error(isOwn ? 'own_country' : 'unknown_cell', raw)]
  }
  return [...checkCodes(raw), ...checkValue(raw)]
}

function checkCodes(raw: RawCell): readonly ReportFinding[] {
  const { status, confidentiality } = raw
  const knows = (codes: readonly string[], code: string) => code === '' || codes.includes(code)
  return [
    ...(knows(OBSERVATION_STATUSES, status)
      ? []
      : [error('unknown_status', raw, { given: status })]),
    ...(knows(CONFIDENTIALITIES, confidentiality)
      ? []
      : [error('unknown_confidentiality', raw, { given: confidentiality })]),
  ]
}

function checkValue(raw: RawCell): readonly ReportFinding[] {
  const { status } = raw
  if (raw.value === null || raw.value === '') {
    return MISSING_STATUSES.has(status) ? [] : [error('status_without_value', raw, { status })]
  }
  const value = numberOf(raw.value)
  if (Number.isNaN(value)) return [error('not_a_number', raw, { given: shown(raw.value) })]
  if (value < 0) return [error('negative', raw, { value })]
  if (!Number.isInteger(value)) return [error('not_whole', raw, { given: shown(raw.value) })]
  if (value > LARGEST) return [error('too_large', raw, { value })]
  return MISSING_STATUSES.has(status) ? [error('value_and_missing', raw, { value, status })] : []
}

const shown = (value: string | number): string => String(value).slice(0, 60)

/** Digits with a point; groups of three may be set apart by spaces. NaN for anything else. */
function numberOf(value: string | number): number {
  if (typeof value === 'number') return Number.isFinite(value) ? value : Number.NaN
  const plain = value.trim()
  if (/^-?\d{1,3}([\u0020\u00a0\u202f]\d{3})+$/.test(plain)) {
    return Number(plain.replaceAll(/[\u0020\u00a0\u202f]/g, ''))
  }
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : Number.NaN
}

const cellOf = ({ address, value, status, confidentiality, note }: RawCell): ReportCell => ({
  address: address as CellAddress,
  value: value === null || value === '' ? null : numberOf(value),
  status: status === '' ? 'A' : status,
  confidentiality: confidentiality === '' ? 'F' : confidentiality,
  note: note.trim(),
})
