import { ACCREDITATION_STATUSES, accreditationActions } from '@corridor/recruitment/demand'
import { z } from 'zod'
import { actionRoute, PossibleAct, TimelineEntry } from '../action.ts'
import { LedgerRecordId } from '../ledger/words.ts'
import { route } from '../route.ts'
import {
  DemandPaper,
  DemandParty,
  DemandPerson,
  EXAMPLE_PLACE,
  EXAMPLE_POWER,
  Limit,
} from './parties.ts'

const Status = z.enum(ACCREDITATION_STATUSES)

/** A principal's power of attorney to an agency, in one line. */
export const AccreditationSummary = z.object({
  id: z.string(),
  agency: DemandParty,
  principal: DemandParty,
  destination: z.string(),
  /** As the log has it; past its last day it is no longer good, whatever this says. */
  status: Status,
  /** Whether the agency may act under it today. */
  isGood: z.boolean(),
  validUntil: z.iso.date(),
  post: z.string(),
  version: z.number().int(),
})
export type AccreditationSummary = z.infer<typeof AccreditationSummary>

export const AccreditationFile = AccreditationSummary.extend({
  office: z.string(),
  jurisdiction: z.string(),
  documents: z.array(DemandPaper),
  verification: z
    .object({
      at: z.iso.datetime(),
      by: z.array(DemandPerson),
      remark: z.string().nullable(),
    })
    .nullable(),
  history: z.array(TimelineEntry),
  acts: z.array(PossibleAct),
})
export type AccreditationFile = z.infer<typeof AccreditationFile>

export const accreditationsRoute = route({
  id: 'listAccreditations',
  method: 'GET',
  path: '/accreditations',
  summary: 'Powers of attorney of principals to agencies, the newest first; each search is logged',
  permission: 'read.accreditation',
  narrows: true,
  input: z.object({
    agency: LedgerRecordId.optional(),
    principal: LedgerRecordId.optional(),
    status: Status.optional(),
    limit: Limit,
  }),
  output: z.object({ accreditations: z.array(AccreditationSummary) }),
  examples: [{}, { status: 'submitted' }],
})

const OfAccreditation = z.object({ accreditation: LedgerRecordId })
const EXAMPLE = { accreditation: 'a-0123456789abcdef0123' } as const

export const accreditationRoute = route({
  id: 'getAccreditation',
  method: 'GET',
  path: '/accreditations/:accreditation',
  summary: 'One accreditation: its time line, what may be done now; the reading is logged',
  permission: 'read.accreditation',
  narrows: true,
  input: OfAccreditation,
  output: AccreditationFile,
  examples: [EXAMPLE],
})

const at = (verb: string) => ({
  path: `/accreditations/:accreditation/${verb}`,
  input: OfAccreditation,
  examples: [EXAMPLE] as const,
})

export const submitAccreditationRoute = actionRoute(accreditationActions.submit, {
  id: 'submitAccreditation',
  path: '/accreditations',
  summary:
    'Enter a power of attorney for the post to verify; its id comes from the idempotency key',
  input: z.object({}),
  examples: [{}],
  payloadExample: {
    agency: 'o-0123456789abcdef0123',
    principal: 'o-0123456789abcdef0124',
    destination: 'QAT',
    documents: [EXAMPLE_POWER],
    validUntil: '2030-12-31',
    ...EXAMPLE_PLACE,
  },
})

export const attestAccreditationRoute = actionRoute(accreditationActions.attest, {
  id: 'attestAccreditation',
  ...at('attest'),
  summary: 'Say at the post that the power of attorney is genuine and in force',
  payloadExample: { remark: null },
})

export const refuseAccreditationRoute = actionRoute(accreditationActions.refuse, {
  id: 'refuseAccreditation',
  ...at('refuse'),
  summary: 'Say at the post that the power of attorney could not be verified',
  payloadExample: { reason: 'Example reason' },
})

export const withdrawAccreditationRoute = actionRoute(accreditationActions.withdraw, {
  id: 'withdrawAccreditation',
  ...at('withdraw'),
  summary: 'Take the power of attorney back, by the agency or the principal',
  payloadExample: { reason: 'Example reason' },
})

export const ACCREDITATION_ACT_ROUTES = [
  submitAccreditationRoute,
  attestAccreditationRoute,
  refuseAccreditationRoute,
  withdrawAccreditationRoute,
] as const
