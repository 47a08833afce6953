import { accountsRoute } from './accounts.ts'
import { AGENCY_IMPORT_ROUTES } from './agencyImports/index.ts'
import { areasRoute, searchRoute } from './areas.ts'
import { BOND_ROUTES } from './bonds/index.ts'
import { CLEARANCE_ROUTES } from './clearances/index.ts'
import { compareRoute } from './comparison.ts'
import { configurationRoute } from './configuration.ts'
import { CONTINUITY_ROUTES } from './continuity/index.ts'
import { CONTRACT_ROUTES } from './contracts/index.ts'
import { DEADLINE_ROUTES } from './deadlines/index.ts'
import { DEMAND_ROUTES } from './demand/index.ts'
import { DOCUMENT_ROUTES } from './documents/index.ts'
import { EMERGENCY_ROUTES } from './emergencies/index.ts'
import {
  corridorFlowsRoute,
  countryFlowsRoute,
  flowOptionsRoute,
  regionalMatrixRoute,
  topCorridorsRoute,
  worldMatrixRoute,
} from './flows.ts'
import { IDENTITY_ROUTES } from './identity/index.ts'
import { JOB_ORDER_IMPORT_ROUTES } from './jobOrderImports/index.ts'
import { LEDGER_ROUTES } from './ledger/index.ts'
import { LICENCE_ROUTES } from './licences/index.ts'
import { NOTIFICATION_ROUTES } from './notifications/index.ts'
import { ORGANISATION_ROUTES } from './organisations/index.ts'
import { cumulativeRoute, ratesRoute } from './rates.ts'
import { packageRoute, recordRoute } from './record.ts'
import { REGISTER_ROUTES } from './registers/index.ts'
import { releaseRoute, releasesRoute } from './releases.ts'
import { REPORTING_ROUTES } from './reporting/index.ts'
import {
  cancelSimulationRoute,
  simulationRoute,
  simulationsRoute,
  startSimulationRoute,
} from './simulations.ts'
import {
  bindingRoute,
  calendarRoute,
  compareStatesRoute,
  countryStandardsRoute,
  countsRoute,
  dueRoute,
  instrumentRoute,
  instrumentsRoute,
  policyCheckRoute,
  policyReportRoute,
  reviewsRoute,
  standardsMatrixRoute,
  statusRoute,
  supervisionRoute,
} from './standards/index.ts'
import { STATISTIC_ROUTES } from './statistics/index.ts'
import { stocksRoute } from './stocks.ts'
import { TOTALIZATION_ROUTES } from './totalization/index.ts'
import { WORKSPACE_ROUTES } from './workspaces/index.ts'

/** Every operation of the interface, in the order of the OpenAPI document. */
export const ROUTES = [
  configurationRoute,
  areasRoute,
  searchRoute,
  releasesRoute,
  releaseRoute,
  stocksRoute,
  flowOptionsRoute,
  worldMatrixRoute,
  regionalMatrixRoute,
  topCorridorsRoute,
  corridorFlowsRoute,
  countryFlowsRoute,
  compareRoute,
  ratesRoute,
  cumulativeRoute,
  accountsRoute,
  recordRoute,
  packageRoute,
  simulationsRoute,
  startSimulationRoute,
  simulationRoute,
  cancelSimulationRoute,
  instrumentsRoute,
  instrumentRoute,
  statusRoute,
  countryStandardsRoute,
  bindingRoute,
  compareStatesRoute,
  standardsMatrixRoute,
  countsRoute,
  supervisionRoute,
  dueRoute,
  calendarRoute,
  reviewsRoute,
  policyCheckRoute,
  policyReportRoute,
  ...TOTALIZATION_ROUTES,
  ...IDENTITY_ROUTES,
  ...ORGANISATION_ROUTES,
  ...AGENCY_IMPORT_ROUTES,
  ...BOND_ROUTES,
  ...LICENCE_ROUTES,
  ...DOCUMENT_ROUTES,
  ...CONTRACT_ROUTES,
  ...CLEARANCE_ROUTES,
  ...CONTINUITY_ROUTES,
  ...EMERGENCY_ROUTES,
  ...LEDGER_ROUTES,
  ...DEADLINE_ROUTES,
  ...NOTIFICATION_ROUTES,
  ...REGISTER_ROUTES,
  ...STATISTIC_ROUTES,
  ...REPORTING_ROUTES,
  ...DEMAND_ROUTES,
  ...JOB_ORDER_IMPORT_ROUTES,
  ...WORKSPACE_ROUTES,
] as const
