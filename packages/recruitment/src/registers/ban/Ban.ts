import type { IsoDate } from '@corridor/kernel'
import type { Instant } from '@corridor/ledger'
import type { Proposer } from '../Proposer.ts'

export interface BanOrderProposal extends Proposer {
  readonly act: 'order'
}

export interface BanEndProposal extends Proposer {
  readonly act: 'end'
  /** Last day on which it is to hold. */
  readonly until: IsoDate
  readonly reason: string
}

interface Kept {
  /** Where nobody is to be deployed. */
  readonly destination: string
  /** Null: every branch of work. */
  readonly sector: string | null
  /** Null: every place of the destination. */
  readonly site: string | null
  /** First and last day on which it holds; null for as long as nobody ends it. */
  readonly from: IsoDate
  readonly until: IsoDate | null
  readonly reason: string
  /** The order, decree or decision on which it rests. */
  readonly basis: string
  /** Whose authority orders it. */
  readonly jurisdiction: string
  readonly orderedAt: Instant | null
  /** Why it was ended before its time. */
  readonly endReason: string | null
}

/** A ban on deployment as its actions leave it. */
export type Ban =
  | (Kept & { readonly status: 'proposed'; readonly proposal: BanOrderProposal })
  | (Kept & { readonly status: 'ordered'; readonly proposal: BanEndProposal | null })
  | (Kept & { readonly status: 'ended'; readonly proposal: null })
  /** Turned down, taken back or lapsed before it was ordered. */
  | (Kept & { readonly status: 'dropped'; readonly proposal: null })

export interface BanFacts {
  /** Date of the competent authority. */
  readonly today: IsoDate
}
