import type { IsoDate } from '@corridor/kernel'
import type { RequiredDocument } from './checklists.ts'
import type { Document, RefusalReason, ScanResult, SubjectKind } from './Document.ts'
import { DOCUMENT_TYPES, type DocumentType } from './documentTypes.ts'

/** A document as check 12 sees it. */
export interface HeldDocument {
  readonly document: string
  readonly subjectKind: SubjectKind
  readonly type: DocumentType
  readonly status: Exclude<Document['status'], 'erased'>
  readonly scan: ScanResult
  /** Why it was refused; null where it was not. */
  readonly refusal: RefusalReason | null
  readonly expiresOn: IsoDate | null
  /** Whether the same file is held for another person or organisation; null: nobody looked. */
  readonly usedForAnother: boolean | null
}

export const MISSING_REASONS = [
  /** There is none. */
  'missing',
  'expired',
  'refused',
  'used_for_another',
  /** It cannot be read, so nobody can tell what it says. */
  'unreadable',
  /** It has a last day, and nobody said which. */
  'expiry_unknown',
  /** Nobody has looked at it yet. */
  'not_judged',
  /** The scanner for viruses has not let it through. */
  'not_scanned',
  /** Nobody looked whether the same file is held for another. */
  'use_unknown',
] as const

export type MissingReason = (typeof MISSING_REASONS)[number]

/** Why a required document does not count. What cannot be told is never a yes. */
export interface MissingDocument extends RequiredDocument {
  readonly met: 'no' | 'cannot_tell'
  readonly reason: MissingReason
  /** The one that comes nearest; null where there is none. */
  readonly document: string | null
}

const CANNOT_TELL: ReadonlySet<MissingReason> = new Set([
  'unreadable',
  'expiry_unknown',
  'not_judged',
  'not_scanned',
  'use_unknown',
])

/** From the one that comes nearest to being there. */
const NEAREST: readonly MissingReason[] = [
  'not_judged',
  'not_scanned',
  'expiry_unknown',
  'use_unknown',
  'unreadable',
  'expired',
  'used_for_another',
  'refused',
  'missing',
]

/**
 * The required documents of a step that are not there, or do not count on a day: check 12.
 *
 * A document counts when it was accepted, is in force on the day (its last day included), and is not
 * held for another person too. Where several of a type are held, one that counts is enough.
 *
 * @param on the day for which it is asked, in the authority's time zone.
 * @returns one entry for each required document that does not count, in the order required; empty
 * where nothing is missing.
 * @remarks O(required × held).
 * @example
 * missingDocuments([{ type: 'passport', of: 'worker' }], [], '2030-01-31')
 * // => [{ type: 'passport', of: 'worker', met: 'no', reason: 'missing', document: null }]
 */
export function missingDocuments(
  required: readonly RequiredDocument[],
  held: readonly HeldDocument[],
  on: IsoDate,
): readonly MissingDocument[] {
  return required.flatMap((wanted) => {
    const candidates = held
      .filter(({ type, subjectKind }) => type === wanted.type && subjectKind === wanted.of)
      .map((one) => ({ document: one.document, reason: reasonAgainst(one, on) }))
    if (candidates.some(({ reason }) => reason === null)) return []
    const nearest = candidates
      .filter(({ reason }) => reason !== 'missing')
      .toSorted((a, b) => NEAREST.indexOf(a.reason!) - NEAREST.indexOf(b.reason!))[0]
    const reason = nearest?.reason ?? 'missing'
    return [
      {
        ...wanted,
        met: CANNOT_TELL.has(reason) ? ('cannot_tell' as const) : ('no' as const),
        reason,
        document: nearest?.document ?? null,
      },
    ]
  })
}

/** Why a document does not count; null where it does. */
function reasonAgainst(held: HeldDocument, on: IsoDate): MissingReason | null {
  const { expires, unique } = DOCUMENT_TYPES[held.type]
  if (held.status === 'replaced' || held.status === 'withdrawn') return 'missing'
  if (held.status === 'refused') {
    return held.refusal === 'unreadable' || held.refusal === 'expired' ? held.refusal : 'refused'
  }
  if (unique && held.usedForAnother === true) return 'used_for_another'
  if (held.expiresOn !== null && held.expiresOn < on) return 'expired'
  if (held.scan === 'waiting' || held.scan === 'failed') return 'not_scanned'
  if (held.status !== 'accepted') return 'not_judged'
  if (expires && held.expiresOn === null) return 'expiry_unknown'
  return unique && held.usedForAnother === null ? 'use_unknown' : null
}
