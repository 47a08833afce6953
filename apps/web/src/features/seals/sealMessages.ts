import type { Digest, Instant, LedgerFault, Seal, SealingKey } from '@corridor/ledger'

/** What a holder keeps of a seal. */
export type SealCopy = Pick<Seal, 'body' | 'signature'>

/** What is to be checked, and by what it is judged. */
export interface SealQuestion {
  /** Where the file of key list and seals is, without its range. */
  readonly address: string
  /** Number of the newest seal, as the server's list says. */
  readonly newest: number
  /** Public root key, 64 hexadecimal digits; null when the reader has none. */
  readonly rootKey: string | null
  /** A seal that this browser kept from an earlier visit. */
  readonly kept: SealCopy | null
}

export type SealRequest =
  | ({ readonly kind: 'check'; readonly id: number } & SealQuestion)
  /** Holds what the reader brought against the seals checked last. */
  | { readonly kind: 'compare'; readonly id: number; readonly texts: readonly string[] }
  | { readonly kind: 'cancel' }

/** Why signatures could not be checked: the page came without encryption, or the browser is too old. */
export type NoSignatures = 'insecure' | 'unsupported'

/** What a check of the server's seals found. */
export interface SealReport {
  /** Nothing is wrong with what could be checked. */
  readonly intact: boolean
  readonly seals: number
  /** Actions that the seals say they cover. */
  readonly actions: number
  /** Null where signatures were checked. */
  readonly noSignatures: NoSignatures | null
  /** Whether the key list was judged by a root key. */
  readonly rootChecked: boolean
  readonly keys: readonly SealingKey[]
  readonly faults: readonly LedgerFault[]
  readonly moreFaults: number
  readonly last: {
    readonly copy: SealCopy
    readonly sealHash: Digest
  } | null
}

/** How the seals of another holder stand to the server's. */
export interface SealComparison {
  readonly given: number
  readonly same: number
  /** The last seal of the file that is the server's too, before any that differs. */
  readonly agreeUntil: number | null
  /** Seals that are others than the server's under the same number. */
  readonly differing: number
  readonly firstDiffering: {
    readonly seal: number
    /** Whether a trusted key signed the holder's; null where signatures cannot be checked. */
    readonly signed: boolean | null
  } | null
  /** Seals of the file that the server does not have. */
  readonly beyond: {
    readonly first: number
    readonly last: number
    readonly signed: boolean | null
  } | null
  /** The last seal checked on the server's side. */
  readonly newest: number
}

/** Whether a number and hash that somebody wrote down is a seal of the server. */
export interface MarkFinding {
  readonly kind: 'mark'
  readonly seal: number
  readonly standing: SealStanding
}

export type SealStanding = 'same' | 'differs' | 'not-there'

export interface ReceiptFinding {
  readonly kind: 'receipt'
  readonly record: string
  readonly version: number
  readonly recordedAt: Instant
  readonly keyId: string
  /** Null where signatures cannot be checked. */
  readonly genuine: boolean | null
  /** The seal under which a sound proof brought with it shows the action. */
  readonly seal: number | null
}

export interface ProofFinding {
  readonly kind: 'proof'
  readonly hash: Digest
  /** Null where the proof came without its entry. */
  readonly entry: {
    readonly record: string
    readonly version: number
    readonly type: string
    readonly recordedAt: Instant
  } | null
  readonly seal: number
  /** The way from the action leads to the root of the seal. */
  readonly leads: boolean
  /** Whether the server shows the same seal. */
  readonly standing: SealStanding
  /** Null where signatures cannot be checked. */
  readonly signed: boolean | null
}

/** What came of what the reader brought. */
export interface EvidenceReport {
  readonly comparison: SealComparison | null
  readonly findings: readonly (ReceiptFinding | ProofFinding | MarkFinding)[]
  /** Whole actions in an exported ledger: they are checked by the command line, not here. */
  readonly actions: number
  /** Objects of no known kind. */
  readonly unknown: number
  /** The first line that is no JSON; null where all are. */
  readonly brokenLine: number | null
}

export interface SealProblem {
  /** `no_answer`: the server did not answer; `unreadable`: it answered something else. */
  readonly code: 'no_answer' | 'unreadable' | 'no_worker' | 'unexpected'
  readonly message: string
}

export type SealReply =
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly of: number }
  | { readonly kind: 'checked'; readonly id: number; readonly report: SealReport }
  | { readonly kind: 'compared'; readonly id: number; readonly report: EvidenceReport }
  | { readonly kind: 'cancelled'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly problem: SealProblem }
