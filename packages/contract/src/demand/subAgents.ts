import { SUB_AGENT_STATUSES, subAgentActions } from '@corridor/recruitment/demand'
import { z } from 'zod'
import { actionRoute, PossibleAct, TimelineEntry } from '../action.ts'
import { LedgerRecordId } from '../ledger/words.ts'
import { route } from '../route.ts'
import { DemandParty, EXAMPLE_PLACE, Limit } from './parties.ts'

const Status = z.enum(SUB_AGENT_STATUSES)

/** A registered intermediary of one agency, in one line. */
export const SubAgentSummary = z.object({
  id: z.string(),
  /** What she shows to workers: anybody can ask for whom she works. */
  number: z.string(),
  agency: DemandParty,
  name: z.string(),
  area: z.string(),
  status: Status,
  version: z.number().int(),
})
export type SubAgentSummary = z.infer<typeof SubAgentSummary>

export const SubAgentFile = SubAgentSummary.extend({
  office: z.string(),
  jurisdiction: z.string(),
  registeredAt: z.iso.datetime(),
  history: z.array(TimelineEntry),
  acts: z.array(PossibleAct),
})
export type SubAgentFile = z.infer<typeof SubAgentFile>

export const subAgentsRoute = route({
  id: 'listSubAgents',
  method: 'GET',
  path: '/sub-agents',
  summary: 'Registered sub-agents of agencies, by name; each search is logged',
  permission: 'read.sub-agent',
  narrows: true,
  input: z.object({
    agency: LedgerRecordId.optional(),
    status: Status.optional(),
    limit: Limit,
  }),
  output: z.object({ subAgents: z.array(SubAgentSummary) }),
  examples: [{}, { status: 'registered' }],
})

const OfSubAgent = z.object({ subAgent: LedgerRecordId })
const EXAMPLE = { subAgent: 's-0123456789abcdef0123' } as const

export const subAgentRoute = route({
  id: 'getSubAgent',
  method: 'GET',
  path: '/sub-agents/:subAgent',
  summary: 'One sub-agent: her time line, what may be done now; the reading is logged',
  permission: 'read.sub-agent',
  narrows: true,
  input: OfSubAgent,
  output: SubAgentFile,
  examples: [EXAMPLE],
})

const at = (verb: string) => ({
  path: `/sub-agents/:subAgent/${verb}`,
  input: OfSubAgent,
  examples: [EXAMPLE] as const,
})

export const registerSubAgentRoute = actionRoute(subAgentActions.register, {
  id: 'registerSubAgent',
  path: '/sub-agents',
  summary: 'Register an intermediary for whom the agency answers',
  input: z.object({}),
  examples: [{}],
  payloadExample: {
    agency: 'o-0123456789abcdef0123',
    name: 'Example Sub-agent',
    area: 'Example District',
    identityDigest: null,
    office: EXAMPLE_PLACE.office,
    jurisdiction: EXAMPLE_PLACE.jurisdiction,
  },
})

export const suspendSubAgentRoute = actionRoute(subAgentActions.suspend, {
  id: 'suspendSubAgent',
  ...at('suspend'),
  summary: 'Stop a sub-agent until it is lifted',
  payloadExample: { reason: 'Example reason' },
})

export const liftSubAgentRoute = actionRoute(subAgentActions.lift, {
  id: 'liftSubAgent',
  ...at('lift'),
  summary: 'Let a suspended sub-agent work again',
  payloadExample: { reason: 'Example reason' },
})

export const endSubAgentRoute = actionRoute(subAgentActions.end, {
  id: 'endSubAgent',
  ...at('end'),
  summary: 'Say that a sub-agent no longer works for the agency',
  payloadExample: { reason: 'Example reason' },
})

export const SUB_AGENT_ACT_ROUTES = [
  registerSubAgentRoute,
  suspendSubAgentRoute,
  liftSubAgentRoute,
  endSubAgentRoute,
] as const
