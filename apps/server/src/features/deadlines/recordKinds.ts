import { bondKind } from '../bonds/bondKind.ts'
import { clearanceKind } from '../clearances/clearanceKind.ts'
import { contractKind } from '../contracts/contractKind.ts'
import { workerKind } from '../contracts/workerKind.ts'
import { accreditationKind } from '../demand/accreditationKind.ts'
import { jobOrderKind } from '../demand/jobOrderKind.ts'
import { subAgentKind } from '../demand/subAgentKind.ts'
import { documentKind } from '../documents/documentKind.ts'
import { emergencyKind } from '../emergencies/emergencyKind.ts'
import { type AnyKind, anyKind } from '../ledger/rebuildLedger.ts'
import { reinstatementKind } from '../ledger/reinstatement/reinstatementKind.ts'
import { licenceKind } from '../licences/licenceKind.ts'
import { lostReceiptKind } from '../lostReceipts/lostReceiptKind.ts'
import { officeKeyKind } from '../officeKeys/officeKeyKind.ts'
import { organisationKind } from '../organisations/organisationKind.ts'
import { banKind } from '../registers/bans/banKind.ts'
import { overrideKind } from '../registers/overrides/overrideKind.ts'
import { parameterKind } from '../registers/parameters/parameterKind.ts'
import { watchKind } from '../registers/watch/watchKind.ts'
import { questionnaireKind } from '../reporting/questionnaireKind.ts'
import { reportKind } from '../reporting/reportKind.ts'
import { statisticKind } from '../statistics/statisticKind.ts'
import { calendarKind } from './calendars/calendarKind.ts'

/** Every kind of record of the installation, by name. */
export const RECORD_KINDS: ReadonlyMap<string, AnyKind> = new Map(
  [
    anyKind(organisationKind),
    anyKind(calendarKind),
    anyKind(documentKind),
    anyKind(emergencyKind),
    anyKind(workerKind),
    anyKind(contractKind),
    anyKind(bondKind),
    anyKind(licenceKind),
    anyKind(parameterKind),
    anyKind(banKind),
    anyKind(watchKind),
    anyKind(overrideKind),
    anyKind(accreditationKind),
    anyKind(subAgentKind),
    anyKind(jobOrderKind),
    anyKind(clearanceKind),
    anyKind(statisticKind),
    anyKind(questionnaireKind),
    anyKind(reportKind),
    anyKind(officeKeyKind),
    anyKind(lostReceiptKind),
    anyKind(reinstatementKind),
  ].map((kind) => [kind.definition.kind, kind]),
)
