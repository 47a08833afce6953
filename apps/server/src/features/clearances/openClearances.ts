import type { AssessClearance, ClearanceParts } from './ClearanceParts.ts'
import { clearanceKindWith } from './clearanceKind.ts'

/** Days that a clearance is good after its issue. */
const VALID_DAYS = 180

/** Until the checks are gathered on the server nothing can be told, and nothing is issued. */
const cannotTell: AssessClearance = async () => null

/** What clearances work with, around the checks and the keys of certificates. */
export function openClearances(
  parts: Pick<ClearanceParts, 'ledger' | 'db' | 'now' | 'certificates'> & {
    readonly assess?: AssessClearance
    readonly validDays?: number
  },
): ClearanceParts {
  const { assess = cannotTell, validDays = VALID_DAYS, certificates } = parts
  const kind = clearanceKindWith({ assess, rootKey: certificates.rootKey })
  const { ledger, db, now } = parts
  return { ledger, db, now, certificates, assess, validDays, kind }
}
