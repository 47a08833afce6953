import { RULE_IDS } from '@corridor/recruitment/checks'
import {
  OVERRIDE_REASONS,
  OVERRIDE_SUBJECTS,
  overrideActions,
} from '@corridor/recruitment/registers'
import { z } from 'zod'
import { actionRoute, PossibleAct, TimelineEntry } from '../action.ts'
import { LedgerRecordId } from '../ledger/words.ts'
import { route } from '../route.ts'
import { Day, EvidenceSeen, Instant, paging, proposer } from './words.ts'

const Status = z.enum(['proposed', 'confirmed', 'expired', 'dropped'])

/** One line of the register. */
export const OverrideSummary = z.object({
  id: z.string(),
  subjectKind: z.enum(OVERRIDE_SUBJECTS),
  subject: z.string(),
  rule: z.enum(RULE_IDS),
  ruleVersion: z.int(),
  met: z.enum(['no', 'cannot_tell']),
  reasonCode: z.enum(OVERRIDE_REASONS),
  status: Status,
  expiresOn: Day,
  office: z.string(),
  jurisdiction: z.string(),
})
export type OverrideSummary = z.infer<typeof OverrideSummary>

export const OverrideFile = OverrideSummary.extend({
  version: z.int(),
  text: z.string(),
  evidence: z.array(EvidenceSeen),
  confirmedAt: Instant.nullable(),
  proposal: z.object(proposer).nullable(),
  history: z.array(TimelineEntry),
  acts: z.array(PossibleAct),
})
export type OverrideFile = z.infer<typeof OverrideFile>

export const overridesRoute = route({
  id: 'listOverrides',
  method: 'GET',
  path: '/overrides',
  summary: 'Results of the checks that were set aside; each search is logged',
  permission: 'read.override',
  narrows: true,
  hides: true,
  input: z.object({
    status: Status.optional(),
    subject: LedgerRecordId.optional().describe('The contract or clearance'),
    ...paging,
  }),
  output: z.object({ overrides: z.array(OverrideSummary), next: z.string().nullable() }),
  examples: [{}, { status: 'proposed' }],
})

const OfOverride = z.object({ override: LedgerRecordId })
const EXAMPLE = { override: 'v-0a1b2c3d4e5f60718293' } as const

export const overrideRoute = route({
  id: 'getOverride',
  method: 'GET',
  path: '/overrides/:override',
  summary: 'One override with its time line and what may be done now; the reading is logged',
  permission: 'read.override',
  narrows: true,
  hides: true,
  input: OfOverride,
  output: OverrideFile,
  examples: [EXAMPLE],
})

const at = (verb: string) => ({
  path: `/overrides/:override/${verb}`,
  input: OfOverride,
  examples: [EXAMPLE] as const,
  hides: true as const,
})

export const proposeOverrideRoute = actionRoute(overrideActions.propose, {
  id: 'proposeOverride',
  path: '/overrides',
  summary: 'Ask that one result of one check on one record be set aside',
  input: z.object({}),
  examples: [{}],
  hides: true,
  payloadExample: {
    subjectKind: 'contract',
    subject: 'c-1',
    rule: 'wage_floor',
    ruleVersion: 1,
    met: 'cannot_tell',
    reasonCode: 'parameter_missing',
    text: 'Example words',
    evidence: [{ digest: 'ab'.repeat(32), what: 'Example letter' }],
    expiresOn: '2030-05-31',
    office: 'home.north',
    jurisdiction: 'NPL',
  },
})

export const confirmOverrideRoute = actionRoute(overrideActions.confirm, {
  id: 'confirmOverride',
  ...at('confirm'),
  summary: 'Set a result aside on another’s request, for this record and version of the rule',
  payloadExample: {},
})

export const declineOverrideRoute = actionRoute(overrideActions.decline, {
  id: 'declineOverride',
  ...at('decline'),
  summary: 'Turn down the request',
  payloadExample: { reason: 'Example reason' },
})

export const withdrawOverrideRoute = actionRoute(overrideActions.withdraw, {
  id: 'withdrawOverride',
  ...at('withdraw'),
  summary: 'Take a request back',
  payloadExample: { reason: 'Example reason' },
})

/** Every command about overrides. */
export const OVERRIDE_ACT_ROUTES = [
  proposeOverrideRoute,
  confirmOverrideRoute,
  declineOverrideRoute,
  withdrawOverrideRoute,
] as const
