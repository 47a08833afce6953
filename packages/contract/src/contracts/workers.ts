import { WORKER_EVENTS, WorkerParticularsSchema } from '@corridor/recruitment/contracts'
import { z } from 'zod'
import { PossibleAct } from '../action.ts'
import { LedgerRecordId } from '../ledger/words.ts'
import { route } from '../route.ts'

const Status = z.enum(['candidate', ...WORKER_EVENTS])
const Named = z.object({ id: z.string(), name: z.string().nullable() })

/** One line of a file's time line, without what was said. */
export const FileEvent = z.object({
  version: z.number().int(),
  type: z.string(),
  actor: z.string(),
  actorName: z.string().nullable(),
  role: z.string(),
  organisation: z.string().nullable(),
  recordedAt: z.iso.datetime(),
  hash: z.string(),
})
export type FileEvent = z.infer<typeof FileEvent>

export const WorkerSummary = z.object({
  id: z.string(),
  /** Null where the file was erased. */
  name: z.string().nullable(),
  status: Status,
  languages: z.array(z.string()),
  /** Whether she has claimed the file and signs in to it. */
  claimed: z.boolean(),
  registeredAt: z.iso.datetime(),
  version: z.number().int(),
})
export type WorkerSummary = z.infer<typeof WorkerSummary>

/** A worker's file, as whoever asks may see it. */
export const WorkerFile = z.object({
  id: z.string(),
  version: z.number().int(),
  status: Status,
  /** Null where it was erased. */
  particulars: WorkerParticularsSchema.extend({
    /** Null for whoever may not read it. */
    contact: WorkerParticularsSchema.shape.contact.nullable(),
  }).nullable(),
  registeredBy: Named,
  registeredAt: z.iso.datetime(),
  /** Agencies to which the worker opens the file. */
  openTo: z.array(Named),
  office: z.string().nullable(),
  jurisdiction: z.string().nullable(),
  claimed: z.boolean(),
  /** The organisation that gave out the code with which she claimed it. */
  claimGivenBy: Named.nullable(),
  movements: z.array(z.object({ event: z.enum(WORKER_EVENTS), by: z.string(), on: z.iso.date() })),
  history: z.array(FileEvent),
  acts: z.array(PossibleAct),
})
export type WorkerFile = z.infer<typeof WorkerFile>

const Page = {
  after: LedgerRecordId.optional().describe('`next` of the last answer: the page after it'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

const Workers = z.object({
  workers: z.array(WorkerSummary),
  /** Null when there are no more. */
  next: z.string().nullable(),
})

export const workersRoute = route({
  id: 'listWorkers',
  method: 'GET',
  path: '/workers',
  summary:
    'Files of workers open to whoever asks, newest first: an agency’s own, a worker’s own; each list is logged',
  permission: 'read.worker',
  narrows: true,
  input: z.object(Page),
  output: Workers,
  examples: [{}],
})

export const searchWorkersRoute = route({
  id: 'searchWorkers',
  method: 'GET',
  path: '/workers/search',
  summary: 'Files of workers by name or number of the identity document; each search is logged',
  permission: 'search.worker',
  narrows: true,
  input: z.object({
    text: z.string().trim().min(2).max(100).describe('Parts of a name or of a number'),
    limit: Page.limit,
  }),
  output: z.object({ workers: z.array(WorkerSummary) }),
  examples: [{ text: 'example' }],
})

export const OfWorker = z.object({ worker: LedgerRecordId })

export const workerFileRoute = route({
  id: 'getWorkerFile',
  method: 'GET',
  path: '/workers/:worker',
  summary: 'A worker’s file, and what may be done with it now; the reading is logged',
  permission: 'read.worker',
  narrows: true,
  input: OfWorker,
  output: WorkerFile,
  examples: [{ worker: 'k-0123456789abcdef0123' }],
})

export const workerReadsRoute = route({
  id: 'listWorkerFileReads',
  method: 'GET',
  path: '/workers/:worker/reads',
  summary:
    'Who opened a worker’s file, contracts, clearances and documents, for the worker; the newest 200',
  permission: 'read.worker',
  narrows: true,
  input: OfWorker,
  output: z.object({
    reads: z.array(
      z.object({
        at: z.iso.datetime(),
        what: z.enum(['file', 'contract', 'clearance', 'document']),
        /** Id of what was opened. */
        record: z.string(),
        role: z.string(),
        name: z.string().nullable(),
        organisation: z.string().nullable(),
      }),
    ),
  }),
  examples: [{ worker: 'k-0123456789abcdef0123' }],
})
