import type { SubjectKind } from '@corridor/recruitment/documents'
import type { OwnerFinder } from './OwnerFinder.ts'
import { organisationOwner } from './organisationOwner.ts'

/** Kinds of records to which documents can be attached here; a kind that is not named takes none. */
export const OWNER_FINDERS: ReadonlyMap<SubjectKind, OwnerFinder> = new Map(
  [organisationOwner].map((finder) => [finder.kind, finder]),
)
