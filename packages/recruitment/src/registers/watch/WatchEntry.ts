import type { Instant } from '@corridor/ledger'
import type { OrganisationKind } from '@corridor/ledger/organisations'
import type { Evidence } from '../fields.ts'
import type { Proposer } from '../Proposer.ts'

/** Kinds of organisation that can be listed; the product keeps no list of workers. */
export const WATCHED_KINDS = ['agency', 'employer'] as const satisfies readonly OrganisationKind[]

/** Why an organisation is listed. */
export const WATCH_GROUNDS = [
  'fees_charged',
  'contract_substitution',
  'wage_default',
  'false_documents',
  'forced_labour_indicators',
  'sanctioned_elsewhere',
  'court_decision',
  'other',
] as const
export type WatchGround = (typeof WATCH_GROUNDS)[number]

/** What an entry says. */
export interface WatchText {
  readonly ground: WatchGround
  readonly text: string
  readonly evidence: readonly Evidence[]
}

/** The first of two persons; the second is still to come. */
export type WatchProposal = Proposer &
  WatchText & {
    readonly act: 'add' | 'change' | 'lift'
  }

interface Kept extends WatchText {
  readonly organisation: string
  /** The office that keeps the entry, as `organisation.office`, and whose authority decides. */
  readonly office: string
  readonly jurisdiction: string
  readonly listedAt: Instant | null
  /** What it said before, oldest first. */
  readonly earlier: readonly (WatchText & { readonly until: Instant })[]
}

/** An entry of the watch list as its actions leave it; a change takes effect with its second person. */
export type WatchEntry =
  | (Kept & { readonly status: 'proposed'; readonly proposal: WatchProposal })
  | (Kept & { readonly status: 'listed'; readonly proposal: WatchProposal | null })
  | (Kept & { readonly status: 'lifted'; readonly proposal: null; readonly liftedAt: Instant })
  /** Turned down, taken back or lapsed before it was listed. */
  | (Kept & { readonly status: 'dropped'; readonly proposal: null })

export interface WatchFacts {
  /** Of the organisation that the command names; null where there is none. */
  readonly organisationKind: OrganisationKind | null
  /** Whether the office that the command names is an open one of an authority; null: none named. */
  readonly officeOpen: boolean | null
  /** Whether another entry, listed or waiting, names the same organisation and ground. */
  readonly alreadyListed: boolean
}
