import { JOB_ORDER_COLUMNS } from '@corridor/recruitment/jobOrderImport'
import { z } from 'zod'
import { AgencyImportProblem } from '../agencyImports/index.ts'
import { LedgerRecordId } from '../ledger/words.ts'
import { route } from '../route.ts'

/** What a file of job orders may weigh. */
export const LARGEST_JOB_ORDER_FILE_BYTES = 6 * 1024 * 1024

const ImportId = z.string().regex(/^i-[0-9a-f]{20}$/, 'the id of an import')

/** What a file would enter, or has entered. */
export const JobOrderImport = z.object({
  id: ImportId,
  fileName: z.string(),
  /** SHA-256 of the file. */
  digest: z.string(),
  /** `checked`: nothing is written. `written`: drafts that the agency hands in. */
  state: z.enum(['checked', 'writing', 'written']),
  rowCount: z.int(),
  /** Orders that are begun as they are. */
  ready: z.int(),
  /** Orders that are begun only if somebody says so. */
  questioned: z.int(),
  /** Rows for which their order is left out. */
  wrong: z.int(),
  columns: z.array(z.object({ header: z.string(), column: z.enum(JOB_ORDER_COLUMNS).nullable() })),
  /** The first of them, by row. */
  problems: z.array(AgencyImportProblem),
  problemCount: z.int(),
  withQuestions: z.boolean(),
  /** Of what is under way or was done last; orders. */
  progress: z.object({ done: z.int(), of: z.int() }).nullable(),
  /** Orders that could not be begun, by their first row, with the reason. */
  failures: z.array(z.object({ row: z.int(), reason: z.string() })),
  agency: z.string(),
  createdAt: z.iso.datetime(),
})
export type JobOrderImport = z.infer<typeof JobOrderImport>

const OfImport = z.object({ import: ImportId })
const EXAMPLE = { import: 'i-00000000000000000000' } as const

export const checkJobOrderFileRoute = route({
  id: 'checkJobOrderFile',
  method: 'POST',
  path: '/job-order-imports',
  summary:
    'Look through a file of an agency’s job orders: every problem by row; nothing is written',
  description:
    'CSV in UTF-8 (commas, semicolons or tabs) or XLSX (first sheet), at most 6 MiB and 50,000 rows.',
  permission: 'prepare.job-order',
  narrows: true,
  input: z.object({}),
  body: z.strictObject({
    fileName: z.string().trim().min(1).max(200),
    /** The file itself, base64. */
    content: z.base64(),
    /** The agency whose orders they are. */
    agency: LedgerRecordId,
  }),
  output: JobOrderImport,
  examples: [{}],
  bodyExample: {
    fileName: 'job-orders.csv',
    content: 'cmVmZXJlbmNlCkVYLTcK',
    agency: 'o-0123456789abcdef0123',
  },
})

export const jobOrderImportRoute = route({
  id: 'getJobOrderImport',
  method: 'GET',
  path: '/job-order-imports/:import',
  summary: 'What a file of job orders would begin or has begun, and how far it is',
  permission: 'prepare.job-order',
  narrows: true,
  input: OfImport,
  output: JobOrderImport,
  examples: [EXAMPLE],
})

export const writeJobOrderImportRoute = route({
  id: 'writeJobOrderImport',
  method: 'POST',
  path: '/job-order-imports/:import/write',
  summary:
    'Begin what was looked through: drafts that the agency hands in with their demand letters',
  description:
    'Goes on after the answer; ask for its progress. Entering the same file twice begins each order once.',
  permission: 'prepare.job-order',
  narrows: true,
  input: OfImport,
  body: z.strictObject({
    /** Whether orders with questions are taken as they are. */
    withQuestions: z.boolean(),
  }),
  output: JobOrderImport,
  status: 202,
  examples: [EXAMPLE],
  bodyExample: { withQuestions: false },
})

export const JOB_ORDER_IMPORT_ROUTES = [
  checkJobOrderFileRoute,
  jobOrderImportRoute,
  writeJobOrderImportRoute,
] as const
