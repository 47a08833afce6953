import type { IsoDate } from '@corridor/kernel'
import type { Instant } from '@corridor/ledger'

export const LICENCE_STATUSES = [
  'draft',
  'submitted',
  'screened',
  'inspected',
  'provisional',
  'active',
  'renewal_due',
  'preventive_suspension',
  'suspended',
  'refused',
  'revoked',
  'expired',
  'surrendered',
] as const
export type LicenceStatus = (typeof LICENCE_STATUSES)[number]

/** Statuses in which the agency may recruit, unless an overlay says otherwise. */
export const IN_FORCE = ['provisional', 'active', 'renewal_due'] as const
export type InForce = (typeof IN_FORCE)[number]

/** Statuses in which a licence exists, in force or not. */
export const GRANTED = [...IN_FORCE, 'preventive_suspension', 'suspended'] as const

/** Statuses that end a record, an appeal apart. */
export const TERMINAL = ['refused', 'revoked', 'expired', 'surrendered'] as const

/** What a person of the agency is there, for the check on linked parties. */
export const PARTY_FUNCTIONS = ['director', 'owner', 'manager'] as const

export interface AgencyPerson {
  readonly name: string
  readonly function: (typeof PARTY_FUNCTIONS)[number]
  readonly birthDate: IsoDate | null
  readonly identityNumber: string | null
}

/** A document by its content: `sha256` in 64 hexadecimal digits. */
export interface NamedDocument {
  readonly type: string
  readonly digest: string
}

/** Where and for what work the agency may recruit. */
export interface LicenceScope {
  /** Countries by their codes of three letters; empty where an earlier register did not say. */
  readonly destinations: readonly string[]
  readonly sectors: readonly string[]
}

/** What the agency asks for, and about itself. */
export interface LicenceApplication extends LicenceScope {
  /** As it is to stand on the licence. */
  readonly name: string
  /** Workers a year; null where an earlier register did not say. */
  readonly plannedVolume: number | null
  readonly phones: readonly string[]
  readonly addresses: readonly string[]
  readonly bankAccounts: readonly string[]
  readonly people: readonly AgencyPerson[]
  readonly documents: readonly NamedDocument[]
}

/** The term for which a licence was granted. */
export interface LicenceTerm extends LicenceScope {
  readonly validFrom: IsoDate
  /** Last day. */
  readonly validUntil: IsoDate
  /** Last day of the probation; null for none. */
  readonly provisionalUntil: IsoDate | null
}

/** The acts that take two persons. */
export const PROPOSED_ACTS = [
  'import',
  'grant',
  'refuse',
  'activate',
  'renew',
  'suspend_preventively',
  'suspend',
  'lift',
  'revoke',
] as const
export type ProposedAct = (typeof PROPOSED_ACTS)[number]

/** What a proposal says, by its act. */
export type ProposalTerms =
  | {
      readonly act: 'import'
      readonly number: string
      readonly status: 'provisional' | 'active' | 'suspended'
      readonly term: LicenceTerm
    }
  | { readonly act: 'grant'; readonly number: string; readonly term: LicenceTerm }
  | { readonly act: 'renew'; readonly term: LicenceTerm }
  | { readonly act: 'refuse'; readonly reason: string; readonly appealRoute: string }
  | { readonly act: 'revoke'; readonly reason: string; readonly order: string }
  | {
      readonly act: 'activate' | 'suspend_preventively' | 'suspend' | 'lift'
      readonly reason: string
    }

/** What waits for a second person. */
export interface LicenceProposal {
  readonly terms: ProposalTerms
  readonly proposedAt: Instant
  /** The proposer, and the one on whose behalf. */
  readonly by: readonly string[]
}

/** A decision against which the agency can appeal: the last one. */
export interface ContestedDecision {
  readonly act: 'refuse' | 'suspend_preventively' | 'suspend' | 'revoke'
  readonly decidedAt: Instant
  /** The status before it, to which a stay and an annulment lead back. */
  readonly before: LicenceStatus
  /** Proposer and confirmer: they do not judge the appeal. */
  readonly by: readonly string[]
}

/** Something laid over the status: why, since when, and what the status was then. */
export interface Overlay {
  readonly cause: string
  readonly since: Instant
  readonly prior: LicenceStatus
}

/** A sanction as the public sees it: no reason, since reasons may speak of persons. */
export interface Sanction {
  readonly act: 'suspend_preventively' | 'suspend' | 'revoke'
  readonly from: Instant
  /** When it was lifted, lapsed or annulled; null while it stands. */
  readonly until: Instant | null
}

/** What a person found out about one of the checks that precede a grant. */
export interface CheckReview {
  readonly check: 'linked_parties' | 'principal_watch'
  readonly outcome: 'cleared' | 'confirmed'
  readonly reason: string
  readonly by: readonly string[]
}

export interface InspectionFinding {
  readonly matter: string
  readonly met: 'yes' | 'no' | 'cannot_tell'
  readonly words: string
}

export interface Inspection {
  readonly on: IsoDate
  readonly passed: boolean
  readonly findings: readonly InspectionFinding[]
  /** Photographs by their digests. */
  readonly photographs: readonly string[]
  readonly by: readonly string[]
}

interface LicenceFile {
  readonly organisation: string
  /** The office of an authority that keeps the file. */
  readonly office: string | null
  /** Whose authority decides on it. */
  readonly jurisdiction: string | null
  readonly application: LicenceApplication
  /** The register from which it was taken over; null for one that began here. */
  readonly importedFrom: string | null
  /** Why the application was sent back last. */
  readonly returned: string | null
  /** Who screened the application. */
  readonly screenedBy: readonly string[]
  readonly inspection: Inspection | null
  readonly reviews: readonly CheckReview[]
  /** The person who is to inspect, and who is to hear the appeal. */
  readonly inspector: string | null
  readonly appealBody: string | null
  readonly number: string | null
  readonly term: LicenceTerm | null
  /** What the agency asks for from the next term on. */
  readonly renewal: LicenceApplication | null
  readonly proposal: LicenceProposal | null
  /** To which a suspension leads back. */
  readonly prior: InForce | null
  readonly decision: ContestedDecision | null
  readonly frozen: Overlay | null
  readonly appealed: Overlay | null
  readonly stayed: Overlay | null
  readonly sanctions: readonly Sanction[]
  /** Since when it has this status. */
  readonly since: Instant
}

/** A licence as its actions leave it, from the application on. */
export type Licence = {
  readonly [Status in LicenceStatus]: LicenceFile & { readonly status: Status }
}[LicenceStatus]

/** What the rules need to know besides the record. Null stands for what cannot be told. */
export interface LicenceFacts {
  readonly today: IsoDate
  /** The local date of an instant. */
  readonly dateOf: (instant: Instant) => IsoDate
  /** Whether the organisation is an agency of the register that is not suspended or closed. */
  readonly agencyOpen: boolean | null
  /** Whether office and jurisdiction are those that keep the agency's own file. */
  readonly keptThere: boolean | null
  /** Whether it has no other licence, nor applies for one. */
  readonly onlyOne: boolean | null
  /** Whether no other licence has the number; null where the command names none. */
  readonly numberFree: boolean | null
  /** Whether the cover of its bond is at least what is required, and why not. */
  readonly bondCover: { readonly met: 'yes' | 'no' | 'cannot_tell'; readonly words: string }
  /** Whether nothing links it to a revoked or refused agency. */
  readonly unlinked: boolean | null
  /** Whether it is not on the watch list. */
  readonly unwatched: boolean | null
}

/** Durations that each installation sets with its social partners. */
export const LICENCE_DAYS = {
  /** Within which the agency may appeal. */
  appeal: 10,
  /** Within which a proposal is confirmed. */
  confirmation: 15,
  /** Before the last day, from which the licence is to be renewed. */
  renewal: 90,
  /** The longest preventive suspension. */
  preventiveSuspension: 30,
} as const
