import {
  ACCREDITATION_ACT_ROUTES,
  accreditationRoute,
  accreditationsRoute,
} from './accreditations.ts'
import { JOB_ORDER_ACT_ROUTES } from './jobOrderActs.ts'
import { demandChoicesRoute, jobOrderRoute, jobOrdersRoute } from './jobOrders.ts'
import { SUB_AGENT_ACT_ROUTES, subAgentRoute, subAgentsRoute } from './subAgents.ts'
import { verifyJobOrderRoute, verifySubAgentRoute } from './verification.ts'

export * from './accreditations.ts'
export * from './jobOrderActs.ts'
export {
  demandChoicesRoute,
  JobOrderFile,
  JobOrderPosition,
  JobOrderSummary,
  jobOrderRoute,
  jobOrdersRoute,
} from './jobOrders.ts'
export { DemandAttachment, DemandParty } from './parties.ts'
export * from './subAgents.ts'
export {
  JobOrderVerification,
  SubAgentVerification,
  VACANCY_BANDS,
  verifyJobOrderRoute,
  verifySubAgentRoute,
} from './verification.ts'

/** Every operation about demand: who may recruit for whom, how many, and what the public may ask. */
export const DEMAND_ROUTES = [
  accreditationsRoute,
  accreditationRoute,
  ...ACCREDITATION_ACT_ROUTES,
  subAgentsRoute,
  subAgentRoute,
  ...SUB_AGENT_ACT_ROUTES,
  jobOrdersRoute,
  demandChoicesRoute,
  jobOrderRoute,
  ...JOB_ORDER_ACT_ROUTES,
  verifyJobOrderRoute,
  verifySubAgentRoute,
] as const
