import {
  assessClearanceRoute,
  CLEARANCE_ACT_ROUTES,
  issueClearanceRoute,
  reenterClearanceRoute,
  requestClearanceRoute,
} from './acts.ts'
import { clearanceStatusRoute, verifierListsRoute } from './certificates.ts'
import { clearanceCertificateRoute, clearanceRoute, clearancesRoute } from './clearances.ts'

export * from './acts.ts'
export { clearanceStatusRoute, verifierListsRoute } from './certificates.ts'
export {
  ClearanceFile,
  ClearanceSummary,
  clearanceCertificateRoute,
  clearanceRoute,
  clearancesRoute,
} from './clearances.ts'

export const CLEARANCE_ROUTES = [
  verifierListsRoute,
  clearanceStatusRoute,
  clearancesRoute,
  clearanceRoute,
  clearanceCertificateRoute,
  requestClearanceRoute,
  reenterClearanceRoute,
  assessClearanceRoute,
  issueClearanceRoute,
  ...CLEARANCE_ACT_ROUTES,
] as const
