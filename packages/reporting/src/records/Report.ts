import type { IsoDate } from '@corridor/kernel'
import type { Instant } from '@corridor/ledger'

export const REPORT_STATUSES = [
  'drafted',
  'open',
  'in_progress',
  'submitted',
  'returned',
  'accepted',
  'scheduled',
  'released',
  'revised',
] as const

export type ReportStatus = (typeof REPORT_STATUSES)[number]

/** Who did it, and on whose behalf. */
interface Done {
  readonly at: Instant
  readonly by: readonly string[]
}

export interface ReportRelease {
  /** Its name in the catalogue. */
  readonly release: string
  readonly revision: number
  readonly releasedAt: Instant
  /** SHA-256 of the answers it was made of. */
  readonly checksum: string
  readonly licence: string
}

interface Kept {
  /** Record of the questionnaire. */
  readonly questionnaire: string
  /** Id of its definition, which names releases. */
  readonly definition: string
  readonly country: string
  /** The year reported on: `2030`. */
  readonly period: string
  readonly due: IsoDate
  /** 1 for the first release, one more each time it is revised. */
  readonly revision: number
  /** What is revised and why; null before the first release. */
  readonly revising: {
    readonly kind: 'revision' | 'correction'
    readonly reason: string
    readonly at: Instant
  } | null
  /** SHA-256 of the answers as they were sent; null until then and after they were given back. */
  readonly submission: (Done & { readonly checksum: string }) | null
  readonly acceptance: Done | null
  /** Why it was given back. */
  readonly returned: { readonly reason: string; readonly at: Instant } | null
  /** Nothing of it is shown before this moment. */
  readonly schedule: (Done & { readonly publishAt: Instant; readonly licence: string }) | null
  /** Every one that was made, the first first. */
  readonly releases: readonly ReportRelease[]
}

/** The answers of one country for one year, as they go from one hand to the other. */
export type Report = { [S in ReportStatus]: Kept & { readonly status: S } }[ReportStatus]

export interface ReportFacts {
  /** Whether the questionnaire is open and asks this country. */
  readonly asked: boolean
  /** Another report of the same questionnaire, country and year. */
  readonly isRepeated: boolean
  /** Id of the questionnaire's definition; empty where there is none. */
  readonly definition: string
  /** The answers as they are now; null where nobody wrote any. */
  readonly answers: {
    readonly checksum: string
    readonly errors: number
    readonly unexplained: number
  } | null
}
