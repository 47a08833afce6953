import { type AnyKind, anyKind } from '../ledger/rebuildLedger.ts'
import { organisationKind } from '../organisations/organisationKind.ts'
import { calendarKind } from './calendars/calendarKind.ts'

/** Every kind of record of the installation, by name. */
export const RECORD_KINDS: ReadonlyMap<string, AnyKind> = new Map(
  [anyKind(organisationKind), anyKind(calendarKind)].map((kind) => [kind.definition.kind, kind]),
)
