import { createHash } from 'node:crypto'
import type { JobOrderImport } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import { checkJobOrders, type JobOrderCheck } from '@corridor/recruitment/jobOrderImport'
import { addJob, type JobTask } from '../../jobs/jobQueue.ts'
import { localDate } from '../../localDate.ts'
import { readAgencyFile } from '../agencyImport/readAgencyFile.ts'
import type { OpenLedger } from '../ledger/openLedger.ts'
import { knownDemand } from './knownDemand.ts'
import {
  type ImportContext,
  jobOrderIdOf,
  type RowFailure,
  writeJobOrders,
} from './writeJobOrders.ts'

/** What files of job orders are looked through and entered with. */
export interface JobOrderImportParts {
  readonly ledger: OpenLedger
  readonly now: () => Date
}

/** The task of the job queue that enters a file. */
const JOB_ORDER_IMPORT = 'job_order_import'

const MOST_PROBLEMS = 500
const MOST_FAILURES = 500
const PROGRESS_EVERY = 20

interface Row {
  readonly id: string
  readonly digest: string
  readonly file_name: string
  readonly agency: string
  readonly found: string
  readonly state: JobOrderImport['state']
  readonly with_questions: boolean
  readonly context: string | null
  readonly done: number
  readonly total: number
  readonly failures: string
  readonly created: Date
}

/**
 * Looks a file through against itself and against the registers. Writes no job order.
 *
 * @throws {DomainError} `bad_file`, `too_large`; `not_found` for no active agency.
 */
export async function checkJobOrderFile(
  { owner, tenant, timeZone, now }: Pick<OpenLedger, 'owner' | 'tenant' | 'timeZone' | 'now'>,
  agency: string,
  bytes: Uint8Array,
): Promise<{ readonly digest: string; readonly found: JobOrderCheck }> {
  const { rowCount } = await owner.query(
    `select from organisation where tenant = $1 and record = $2 and kind = 'agency'
       and status = 'active'`,
    [tenant, agency],
  )
  if (rowCount === 0) throw new DomainError('not_found', `There is no active agency ${agency}`)
  const digest = createHash('sha256').update(bytes).digest('hex')
  const table = await readAgencyFile(bytes)
  const own = new Set(table.rows.map(({ row }) => jobOrderIdOf({ digest, agency }, row)))
  const today = localDate(timeZone, now())
  const known = await knownDemand(owner, tenant, agency, today, own)
  return { digest, found: checkJobOrders(table, known) }
}

/** Looks a file through and keeps what was found, for the same person to enter it. */
export async function keepJobOrderFile(
  parts: JobOrderImportParts,
  person: string,
  {
    fileName,
    bytes,
    agency,
  }: { readonly fileName: string; readonly bytes: Uint8Array; readonly agency: string },
): Promise<JobOrderImport> {
  const { owner, tenant } = parts.ledger
  const { digest, found } = await checkJobOrderFile(parts.ledger, agency, bytes)
  const place = JSON.stringify([person, digest, agency])
  const id = `i-${createHash('sha256').update(place).digest('hex').slice(0, 20)}`
  const wrong = new Set(
    found.problems.filter(({ level }) => level === 'wrong').map(({ row }) => row),
  ).size
  const counts = { problemCount: found.problems.length, wrong }
  const kept = { ...found, problems: found.problems.slice(0, MOST_PROBLEMS), ...counts }
  // What is being entered, or was, stays as it is.
  await owner.query(
    `insert into job_order_import (tenant, id, digest, file_name, person, agency, found, state,
       with_questions, done, total, failures, created)
     values ($1, $2, $3, $4, $5, $6, $7, 'checked', false, 0, 0, '[]', $8)
     on conflict (tenant, id) do update set found = excluded.found
     where job_order_import.state = 'checked'`,
    [tenant, id, digest, fileName, person, agency, JSON.stringify(kept), parts.now()],
  )
  return await readJobOrderImport(parts, person, id)
}

type Found = JobOrderCheck & { readonly problemCount: number; readonly wrong: number }

const chosen = ({ orders }: JobOrderCheck, withQuestions: boolean) =>
  orders.filter(({ isQuestioned }) => withQuestions || !isQuestioned)

/** @throws {DomainError} `not_found` also for another person's. */
export const readJobOrderImport = async (
  parts: JobOrderImportParts,
  person: string,
  id: string,
): Promise<JobOrderImport> => describe(await selectImport(parts, person, id))

async function selectImport(
  { ledger: { owner, tenant } }: JobOrderImportParts,
  person: string,
  id: string,
): Promise<Row> {
  const { rows } = await owner.query<Row>(
    'select * from job_order_import where tenant = $1 and id = $2 and person = $3',
    [tenant, id, person],
  )
  if (rows[0] !== undefined) return rows[0]
  throw new DomainError('not_found', 'There is no such import, or it is not yours')
}

/** Whose job orders an import holds. */
export const agencyOfImport = async (parts: JobOrderImportParts, person: string, id: string) =>
  (await selectImport(parts, person, id)).agency

function describe(row: Row): JobOrderImport {
  const found = JSON.parse(row.found) as Found
  const ready = chosen(found, false)
  return {
    ...{ id: row.id, fileName: row.file_name, digest: row.digest, state: row.state },
    rowCount: found.rowCount,
    ready: ready.length,
    questioned: found.orders.length - ready.length,
    wrong: found.wrong,
    columns: [...found.columns],
    problems: [...found.problems],
    problemCount: found.problemCount,
    withQuestions: row.with_questions,
    progress: row.state === 'checked' ? null : { done: row.done, of: row.total },
    failures: JSON.parse(row.failures) as RowFailure[],
    agency: row.agency,
    createdAt: row.created.toISOString(),
  }
}

/** Begins to enter a file, once. */
export async function beginJobOrderImport(
  parts: JobOrderImportParts,
  person: string,
  id: string,
  { withQuestions, context }: { withQuestions: boolean; context: ImportContext },
): Promise<JobOrderImport> {
  const { owner, tenant } = parts.ledger
  const found = JSON.parse((await selectImport(parts, person, id)).found) as Found
  const total = chosen(found, withQuestions).length
  const { rowCount } = await owner.query(
    `update job_order_import set state = 'writing', with_questions = $4, context = $5, total = $6
     where tenant = $1 and id = $2 and person = $3 and state = 'checked'`,
    [tenant, id, person, withQuestions, JSON.stringify(context), total],
  )
  if (rowCount === 1) await addImportJob(parts.ledger, id)
  return await readJobOrderImport(parts, person, id)
}

const addImportJob = ({ owner }: OpenLedger, id: string): Promise<void> =>
  addJob(owner, { task: JOB_ORDER_IMPORT, payload: { id }, key: `${JOB_ORDER_IMPORT} ${id}` })

/** What the job queue runs for files of job orders. */
export const jobOrderImportTasks = (
  parts: JobOrderImportParts,
): Readonly<Record<string, JobTask>> => ({
  [JOB_ORDER_IMPORT]: (payload) => runJobOrderImport(parts, (payload as { id: string }).id),
})

/** After a start: goes on with what was under way. */
export async function takeUpJobOrderImports({ ledger }: JobOrderImportParts): Promise<void> {
  const { rows } = await ledger.owner.query<{ id: string }>(
    `select id from job_order_import where tenant = $1 and state = 'writing'`,
    [ledger.tenant],
  )
  for (const { id } of rows) await addImportJob(ledger, id)
}

/** Enters a file; running twice enters it once. */
export async function runJobOrderImport(
  { ledger }: JobOrderImportParts,
  id: string,
): Promise<void> {
  const { owner, tenant } = ledger
  const { rows } = await owner.query<Row>(
    `select * from job_order_import where tenant = $1 and id = $2 and state = 'writing'`,
    [tenant, id],
  )
  const [row] = rows
  if (row === undefined || row.context === null) return
  const { digest, agency, with_questions: withQuestions } = row
  const context = JSON.parse(row.context) as ImportContext
  const failures = await writeJobOrders(
    ledger,
    { digest, agency, context },
    chosen(JSON.parse(row.found) as Found, withQuestions),
    async (done) => {
      if (done % PROGRESS_EVERY !== 0) return
      await owner.query('update job_order_import set done = $3 where tenant = $1 and id = $2', [
        ...[tenant, id, done],
      ])
    },
  )
  await owner.query(
    `update job_order_import set state = 'written', done = total, failures = $3
     where tenant = $1 and id = $2`,
    [tenant, id, JSON.stringify(failures.slice(0, MOST_FAILURES))],
  )
}
