import type { IsoDate } from '@corridor/kernel'
import type { Instant } from '@corridor/ledger'
import type { DocumentType } from './documentTypes.ts'

/** Kinds of records to which a document can be attached. */
export const SUBJECT_KINDS = [
  'organisation',
  'licence',
  'bond',
  'accreditation',
  'jobOrder',
  'worker',
  'contract',
  'clearance',
] as const

export type SubjectKind = (typeof SUBJECT_KINDS)[number]

/** What the scanner for viruses said; `not_scanned` where none is set up. */
export type ScanResult = 'not_scanned' | 'waiting' | 'clean' | 'failed'

export const REFUSAL_REASONS = [
  'unreadable',
  'wrong_document',
  'incomplete',
  'expired',
  'not_genuine',
  'infected',
  'other',
] as const

export type RefusalReason = (typeof REFUSAL_REASONS)[number]

interface Received {
  readonly subjectKind: SubjectKind
  /** Id of the record that it belongs to. */
  readonly subject: string
  /** With whose data it is erased: a contract's documents go with the worker. */
  readonly concerns: string
  readonly type: DocumentType
  /** SHA-256 of the file as it was sent, hexadecimal. */
  readonly digest: string
  readonly sizeBytes: number
  readonly mediaType: string
  /** As the sender called it, cleaned. */
  readonly fileName: string
  /** Of its text, as BCP 47 has it; null where nobody said. */
  readonly language: string | null
  /** Its last day; null where it has none, or nobody said. */
  readonly expiresOn: IsoDate | null
  readonly uploadedAt: Instant
  /** Who sent it, and the one on whose behalf. */
  readonly uploadedBy: readonly string[]
  readonly scan: ScanResult
}

/** A document as its actions leave it. */
export type Document =
  | (Received & { readonly status: 'received' })
  /** Let through by the scanner for viruses. */
  | (Received & { readonly status: 'scanned' })
  | (Received & { readonly status: 'accepted'; readonly acceptedAt: Instant })
  | (Received & {
      readonly status: 'refused'
      readonly reason: RefusalReason
      readonly words: string | null
      readonly refusedAt: Instant
    })
  | (Received & { readonly status: 'replaced'; readonly replacedBy: string })
  | (Received & { readonly status: 'withdrawn'; readonly reason: string })
  /** What it said and its file are destroyed; that there was one stays. */
  | { readonly status: 'erased'; readonly uploadedAt: Instant }

/** What the rules need to know besides the record. */
export interface DocumentFacts {
  /** Whether its file is kept, encrypted for `concerns`; null where nobody looked. */
  readonly fileKept: boolean | null
  /** The document by which the same file is already held for the same subject as the same type. */
  readonly heldAs: string | null
  /** The subject of the document that is to stand in place of this one; null: not known. */
  readonly newer: { readonly subjectKind: string; readonly subject: string } | null
  /** The account of the worker whose data it is; null where it is of nobody who has one. */
  readonly owner: string | null
}
