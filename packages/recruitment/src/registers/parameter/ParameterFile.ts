import type { IsoDate } from '@corridor/kernel'
import type { Instant, JsonValue } from '@corridor/ledger'
import type { LegalBasis, ParameterKey, ParameterName } from '../../checks/index.ts'
import type { Proposer } from '../Proposer.ts'

/** A legal basis as it is proposed; who compared it with its text is an act of its own. */
export type StatedBasis = Omit<LegalBasis, 'textDigest' | 'verifiedBy' | 'verifiedAt'>

/** A value from a day on, and on what it rests. */
export interface StatedValue {
  readonly act: 'set'
  /** In the form of the parameter's name. */
  readonly value: JsonValue
  readonly validFrom: IsoDate
  /** Last day; null while it lasts. */
  readonly validUntil: IsoDate | null
  readonly legalBasis: readonly StatedBasis[]
  /** Where the value was read: gazette, decision, agreement. */
  readonly source: string
  /** What was wrong, for a correction that may reach back; null for a change of days to come. */
  readonly correction: string | null
}

/** No value any more from a day on. */
export interface StatedEnd {
  readonly act: 'end'
  readonly validFrom: IsoDate
  readonly reason: string
  readonly correction: string | null
}

/** What a social partner says of a proposal. */
export interface PartnerComment {
  readonly text: string
  readonly role: string
  readonly organisation: string | null
  readonly by: string
  readonly at: Instant
}

export type ParameterProposal = Proposer &
  (StatedValue | StatedEnd) & { readonly comments: readonly PartnerComment[] }

/** Who compared a value and its bases with the official texts. */
export interface Verification {
  /** Name and function, as they are published. */
  readonly reviewer: string
  /** What was read. */
  readonly textSeen: string
  /** Day on which it was read. */
  readonly readOn: IsoDate
  /** SHA-256 of the text, for each basis; null where it was not loaded. */
  readonly textDigests: readonly (string | null)[]
  readonly by: string
  readonly at: Instant
}

/** What was put into force, kept for ever. */
export type ParameterVersion = ParameterProposal & {
  /** Of the record, when it was put into force: results name it. */
  readonly version: number
  readonly confirmedAt: Instant
  readonly confirmedBy: string
  readonly verification: Verification | null
}

interface Kept {
  readonly name: ParameterName
  readonly key: ParameterKey
  /** Whose authority puts it into force. */
  readonly jurisdiction: string
  /** In the order in which they were put into force. */
  readonly versions: readonly ParameterVersion[]
  readonly proposal: ParameterProposal | null
}

/** One parameter for one key, with every value it ever had. */
export type ParameterFile =
  /** Nothing was put into force yet. */
  (Kept & { readonly status: 'proposed' }) | (Kept & { readonly status: 'set' })

export interface ParameterFacts {
  /** Date of the competent authority. */
  readonly today: IsoDate
}
