import type { SubjectKind } from '@corridor/recruitment/documents'
import { bondOwner } from './bondOwner.ts'
import { contractOwner } from './contractOwner.ts'
import { licenceOwner } from './licenceOwner.ts'
import type { OwnerFinder } from './OwnerFinder.ts'
import { organisationOwner } from './organisationOwner.ts'
import { workerOwner } from './workerOwner.ts'

/** Kinds of records to which documents can be attached here; a kind that is not named takes none. */
export const OWNER_FINDERS: ReadonlyMap<SubjectKind, OwnerFinder> = new Map(
  [organisationOwner, licenceOwner, bondOwner, workerOwner, contractOwner].map((finder) => [
    finder.kind,
    finder,
  ]),
)
