import { REPORT_RULES } from '@corridor/reporting'
import { z } from 'zod'

/** A cell as it is typed or sent: `S1/NPL/F` is table, row and column. */
export const AnswerCell = z.strictObject({
  address: z.string().max(80),
  value: z.union([z.number(), z.string().max(200)]).nullable(),
  /** Code of SDMX:CL_OBS_STATUS; empty for none. */
  status: z.string().max(10),
  /** Code of SDMX:CL_CONF_STATUS; empty for none. */
  confidentiality: z.string().max(10),
  note: z.string().max(500),
})
export type AnswerCell = z.infer<typeof AnswerCell>

export const AnswerExplanation = z.strictObject({
  rule: z.enum(REPORT_RULES as [string, ...string[]]),
  address: z.string().max(80),
  /** `said` of the warning; of another it counts for nothing. */
  said: z.string().max(500),
  text: z.string().trim().max(2000),
})
export type AnswerExplanation = z.infer<typeof AnswerExplanation>

/** What a rule says of one cell. */
export const AnswerFinding = z.object({
  rule: z.enum(REPORT_RULES as [string, ...string[]]),
  severity: z.enum(['error', 'warning']),
  address: z.string(),
  parameters: z.record(z.string(), z.union([z.string(), z.number()])),
  /** To be sent with an explanation of exactly this. */
  said: z.string(),
  /** Null for an error, and for a warning that nobody explained. */
  explanation: z.string().nullable(),
})
export type AnswerFinding = z.infer<typeof AnswerFinding>

/** How a report stands with the rules. */
export const Examined = z.object({
  /** Goes up with every change; sent back with the next. */
  revision: z.number().int(),
  /** SHA-256 of answers and explanations; null where nothing was written. */
  checksum: z.string().nullable(),
  errors: z.number().int(),
  unexplained: z.number().int(),
  explained: z.number().int(),
  findings: z.array(AnswerFinding),
  progress: z.array(
    z.object({
      module: z.string(),
      answered: z.number().int(),
      of: z.number().int(),
      requiredMissing: z.number().int(),
    }),
  ),
})
export type Examined = z.infer<typeof Examined>

/** What is wrong with a file that was sent, and where. */
export const UploadProblem = z.object({
  code: z.enum([
    'not_a_template',
    'other_report',
    'older_questionnaire',
    'missing_sheet',
    'unknown_sheet',
    'changed_code',
    'duplicate_row',
    'missing_row',
    'text_in_number',
    'unknown_note',
    'unreadable_message',
    'other_country',
    'other_period',
    'unknown_cell',
  ]),
  sheet: z.string().nullable(),
  row: z.number().int().nullable(),
  /** As a spreadsheet names it: `C`. */
  column: z.string().nullable(),
  /** What stands there. */
  value: z.string().nullable(),
  /** In English, for whoever has no words of her own for the code. */
  words: z.string(),
  fix: z.string(),
})
export type UploadProblem = z.infer<typeof UploadProblem>
