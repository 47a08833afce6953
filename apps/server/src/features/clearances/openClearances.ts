import { assessClearance } from '../checks/assessClearance.ts'
import type { AssessClearance, ClearanceParts } from './ClearanceParts.ts'
import { clearanceKindWith } from './clearanceKind.ts'

/** Days that a clearance is good after its issue. */
const VALID_DAYS = 180

/** What clearances work with, around the checks and the keys of certificates. */
export function openClearances(
  parts: Pick<ClearanceParts, 'ledger' | 'db' | 'now' | 'certificates'> & {
    readonly assess?: AssessClearance
    readonly validDays?: number
  },
): ClearanceParts {
  const { assess = assessClearance, validDays = VALID_DAYS, certificates } = parts
  const kind = clearanceKindWith({ assess, rootKey: certificates.rootKey })
  const { ledger, db, now } = parts
  return { ledger, db, now, certificates, assess, validDays, kind }
}
