import type { Instant } from '@corridor/ledger'
import type { Report } from './Report.ts'
import { releaseNameOf } from './reportRecord.ts'

/** One line of the public calendar: what comes out when, and nothing of what it says. */
export interface CalendarEntry {
  readonly release: string
  readonly country: string
  readonly period: string
  readonly revision: number
  readonly at: Instant
  readonly isOut: boolean
}

/** Releases to come and made, the earliest first. */
export const releaseCalendar = (
  reports: readonly Report[],
  now: Instant,
): readonly CalendarEntry[] =>
  reports
    .flatMap((report): CalendarEntry[] => {
      const { country, period, revision, schedule, status, releases } = report
      const made = releases.map((one) => ({
        ...{ release: one.release, country, period, revision: one.revision },
        ...{ at: one.releasedAt, isOut: one.releasedAt <= now },
      }))
      if (status !== 'scheduled') return made
      const at = schedule!.publishAt
      const coming = { release: releaseNameOf(report), country, period, revision, at, isOut: false }
      return [...made, coming]
    })
    .toSorted((a, b) => (a.at === b.at ? (a.release < b.release ? -1 : 1) : a.at < b.at ? -1 : 1))
