import type { SubjectKind } from '@corridor/recruitment/documents'
import { bondOwner } from './bondOwner.ts'
import { clearanceOwner } from './clearanceOwner.ts'
import { contractOwner } from './contractOwner.ts'
import { accreditationOwner, jobOrderOwner } from './demandOwners.ts'
import { licenceOwner } from './licenceOwner.ts'
import type { OwnerFinder } from './OwnerFinder.ts'
import { organisationOwner } from './organisationOwner.ts'
import { workerOwner } from './workerOwner.ts'

/** Kinds of records to which documents can be attached here; a kind that is not named takes none. */
export const OWNER_FINDERS: ReadonlyMap<SubjectKind, OwnerFinder> = new Map(
  [
    organisationOwner,
    licenceOwner,
    bondOwner,
    accreditationOwner,
    jobOrderOwner,
    workerOwner,
    contractOwner,
    clearanceOwner,
  ].map((finder) => [finder.kind, finder]),
)
