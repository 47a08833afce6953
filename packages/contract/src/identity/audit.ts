import { z } from 'zod'
import { route } from '../route.ts'
import { RecordId } from './words.ts'

/** One line of the audit log: it is only ever added to. */
export const AuditEvent = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** As `read.person` or `signed-in`. */
  verb: z.string(),
  actor: z.object({
    kind: z.enum(['anonymous', 'person', 'service', 'system']),
    id: z.string().nullable(),
    name: z.string().nullable(),
  }),
  subject: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  network: z.string().nullable(),
  request: z.string().nullable(),
})
export type AuditEvent = z.infer<typeof AuditEvent>

const day = z.iso.date().optional()

/** Which lines of the log. */
const AuditFilter = z.object({
  subject: RecordId.optional().describe('Only what concerns this record'),
  actor: RecordId.optional().describe('Only what this person or service did'),
  verb: z
    .string()
    .regex(/^[a-z][a-z.-]{0,60}$/, 'a verb as the log writes it, as `sign-in`')
    .optional()
    .describe('Only what is called so'),
  from: day.describe('First day, in the time zone of the authority'),
  to: day.describe('Last day, included'),
})

export const auditRoute = route({
  id: 'listAuditEvents',
  method: 'GET',
  path: '/identity/audit',
  summary: 'The audit log of people and access, newest first; reading it is logged too',
  permission: 'read.log-entry',
  input: AuditFilter.extend({
    before: z
      .string()
      .regex(/^\d{1,18}$/, 'the id of an event, a whole number')
      .optional()
      .describe('Id of the last event seen: the page after it'),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  output: z.object({ events: z.array(AuditEvent) }),
  examples: [{}],
})

export const auditExportRoute = route({
  id: 'exportAuditEvents',
  method: 'GET',
  path: '/identity/audit/export',
  summary: 'The same as a table, newest first; the export is logged',
  description: 'At most 200,000 lines: narrow the days when told that there are more.',
  permission: 'export.log-entry',
  input: AuditFilter,
  output: z.unknown(),
  file: 'text/csv',
  examples: [{}],
})
