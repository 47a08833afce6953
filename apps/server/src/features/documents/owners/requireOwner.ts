import type { DecisionBasis, ProtectedRecord } from '@corridor/permissions'
import type { SubjectKind } from '@corridor/recruitment/documents'
import { noSuchRecord } from '../../../http/decisions.ts'
import type { Sender } from '../../../http/guard.ts'
import type { DocumentParts } from '../DocumentParts.ts'
import type { FoundOwner, OwnerFinder } from './OwnerFinder.ts'
import { OWNER_FINDERS } from './ownerFinders.ts'

/** A document is inside the scopes of the record to which it is attached. */
export const protectedDocument = ({ on }: FoundOwner, document: string): ProtectedRecord => ({
  ...on,
  kind: 'document',
  id: document,
})

interface KnownOwner {
  readonly finder: OwnerFinder
  readonly owner: FoundOwner
}

/** Null for a kind that takes no documents here, and where there is no such record. */
async function findOwner(
  { ledger }: Pick<DocumentParts, 'ledger'>,
  kind: SubjectKind,
  id: string,
): Promise<KnownOwner | null> {
  const finder = OWNER_FINDERS.get(kind)
  const owner = (await finder?.find(ledger.pool, ledger.tenant, id)) ?? null
  return finder === undefined || owner === null ? null : { finder, owner }
}

/** The record as the office sees it through which she reaches it; as the first where none does. */
function seenBy(
  sender: Sender,
  { finder, owner }: KnownOwner,
  permission: 'read.document' | 'submit.document',
): FoundOwner {
  const views = owner.atPost === undefined ? [owner.on] : [owner.on, owner.atPost]
  const reached = views.find(
    (on) =>
      sender.decide(permission, protectedDocument({ ...owner, on }, on.id)).allowed &&
      sender.decide(finder.read, on).allowed,
  )
  return { ...owner, on: reached ?? owner.on }
}

/**
 * The record whose documents are to be read, for one who may read it and its documents.
 *
 * @throws {DomainError} `not_found` alike for one that is not there and one out of reach.
 */
export async function requireRead(
  parts: Pick<DocumentParts, 'ledger'>,
  sender: Sender,
  kind: SubjectKind,
  id: string,
): Promise<{ readonly owner: FoundOwner; readonly basis: DecisionBasis }> {
  const known = await findOwner(parts, kind, id)
  if (known === null) {
    sender.require('read.document', null)
    throw noSuchRecord('read.document')
  }
  const owner = seenBy(sender, known, 'read.document')
  const basis = sender.require('read.document', protectedDocument(owner, owner.on.id))
  sender.require(known.finder.read, owner.on)
  return { owner, basis }
}

/**
 * The record to which a document is to be attached, for one who may.
 *
 * @throws {DomainError} as `requireRead`.
 */
export async function requireAttach(
  parts: Pick<DocumentParts, 'ledger'>,
  sender: Sender,
  kind: SubjectKind,
  id: string,
): Promise<FoundOwner> {
  const known = await findOwner(parts, kind, id)
  if (known === null) {
    sender.require('submit.document', null)
    throw noSuchRecord('submit.document')
  }
  const owner = seenBy(sender, known, 'submit.document')
  sender.require('submit.document', protectedDocument(owner, owner.on.id))
  sender.require(known.finder.read, owner.on)
  return owner
}

/** The record of a document, for one who may read it; null otherwise. */
export async function findReachable(
  parts: Pick<DocumentParts, 'ledger'>,
  sender: Sender,
  kind: SubjectKind,
  id: string,
): Promise<FoundOwner | null> {
  const known = await findOwner(parts, kind, id)
  if (known === null) return null
  const owner = seenBy(sender, known, 'read.document')
  return sender.decide(known.finder.read, owner.on).allowed ? owner : null
}

/** Whether she may attach documents to a record that she was let in to. */
export async function canAttach(
  parts: Pick<DocumentParts, 'ledger'>,
  sender: Sender,
  kind: SubjectKind,
  id: string,
): Promise<boolean> {
  const known = await findOwner(parts, kind, id)
  if (known === null) return false
  const owner = seenBy(sender, known, 'submit.document')
  return (
    sender.decide('submit.document', protectedDocument(owner, owner.on.id)).allowed &&
    sender.decide(known.finder.read, owner.on).allowed
  )
}
