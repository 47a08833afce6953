import type { IsoDate } from '@corridor/kernel'
import type { Instant } from '@corridor/ledger'

interface Kept {
  /** First and last month, `2030-01`. */
  readonly from: string
  readonly to: string
  /** Name of the release that is made of it. */
  readonly release: string
  /** Under what terms others may use it. */
  readonly licence: string
  /** Made of practice data. */
  readonly synthetic: boolean
  /** What was recorded later is not counted. */
  readonly recordedUntil: Instant
  readonly proposal: {
    readonly proposedAt: Instant
    /** The proposer, and the one on whose behalf. */
    readonly by: readonly string[]
    readonly role: string
  }
}

/** Statistics of a period that one person proposes and another publishes. */
export type StatisticRelease =
  | (Kept & { readonly status: 'proposed' })
  | (Kept & {
      readonly status: 'published'
      /** SHA-256 of the figures that were confirmed. */
      readonly checksum: string
      readonly publishedAt: Instant
    })
  /** Turned down or taken back. */
  | (Kept & { readonly status: 'dropped' })

export interface StatisticFacts {
  /** Of the competent authority. */
  readonly today: IsoDate
  /** Another release, proposed or published, has a month of this one. */
  readonly overlaps: boolean
  /** SHA-256 of the figures as counted; null while they are not. */
  readonly counted: string | null
}
