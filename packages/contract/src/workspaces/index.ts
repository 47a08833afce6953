import { CLEARANCE_STATUSES } from '@corridor/recruitment/clearance'
import { CONTRACT_STATUSES, WORKER_EVENTS } from '@corridor/recruitment/contracts'
import { DOCUMENT_TYPE_NAMES, type DocumentType } from '@corridor/recruitment/documents'
import { z } from 'zod'
import { LedgerRecordId } from '../ledger/words.ts'
import { route } from '../route.ts'

const Day = z.iso.date()
const Named = z.object({ id: z.string(), name: z.string().nullable() })
const Count = z.int().min(1)
const ContractStatus = z.enum(CONTRACT_STATUSES)

/** Contracts in each of their states; a state without any is not listed. */
const Contracts = z.array(z.object({ status: ContractStatus, count: Count }))

/** A day that comes for one of an agency's records. */
const ComingDay = z.object({
  kind: z.enum(['licence', 'bond', 'accreditation', 'jobOrder', 'clearance']),
  record: z.string(),
  /** Its number, or whom it is of; never a person. */
  title: z.string(),
  /** `ends`: its last day. `top_up`: of the notice that the bond is short. `guarantee`: a guarantee ends. */
  what: z.enum(['ends', 'top_up', 'guarantee']),
  on: Day,
})
export type ComingDay = z.infer<typeof ComingDay>

/** A document that is needed and does not count, as far as the agency can mend it. */
const AskedDocument = z.object({
  kind: z.enum(['licence', 'accreditation', 'jobOrder', 'worker', 'contract']),
  record: z.string(),
  title: z.string(),
  /** The contract for which a worker's document is needed; null for what concerns no worker. */
  contract: z.string().nullable(),
  type: z.enum(DOCUMENT_TYPE_NAMES as readonly [DocumentType, ...DocumentType[]]),
  reason: z.enum(['missing', 'expired', 'refused', 'unreadable', 'expiry_unknown']),
  /** A list in force asks for it; else it is only advised. */
  isAsked: z.boolean(),
})
export type AskedDocument = z.infer<typeof AskedDocument>

/** What stands in an agency's own records, counted, and what comes due. */
export const AgencyWorkspace = z.object({
  agency: z.object({ id: z.string(), name: z.string() }),
  today: Day,
  workers: z.array(z.object({ status: z.enum(['candidate', ...WORKER_EVENTS]), count: Count })),
  contracts: Contracts,
  clearances: z.array(
    z.object({
      status: z.enum(CLEARANCE_STATUSES),
      count: Count,
      /** Of them those that a hold stops. */
      held: z.int().min(0),
    }),
  ),
  /** The next first; days that are over stand until somebody acts. */
  coming: z.array(ComingDay),
  documents: z.array(AskedDocument),
  /** More records were open than were looked through for documents. */
  moreDocuments: z.boolean(),
})
export type AgencyWorkspace = z.infer<typeof AgencyWorkspace>

export const agencyWorkspaceRoute = route({
  id: 'getAgencyWorkspace',
  method: 'GET',
  path: '/workspaces/agencies/:agency',
  summary:
    'An agency’s records counted by state, what comes due, which documents are asked for; logged',
  permission: 'read.organisation',
  narrows: true,
  input: z.object({ agency: LedgerRecordId }),
  output: AgencyWorkspace,
  examples: [{ agency: 'home' }],
})

/** A contract whose worker has left, for the post to which she goes. */
const Arrival = z.object({
  contract: z.string(),
  worker: Named,
  employer: Named,
  status: ContractStatus,
  departedAt: z.iso.datetime().nullable(),
  arrivedAt: z.iso.datetime().nullable(),
  /** Last day on which the version of destination is in time; null where that cannot be told. */
  registerBy: Day.nullable(),
})
export type Arrival = z.infer<typeof Arrival>

/** What stands in the contracts of a post. */
export const PostWorkspace = z.object({
  today: Day,
  contracts: Contracts,
  /** Whose version of destination has not come, the longest arrived first. */
  toRegister: z.array(Arrival),
  /** In which what was registered is not what was signed. */
  mismatches: z.array(Arrival),
  /** The newest arrivals, whatever became of their contracts. */
  arrivals: z.array(Arrival),
})
export type PostWorkspace = z.infer<typeof PostWorkspace>

export const postWorkspaceRoute = route({
  id: 'getPostWorkspace',
  method: 'GET',
  path: '/workspaces/posts/:post',
  summary: 'Contracts of a post abroad: to register, with differences, who arrived; logged',
  permission: 'read.contract',
  narrows: true,
  input: z.object({ post: LedgerRecordId }),
  output: PostWorkspace,
  examples: [{ post: 'home.post' }],
})

export const WORKSPACE_ROUTES = [agencyWorkspaceRoute, postWorkspaceRoute] as const
