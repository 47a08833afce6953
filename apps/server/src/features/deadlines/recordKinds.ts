import { emergencyKind } from '../emergencies/emergencyKind.ts'
import { type AnyKind, anyKind } from '../ledger/rebuildLedger.ts'
import { organisationKind } from '../organisations/organisationKind.ts'
import { calendarKind } from './calendars/calendarKind.ts'

/** Every kind of record of the installation, by name. */
export const RECORD_KINDS: ReadonlyMap<string, AnyKind> = new Map(
  [anyKind(organisationKind), anyKind(calendarKind), anyKind(emergencyKind)].map((kind) => [
    kind.definition.kind,
    kind,
  ]),
)
