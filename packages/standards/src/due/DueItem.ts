import type { IsoDate } from '@corridor/kernel'
import type { InstrumentId } from '../Instrument.ts'
import type { Provenance } from '../verification.ts'

export const DUE_KINDS = [
  'report',
  'first-report',
  /** A report falls due in a cycle whose start year is not known here. */
  'report-cycle-unknown',
  'entry-into-force',
  'denunciation-window-opens',
  'denunciation-window-closes',
  'end-takes-effect',
  'submission',
  'reply',
  'un-report',
] as const

/** Something that becomes due for a State, or happens by law. */
export interface DueItem extends Provenance {
  readonly kind: (typeof DUE_KINDS)[number]
  /** Null where only the year, or nothing, can be told. */
  readonly date: IsoDate | null
  readonly year: number | null
  readonly instrument: InstrumentId | null
  /** The record of supervision it comes from. */
  readonly record: string | null
  /** The rule by which it was worked out, for example `report-art22`. */
  readonly rule: string
  /** In English; programs show `kind` in the reader's language. */
  readonly text: string
}

/** A stretch of days from `from` up to, not with, `until`. */
export interface DueSpan {
  readonly from: IsoDate
  readonly until: IsoDate
}

export const isWithin = ({ from, until }: DueSpan, date: IsoDate): boolean =>
  from <= date && date < until
