import { alertsRoute } from './alerts.ts'
import { integrityRoute, selfVerificationsRoute } from './integrity.ts'
import {
  accessReportRoute,
  actionsExportRoute,
  actionsRoute,
  readsExportRoute,
  readsRoute,
} from './logRoutes.ts'
import { reinstatementsRoute } from './reinstatements.ts'
import { keysRoute, proofRoute, sealsExportRoute, sealsRoute } from './seals.ts'

export * from './alerts.ts'
export * from './integrity.ts'
export * from './log.ts'
export * from './logRoutes.ts'
export * from './reinstatements.ts'
export * from './seals.ts'

/** Operations on the log of actions and its seals. */
export const LEDGER_ROUTES = [
  sealsRoute,
  keysRoute,
  sealsExportRoute,
  proofRoute,
  integrityRoute,
  actionsRoute,
  actionsExportRoute,
  readsRoute,
  readsExportRoute,
  accessReportRoute,
  alertsRoute,
  selfVerificationsRoute,
  reinstatementsRoute,
] as const
