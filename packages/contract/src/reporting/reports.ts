import {
  REPORT_DIMENSIONS,
  REPORT_MEASURE_IDS,
  REPORT_STATUSES,
  reportActions,
} from '@corridor/reporting'
import { z } from 'zod'
import { actionRoute, PossibleAct, TimelineEntry } from '../action.ts'
import { LedgerRecordId } from '../ledger/words.ts'
import { route } from '../route.ts'
import { AnswerCell, AnswerExplanation, Examined, UploadProblem } from './answers.ts'

/** What a file with answers may weigh. */
export const LARGEST_REPORT_FILE_BYTES = 4 * 1024 * 1024

const Names = z.object({ en: z.string(), fr: z.string(), es: z.string(), ar: z.string() })

export const ReportSummary = z.object({
  id: z.string(),
  questionnaire: z.string(),
  /** Id of the definition. */
  definition: z.string(),
  names: Names,
  country: z.string(),
  period: z.string(),
  status: z.enum(REPORT_STATUSES),
  revision: z.number().int(),
  due: z.iso.date(),
  /** When it is released, once that is said. */
  publishAt: z.iso.datetime().nullable(),
})
export type ReportSummary = z.infer<typeof ReportSummary>

const Item = z.object({ code: z.string(), names: Names, parent: z.string().nullable() })

/** A table as this country fills it. */
export const ReportGrid = z.object({
  id: z.string(),
  names: Names,
  measure: z.enum(REPORT_MEASURE_IDS),
  rowDimension: z.enum(REPORT_DIMENSIONS),
  columnDimension: z.enum(REPORT_DIMENSIONS),
  required: z.enum(['totals', 'all', 'none']),
  rows: z.array(Item),
  columns: z.array(Item),
})
export type ReportGrid = z.infer<typeof ReportGrid>

/** A figure beside those with which it is compared. */
export const ComparedFigure = z.object({
  address: z.string(),
  /** Of the year before. */
  before: z.number().nullable(),
  /** Of the country at the other end. */
  mirror: z.object({ country: z.string(), value: z.number() }).nullable(),
})
export type ComparedFigure = z.infer<typeof ComparedFigure>

export const ReportFile = ReportSummary.extend({
  version: z.number().int(),
  modules: z.array(z.object({ id: z.string(), names: Names, tables: z.array(ReportGrid) })),
  cells: z.array(AnswerCell),
  explanations: z.array(AnswerExplanation),
  examined: Examined,
  compared: z.array(ComparedFigure),
  returned: z.object({ reason: z.string(), at: z.iso.datetime() }).nullable(),
  revising: z
    .object({ kind: z.enum(['revision', 'correction']), reason: z.string(), at: z.iso.datetime() })
    .nullable(),
  submission: z.object({ at: z.iso.datetime(), checksum: z.string() }).nullable(),
  /** How many figures a release would leave out, and how many it would have; null before it is sent. */
  wouldShow: z.object({ figures: z.number().int(), hidden: z.number().int() }).nullable(),
  releases: z.array(
    z.object({
      release: z.string(),
      revision: z.number().int(),
      releasedAt: z.iso.datetime(),
      /** Whether it can be read; it is written a moment after its time. */
      isWritten: z.boolean(),
    }),
  ),
  history: z.array(TimelineEntry),
  acts: z.array(PossibleAct),
})
export type ReportFile = z.infer<typeof ReportFile>

export const reportsRoute = route({
  id: 'listReports',
  method: 'GET',
  path: '/reporting/reports',
  summary: 'Reports of countries that one may see, the latest year first; each search is logged',
  permission: 'read.report',
  narrows: true,
  hides: true,
  input: z.object({
    after: LedgerRecordId.optional().describe('`next` of the last answer: the page after it'),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  output: z.object({
    reports: z.array(ReportSummary),
    next: z.string().nullable(),
    /** Whether the one who asks may call for reports. */
    mayCall: z.boolean(),
  }),
  examples: [{}],
})

const OfReport = z.object({ report: LedgerRecordId })
const EXAMPLE = { report: 'r-0a1b2c3d4e5f60718293' } as const

export const reportRoute = route({
  id: 'getReport',
  method: 'GET',
  path: '/reporting/reports/:report',
  summary: 'One report: tables, answers, what the rules say; the reading is logged',
  permission: 'read.report',
  narrows: true,
  hides: true,
  input: OfReport,
  output: ReportFile,
  examples: [EXAMPLE],
})

export const writeAnswersRoute = route({
  id: 'writeAnswers',
  method: 'POST',
  path: '/reporting/reports/:report/answers',
  summary: 'Write some cells and explanations; what is not named stays as it is',
  permission: 'fill.report',
  narrows: true,
  hides: true,
  input: OfReport,
  body: z.strictObject({
    revision: z.number().int().min(0),
    cells: z.array(AnswerCell).max(20_000),
    explanations: z.array(AnswerExplanation).max(5_000),
  }),
  output: Examined,
  examples: [EXAMPLE],
  bodyExample: {
    revision: 0,
    cells: [{ address: 'S1/_T/F', value: 10, status: '', confidentiality: '', note: '' }],
    explanations: [],
  },
})

export const uploadAnswersRoute = route({
  id: 'uploadAnswers',
  method: 'POST',
  path: '/reporting/reports/:report/upload',
  summary: 'Send a filled template (XLSX) or an SDMX message instead of typing',
  description:
    'A template takes the place of all answers; a message changes the cells that it names. Where the form of the file does not fit nothing is changed, and every problem is told with sheet, row and column. At most 4 MiB.',
  permission: 'fill.report',
  narrows: true,
  hides: true,
  input: OfReport,
  body: z.strictObject({
    revision: z.number().int().min(0),
    fileName: z.string().trim().min(1).max(200),
    /** The file itself, base64. */
    content: z.base64(),
  }),
  output: z.object({
    /** Whether answers were changed. */
    taken: z.boolean(),
    problems: z.array(UploadProblem),
    examined: Examined,
  }),
  examples: [EXAMPLE],
  bodyExample: { revision: 0, fileName: 'report.csv', content: 'bmFtZQpFeGFtcGxlCg==' },
})

export const reportTemplateRoute = route({
  id: 'getReportTemplate',
  method: 'GET',
  path: '/reporting/reports/:report/template',
  summary: 'The report as a workbook (XLSX) to fill and send back, with the answers so far',
  permission: 'read.report',
  narrows: true,
  hides: true,
  input: OfReport.extend({ language: z.enum(['en', 'fr', 'es', 'ar']).default('en') }),
  output: z.string(),
  file: 'application/octet-stream',
  examples: [EXAMPLE],
})

const at = (verb: string) => ({
  path: `/reporting/reports/:report/${verb}`,
  input: OfReport,
  examples: [EXAMPLE] as const,
  hides: true as const,
})

const CHECKSUM = 'ab'.repeat(32)

export const draftReportRoute = actionRoute(reportActions.draft, {
  id: 'draftReport',
  path: '/reporting/reports',
  summary: 'Name a report that a country is to be asked for',
  input: z.object({}),
  examples: [{}],
  hides: true,
  payloadExample: {
    ...{ questionnaire: 'r-0a1b2c3d4e5f60718293', definition: 'example', country: 'NPL' },
    ...{ period: '2029', due: '2030-06-30' },
  },
})

export const openReportRoute = actionRoute(reportActions.open, {
  id: 'openReport',
  ...at('open'),
  summary: 'Ask the country for it',
  payloadExample: {},
})

export const beginReportRoute = actionRoute(reportActions.begin, {
  id: 'beginReport',
  ...at('begin'),
  summary: 'Begin to fill it, or go on after it was given back',
  payloadExample: {},
})

export const submitReportRoute = actionRoute(reportActions.submit, {
  id: 'submitReport',
  ...at('submit'),
  summary: 'Send exactly these answers to the secretariat',
  payloadExample: { checksum: CHECKSUM },
})

export const takeBackReportRoute = actionRoute(reportActions.takeBack, {
  id: 'takeBackReport',
  ...at('take-back'),
  summary: 'Take it back before it was judged',
  payloadExample: { reason: 'Example reason' },
})

export const returnReportRoute = actionRoute(reportActions.return, {
  id: 'returnReport',
  ...at('return'),
  summary: 'Give it back to the country with what is to be changed',
  payloadExample: { reason: 'Example reason' },
})

export const acceptReportRoute = actionRoute(reportActions.accept, {
  id: 'acceptReport',
  ...at('accept'),
  summary: 'Accept exactly what another sent',
  payloadExample: { checksum: CHECKSUM },
})

export const scheduleReportRoute = actionRoute(reportActions.schedule, {
  id: 'scheduleReport',
  ...at('schedule'),
  summary: 'Say when it is released; nothing of it is shown before',
  payloadExample: { publishAt: '2030-09-01T08:00:00.000Z', licence: 'CC BY 4.0' },
})

export const rescheduleReportRoute = actionRoute(reportActions.reschedule, {
  id: 'rescheduleReport',
  ...at('reschedule'),
  summary: 'Another moment for its release',
  payloadExample: { publishAt: '2030-10-01T08:00:00.000Z', reason: 'Example reason' },
})

export const unscheduleReportRoute = actionRoute(reportActions.unschedule, {
  id: 'unscheduleReport',
  ...at('unschedule'),
  summary: 'Take it off the calendar',
  payloadExample: { reason: 'Example reason' },
})

export const reviseReportRoute = actionRoute(reportActions.revise, {
  id: 'reviseReport',
  ...at('revise'),
  summary: 'Open a released report again; the release stays and another follows',
  payloadExample: { kind: 'revision', reason: 'Example reason' },
})

export const REPORT_ACT_ROUTES = [
  draftReportRoute,
  openReportRoute,
  beginReportRoute,
  submitReportRoute,
  takeBackReportRoute,
  returnReportRoute,
  acceptReportRoute,
  scheduleReportRoute,
  rescheduleReportRoute,
  unscheduleReportRoute,
  reviseReportRoute,
] as const
