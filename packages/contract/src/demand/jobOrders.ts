import {
  CheckFindingSchema,
  ContractTermsSchema,
  RULE_IDS,
  VerdictSchema,
} from '@corridor/recruitment/checks'
import { FREEZE_CAUSES, JOB_ORDER_STATUSES } from '@corridor/recruitment/demand'
import { z } from 'zod'
import { PossibleAct, TimelineEntry } from '../action.ts'
import { LedgerRecordId } from '../ledger/words.ts'
import { route } from '../route.ts'
import { DemandPaper, DemandParty, DemandPerson, Limit } from './parties.ts'

const Status = z.enum(JOB_ORDER_STATUSES)

/** The quantity ledger: `reserved + consumed <= approved`. */
const JobOrderVacancies = z.object({
  /** As the principal asked for. */
  asked: z.number().int(),
  approved: z.number().int(),
  /** Promised by signed contracts. */
  reserved: z.number().int(),
  /** Used by issued clearances. */
  consumed: z.number().int(),
})

/** One line of the list of job orders. */
export const JobOrderSummary = z.object({
  id: z.string(),
  /** By which the public knows it; null until it is approved. */
  number: z.string().nullable(),
  agency: DemandParty,
  principal: DemandParty,
  destination: z.string(),
  sector: z.string(),
  /** As it holds today, whether or not the clock has written it down yet. */
  status: Status,
  /** Why it stands still today; empty while it does not. */
  frozen: z.array(z.enum(FREEZE_CAUSES)),
  vacancies: JobOrderVacancies,
  validUntil: z.iso.date().nullable(),
  /** Since when it is in the status that the log has. */
  since: z.iso.datetime(),
  version: z.number().int(),
})
export type JobOrderSummary = z.infer<typeof JobOrderSummary>

export const JobOrderPosition = z.object({
  position: z.string(),
  title: z.string(),
  /** ISCO-08. */
  occupation: z.string(),
  quantity: z.number().int(),
  /** Null before approval. */
  approved: z.number().int().nullable(),
  terms: ContractTermsSchema.nullable(),
})
export type JobOrderPosition = z.infer<typeof JobOrderPosition>

/** One job order with everything that was done to it. */
export const JobOrderFile = JobOrderSummary.extend({
  /** The status of the log: what acts are judged by. */
  recordedStatus: Status,
  post: z.string(),
  office: z.string(),
  jurisdiction: z.string(),
  accreditation: z.string(),
  site: z.string().nullable(),
  reference: z.string().nullable(),
  positions: z.array(JobOrderPosition),
  attachments: z.array(DemandPaper),
  returned: z.string().nullable(),
  attestation: z
    .object({
      at: z.iso.datetime(),
      by: z.array(DemandPerson),
      verifiedOn: z.iso.date(),
      headcount: z.number().int().nullable(),
      remark: z.string().nullable(),
    })
    .nullable(),
  advert: z.object({ text: z.string(), language: z.string() }).nullable(),
  proposedAdvert: z
    .object({ text: z.string(), language: z.string(), by: z.array(DemandPerson) })
    .nullable(),
  /** Checks 6, 7, 9, 10 and 11 as of now; null for whoever does not decide on it. */
  checks: z
    .object({
      /** The authority’s date for which they were asked. */
      on: z.iso.date(),
      verdict: VerdictSchema,
      findings: z.array(CheckFindingSchema),
      /** Rules of which two persons set a result aside. */
      setAside: z.array(z.enum(RULE_IDS)),
    })
    .nullable(),
  /** Orders with the same paper or reference that the one who asks may read. */
  sameDemand: z.array(
    z.object({ id: z.string(), agency: DemandParty, status: Status, since: z.iso.datetime() }),
  ),
  history: z.array(TimelineEntry),
  acts: z.array(PossibleAct),
})
export type JobOrderFile = z.infer<typeof JobOrderFile>

export const jobOrdersRoute = route({
  id: 'listJobOrders',
  method: 'GET',
  path: '/job-orders',
  summary: 'Job orders, the longest in their status first; each search is logged',
  permission: 'read.job-order',
  narrows: true,
  input: z.object({
    status: Status.optional().describe('The status that the log has'),
    agency: LedgerRecordId.optional(),
    principal: LedgerRecordId.optional(),
    number: z.string().max(40).optional().describe('As somebody typed it'),
    after: LedgerRecordId.optional().describe('`next` of the last answer: the page after it'),
    limit: Limit,
  }),
  output: z.object({
    jobOrders: z.array(JobOrderSummary),
    /** Null when there are no more. */
    next: z.string().nullable(),
  }),
  examples: [{}, { status: 'submitted' }],
})

export const OfJobOrder = z.object({ jobOrder: LedgerRecordId })

export const jobOrderRoute = route({
  id: 'getJobOrder',
  method: 'GET',
  path: '/job-orders/:jobOrder',
  summary:
    'One job order: its vacancies, checks, time line, what may be done now; the reading is logged',
  permission: 'read.job-order',
  narrows: true,
  input: OfJobOrder,
  output: JobOrderFile,
  examples: [{ jobOrder: 'j-0123456789abcdef0123' }],
})

export const demandChoicesRoute = route({
  id: 'listDemandChoices',
  method: 'GET',
  path: '/job-orders/choices',
  summary: 'Agencies, principals and posts that a new demand can name',
  permission: 'prepare.job-order',
  narrows: true,
  input: z.object({ agency: LedgerRecordId.optional() }),
  output: z.object({
    /** Agencies for which the one who asks writes. */
    agencies: z.array(
      DemandParty.extend({ office: z.string().nullable(), jurisdiction: z.string().nullable() }),
    ),
    /** Employers and other agencies of the register, by name. */
    principals: z.array(DemandParty.extend({ country: z.string().nullable() })),
    /** Open offices of authorities: posts abroad among them. */
    posts: z.array(z.object({ id: z.string(), name: z.string(), jurisdiction: z.string() })),
    /** Accreditations under which the agency may act today. */
    accreditations: z.array(
      z.object({
        id: z.string(),
        agency: z.string(),
        principal: DemandParty,
        destination: z.string(),
        post: z.string(),
        validUntil: z.iso.date(),
      }),
    ),
  }),
  examples: [{}],
})
