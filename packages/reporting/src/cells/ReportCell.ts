import type { CellAddress } from '../definition/ReportLayout.ts'

/** Codes of SDMX:CL_OBS_STATUS that a reporter may give. */
export const OBSERVATION_STATUSES: readonly string[] = [
  ...['A', 'B', 'D', 'E', 'F', 'G', 'I', 'P', 'U', 'V'],
  ...['L', 'M', 'N', 'S'],
]

/** Of these, those that say why there is no figure. */
export const MISSING_STATUSES: ReadonlySet<string> = new Set(['L', 'M', 'N', 'S'])

/** Codes of SDMX:CL_CONF_STATUS: free, not for publication, confidential, secondary. */
export const CONFIDENTIALITIES: readonly string[] = ['F', 'N', 'C', 'D']

/**
 * A cell as somebody typed or sent it: the figure may be any text. Empty texts are nothing said.
 */
export interface RawCell {
  readonly address: string
  readonly value: string | number | null
  readonly status: string
  readonly confidentiality: string
  readonly note: string
}

/** A cell that can be counted with. */
export interface ReportCell {
  readonly address: CellAddress
  /** Persons; null where a status says why there is none. */
  readonly value: number | null
  readonly status: string
  readonly confidentiality: string
  readonly note: string
}

/** Nothing was said in it. */
export const isBlank = ({ value, status, confidentiality, note }: RawCell): boolean =>
  (value === null || value === '') && status === '' && confidentiality === '' && note === ''
