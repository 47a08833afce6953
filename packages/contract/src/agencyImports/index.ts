import { AGENCY_COLUMNS } from '@corridor/recruitment/agencyImport'
import { z } from 'zod'
import { route } from '../route.ts'

/** What a file of agencies may weigh. */
export const LARGEST_AGENCY_FILE_BYTES = 6 * 1024 * 1024

const ImportId = z.string().regex(/^i-[0-9a-f]{20}$/, 'the id of an import')

export const AgencyImportProblem = z.object({
  /** The line an editor shows; 1 is the header. */
  row: z.int(),
  column: z.string().nullable(),
  /** `wrong` rows are left out, those with a `question` unless one says so; `changed` is told. */
  level: z.enum(['wrong', 'question', 'changed']),
  code: z.string(),
  value: z.string().nullable(),
  /** In English, for whoever has no words of her own for the code. */
  problem: z.string(),
  fix: z.string(),
})
export type AgencyProblem = z.infer<typeof AgencyImportProblem>

/** What a file would enter, or has entered. */
export const AgencyImport = z.object({
  id: ImportId,
  fileName: z.string(),
  /** SHA-256 of the file. */
  digest: z.string(),
  /** `checked`: nothing is written. `written`: agencies, and licences that wait for the authority. */
  state: z.enum(['checked', 'writing', 'written']),
  rowCount: z.int(),
  /** Rows that are entered as they are. */
  ready: z.int(),
  /** Rows that are entered only if somebody says so. */
  questioned: z.int(),
  /** Rows that are left out. */
  wrong: z.int(),
  /** Rows of `ready` and `questioned` that have a licence with them. */
  licences: z.int(),
  columns: z.array(z.object({ header: z.string(), column: z.enum(AGENCY_COLUMNS).nullable() })),
  /** The first of them, by row. */
  problems: z.array(AgencyImportProblem),
  problemCount: z.int(),
  withQuestions: z.boolean(),
  /** Of what is under way or was done last; rows. */
  progress: z.object({ done: z.int(), of: z.int() }).nullable(),
  /** Rows that could not be written, with the reason. */
  failures: z.array(z.object({ row: z.int(), reason: z.string() })),
  office: z.string().nullable(),
  jurisdiction: z.string().nullable(),
  register: z.string(),
  createdAt: z.iso.datetime(),
})
export type AgencyImport = z.infer<typeof AgencyImport>

const OfImport = z.object({ import: ImportId })
const EXAMPLE = { import: 'i-00000000000000000000' } as const

export const checkAgencyFileRoute = route({
  id: 'checkAgencyFile',
  method: 'POST',
  path: '/agency-imports',
  summary: 'Look through a file of agencies and licences: every problem by row; nothing is written',
  description:
    'CSV in UTF-8 (commas, semicolons or tabs) or XLSX (first sheet), at most 6 MiB and 50,000 rows.',
  permission: 'register.organisation',
  narrows: true,
  input: z.object({}),
  body: z.strictObject({
    fileName: z.string().trim().min(1).max(200),
    /** The file itself, base64. */
    content: z.base64(),
    /** Which office keeps the files of these agencies, and which jurisdiction decides on them. */
    office: z.string().max(128).nullable(),
    jurisdiction: z.string().max(7).nullable(),
    /** The register it comes from, and as of when. */
    register: z.string().trim().min(1).max(200),
  }),
  output: AgencyImport,
  examples: [{}],
  bodyExample: {
    fileName: 'agencies.csv',
    content: 'bmFtZQpFeGFtcGxlIEFnZW5jeQo=',
    office: null,
    jurisdiction: 'NPL',
    register: 'Example register, 31 January 2026',
  },
})

export const agencyImportRoute = route({
  id: 'getAgencyImport',
  method: 'GET',
  path: '/agency-imports/:import',
  summary: 'What a file of agencies would enter or has entered, and how far it is',
  permission: 'register.organisation',
  narrows: true,
  input: OfImport,
  output: AgencyImport,
  examples: [EXAMPLE],
})

export const writeAgencyImportRoute = route({
  id: 'writeAgencyImport',
  method: 'POST',
  path: '/agency-imports/:import/write',
  summary: 'Enter what was looked through: agencies, and licences that wait for the authority',
  description:
    'Goes on after the answer; ask for its progress. Entering the same file twice enters it once.',
  permission: 'register.organisation',
  narrows: true,
  input: OfImport,
  body: z.strictObject({
    /** Whether rows with questions are taken as they are. */
    withQuestions: z.boolean(),
  }),
  output: AgencyImport,
  status: 202,
  examples: [EXAMPLE],
  bodyExample: { withQuestions: false },
})

export const AGENCY_IMPORT_ROUTES = [
  checkAgencyFileRoute,
  agencyImportRoute,
  writeAgencyImportRoute,
] as const
