import type { IsoDate } from '@corridor/kernel'
import type { Instant } from '@corridor/ledger'
import type { CalendarSection } from '../HolidayCalendar.ts'

/** Working days of a jurisdiction from a day on, with where they are published. */
export interface CalendarText extends CalendarSection {
  /** The gazette, decree or office that publishes the list. */
  readonly source: string
  /** Sets right what was wrong: may then begin on a day that is past. */
  readonly correctsError: boolean
}

export interface CalendarProposal extends CalendarText {
  readonly proposedAt: Instant
  /** The proposer, and the one on whose behalf. */
  readonly by: readonly string[]
}

/** A version in force, kept for ever. */
export interface CalendarVersion extends CalendarProposal {
  readonly confirmedAt: Instant
  readonly confirmedBy: string
}

interface Kept {
  readonly jurisdiction: string
  /** In the order in which they were confirmed. */
  readonly versions: readonly CalendarVersion[]
  readonly proposal: CalendarProposal | null
}

/** A jurisdiction's calendar as its actions leave it; `empty` before anything was confirmed. */
export type Calendar =
  | (Kept & { readonly status: 'empty' })
  | (Kept & { readonly status: 'in_force' })

/** What guards know of the world. */
export interface CalendarFacts {
  /** Date of the competent authority. */
  readonly today: IsoDate
}
