import type { IsoDate } from '@corridor/kernel'
import type { InstrumentId, UnitId } from './Instrument.ts'
import type { Provenance, Verification } from './verification.ts'

/** ISO 3166-1 alpha-3. */
export type StateCode = string

/** What of a registration's date a source gives. */
export const DATE_BASES = [
  'day',
  /** A source gives the year; the day is not verified. */
  'year',
  /** A source names the State as a party; the date is not verified. */
  'membership',
  /** Two sources contradict each other; the note says which was taken. */
  'conflicting',
  /** Only consistent with another date that a source gives. */
  'consistent',
  'unsourced',
] as const

export type DateBasis = (typeof DATE_BASES)[number]

/** One State's consent to be bound by one instrument, as registered. */
export interface Ratification {
  readonly instrument: InstrumentId
  readonly state: StateCode
  /** A part of the State for which alone it was given; null for the State. */
  readonly territory: string | null
  readonly action: 'ratification' | 'accession' | 'succession'
  readonly registered: IsoDate
  readonly dateBasis: DateBasis
  readonly signed: IsoDate | null
  /** Entry into force for the State as a source states it. */
  readonly statedEntryIntoForce: IsoDate | null
  readonly end: RatificationEnd | null
  /** Units left out, or accepted, at ratification; null: not recorded in the source. */
  readonly excluded: readonly UnitId[] | null
  readonly accepted: readonly UnitId[] | null
  readonly note: string | null
  readonly verification: Verification
  readonly source: string | null
}

export type RatificationEnd =
  /** The day on which the act was registered; the effect follows by rule. */
  | { readonly kind: 'denunciation'; readonly registered: IsoDate }
  /** The published day on which the older convention ended, by ratification of `by`. */
  | { readonly kind: 'automatic-denunciation'; readonly effect: IsoDate; readonly by: InstrumentId }

/** A later act on a part of an instrument, or a declaration under it. */
export interface Declaration extends Provenance {
  readonly instrument: InstrumentId
  readonly state: StateCode
  /** Null where the source does not date it. */
  readonly date: IsoDate | null
  readonly act: 'accept-unit' | 'denounce-unit' | 'recognise-procedure' | 'reservation'
  /** The unit, or the article of the procedure or reservation. */
  readonly subject: string
  readonly note: string | null
}

/**
 * How far the list of one instrument's ratifications reaches. Before or on `completeThrough` a State
 * without an entry has not ratified; after it nothing can be concluded from a missing entry.
 */
export interface RatificationList extends Provenance {
  readonly instrument: InstrumentId
  readonly completeThrough: IsoDate
  readonly publisher: string
  readonly licence: string
  readonly note: string | null
}

/** `ratification:C097:GBR` or `ratification:C097:MYS:Sabah`. */
export const ratificationKey = (entry: {
  readonly instrument: InstrumentId
  readonly state: StateCode
  readonly territory: string | null
}): string =>
  `ratification:${entry.instrument}:${entry.state}${entry.territory === null ? '' : `:${entry.territory}`}`
