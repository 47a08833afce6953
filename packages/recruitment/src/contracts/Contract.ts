import type { IsoDate } from '@corridor/kernel'
import type { Digest, Instant } from '@corridor/ledger'
import type {
  CheckFinding,
  ConfirmedOverride,
  ContractTerms,
  FeeLine,
  Verdict,
} from '../checks/index.ts'

export const CONTRACT_STATUSES = [
  'draft',
  'worker_review',
  'signed',
  'checked',
  'approved',
  'registered_destination',
  'matched',
  'mismatch',
  'amended',
  'ended',
] as const

export type ContractStatus = (typeof CONTRACT_STATUSES)[number]

/** Which version of the contract it is: offered, signed at origin, registered at destination. */
export type VersionKind = 'offer' | 'origin' | 'destination' | 'amended'

/** The contract as text, in one language. */
export interface ContractText {
  readonly language: string
  readonly body: string
}

export interface ContractContent {
  readonly terms: ContractTerms
  readonly texts: readonly ContractText[]
  /** Digests of the documents that hold it. */
  readonly documents: readonly Digest[]
}

export interface ContractVersion {
  /** From 1 upwards, in the order in which they came. */
  readonly number: number
  readonly kind: VersionKind
  /** Null once erased. */
  readonly content: ContractContent | null
  readonly at: Instant
  /** Of a destination version: the day on which it was registered there. */
  readonly registeredOn: IsoDate | null
}

export interface WorkerSignature {
  readonly by: string
  readonly at: Instant
  /** How long the text was before her eyes, as her page counted it; null once erased. */
  readonly readSeconds: number | null
  /** The language in which she read it. */
  readonly language: string | null
}

export interface EmployerSignature {
  readonly by: string
  readonly at: Instant
}

/** An offer before the worker's eyes. */
export interface Review {
  /** Of the version offered. */
  readonly number: number
  readonly sentAt: Instant
  readonly worker: WorkerSignature | null
}

/** Why a worker may say no; she need not say. */
export const REFUSAL_REASONS = [
  'pay',
  'hours',
  'fees',
  'other_work',
  'other_place',
  'not_understood',
  'changed_mind',
  'not_said',
] as const

export interface Refusal {
  readonly number: number
  readonly reason: (typeof REFUSAL_REASONS)[number] | null
  readonly at: Instant
}

/** Changes of a contract in force that wait for signatures. */
export interface Amendment {
  readonly content: ContractContent | null
  readonly proposedAt: Instant
  readonly by: string
  readonly byRole: string
  /** A term is worse, or cannot be told not to be. */
  readonly needsApproval: boolean
  readonly worker: WorkerSignature | null
  readonly employer: EmployerSignature | null
  readonly approvedBy: string | null
}

/** Why a contract may end, by who ends it. Nobody can be said to have absconded. */
export const END_REASONS = {
  worker: [
    'completed',
    'resigned',
    'not_departing',
    'employer_breach',
    'danger',
    'fees_charged',
    'health',
    'family',
  ],
  employer: [
    'completed',
    'work_ended',
    'dismissed_with_notice',
    'dismissed_without_notice',
    'insolvent',
    'death',
  ],
} as const

export type EndReason = (typeof END_REASONS)[keyof typeof END_REASONS][number] | 'withdrawn'

export interface FeeEntry {
  readonly number: number
  /** Null once erased. */
  readonly line: FeeLine | null
  readonly source: FeeLine['source']
  readonly by: string
  readonly organisation: string | null
  readonly at: Instant
  /** Taken back by whoever entered it; it stays to be seen. */
  readonly struckAt: Instant | null
}

/** What the checks at signature said at a moment. */
export interface CheckedAt {
  readonly verdict: Verdict | null
  readonly findings: readonly CheckFinding[]
  readonly at: Instant
}

interface ContractFile {
  readonly openedAt: Instant
  readonly worker: string
  readonly agency: string
  readonly employer: string
  readonly jobOrder: string | null
  /** The office of an authority of origin that keeps the file, as `organisation.office`. */
  readonly office: string | null
  readonly jurisdiction: string | null
  /** The post at destination, an office too. */
  readonly post: string | null
  /** In which the worker reads it. */
  readonly language: string
  /** What is written and not yet offered; null between offer and refusal, or once erased. */
  readonly draft: ContractContent | null
  readonly versions: readonly ContractVersion[]
  readonly review: Review | null
  readonly refusals: readonly Refusal[]
  readonly signatures: {
    readonly worker: WorkerSignature
    readonly employer: EmployerSignature
    readonly on: IsoDate | null
  } | null
  readonly checks: CheckedAt | null
  /** What they said before a parameter was corrected or verified, the oldest first. */
  readonly earlierChecks?: readonly CheckedAt[]
  readonly approved: { readonly by: string; readonly at: Instant } | null
  readonly amendment: Amendment | null
  readonly fees: readonly FeeEntry[]
  /** A vacancy of the job order is held for it. */
  readonly holdsVacancy: boolean
  readonly end: {
    readonly reason: EndReason | null
    readonly by: string
    readonly role: string
    readonly on: IsoDate | null
    readonly at: Instant
  } | null
}

/** A contract as its actions leave it. */
export type Contract = {
  readonly [Status in ContractStatus]: ContractFile & { readonly status: Status }
}[ContractStatus]

/** What the rules need to know besides the contract. */
export interface ContractFacts {
  /** Of the competent authority. */
  readonly today: IsoDate
  /** The worker's file; null where there is none of this id. */
  readonly worker: {
    readonly person: string | null
    readonly languages: readonly string[]
    readonly openTo: readonly string[]
  } | null
  readonly agencyActive: boolean
  readonly employerActive: boolean
  /** Whether each office named is an open one of an authority; null: none named. */
  readonly officesOpen: boolean | null
  /** Whether the job order is this agency's and employer's; null where it cannot be told. */
  readonly jobOrderFits: boolean | null
  /** Whether its vacancies leave one; null where it cannot be told. */
  readonly vacancyLeft: boolean | null
  /** Since the worker first opened what is offered to her now; null: she did not open it. */
  readonly secondsSinceOpened: number | null
  /** The least time in which a hundred words can be read. */
  readonly secondsPer100Words: number
  /** Results that two persons set aside for this contract. */
  readonly overrides: readonly ConfirmedOverride[]
}

/** What binds: the version that both signed last. */
export const agreedVersion = (contract: Contract): ContractVersion | null =>
  contract.versions.findLast(({ kind }) => kind === 'origin' || kind === 'amended') ?? null

/** What was last registered at destination. */
export const destinationVersion = (contract: Contract): ContractVersion | null =>
  contract.versions.findLast(({ kind }) => kind === 'destination') ?? null

/** The version that is before the worker, or was last. */
export const offeredVersion = (contract: Contract): ContractVersion | null =>
  contract.versions.findLast(({ kind }) => kind === 'offer') ?? null
