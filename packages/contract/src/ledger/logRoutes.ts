import { z } from 'zod'
import { route } from '../route.ts'
import {
  ActionFilter,
  ActionPage,
  LoggedAction,
  LoggedRead,
  ReadFilter,
  ReadPage,
  RecordReader,
  ReportPage,
} from './log.ts'

const next = z
  .string()
  .nullable()
  .describe('Give it as `before` for the next page; null at the end')

export const actionsRoute = route({
  id: 'listActions',
  method: 'GET',
  path: '/ledger/actions',
  summary: 'Who did what, without what the actions say, newest first; reading it is logged too',
  permission: 'read.log-entry',
  input: ActionPage,
  output: z.object({ actions: z.array(LoggedAction), next }),
  examples: [{}],
})

export const actionsExportRoute = route({
  id: 'exportActions',
  method: 'GET',
  path: '/ledger/actions/export',
  summary: 'The same as a table, newest first; the export is logged',
  description: 'At most 200,000 actions: narrow the days when told that there are more.',
  permission: 'export.log-entry',
  input: ActionFilter,
  output: z.unknown(),
  file: 'text/csv',
  examples: [{}],
})

export const readsRoute = route({
  id: 'listReads',
  method: 'GET',
  path: '/ledger/reads',
  summary: 'Who read what, and who was refused, newest first; reading it is logged too',
  permission: 'read.log-entry',
  input: ReadPage,
  output: z.object({ reads: z.array(LoggedRead), next }),
  examples: [{}],
})

export const readsExportRoute = route({
  id: 'exportReads',
  method: 'GET',
  path: '/ledger/reads/export',
  summary: 'The same as a table, newest first; the export is logged',
  description: 'At most 200,000 readings: narrow the days when told that there are more.',
  permission: 'export.log-entry',
  input: ReadFilter,
  output: z.unknown(),
  file: 'text/csv',
  examples: [{}],
})

export const accessReportRoute = route({
  id: 'getAccessReport',
  method: 'GET',
  path: '/ledger/access-report',
  summary: 'Who opened a record, and why: for the one it is about, and for auditors',
  permission: 'read.access-report',
  narrows: true,
  input: ReportPage,
  output: z.object({ record: z.string(), reads: z.array(RecordReader), next }),
  examples: [{ record: 'example' }],
})
