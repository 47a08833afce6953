import { createHash } from 'node:crypto'
import type { AgencyImport } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import { type AgencyRow, checkAgencies, type ImportCheck } from '@corridor/recruitment/agencyImport'
import { addJob, type JobTask } from '../../jobs/jobQueue.ts'
import type { OpenLedger } from '../ledger/openLedger.ts'
import { knownAgencies } from './knownAgencies.ts'
import { readAgencyFile } from './readAgencyFile.ts'
import { agencyIdOf, type ImportTerms, type RowFailure, writeAgencies } from './writeAgencies.ts'

/** What files of agencies are looked through and entered with. */
export interface AgencyImportParts {
  readonly ledger: OpenLedger
  readonly now: () => Date
}

/** The task of the job queue that enters a file. */
const AGENCY_IMPORT = 'agency_import'

const MOST_PROBLEMS = 500
const MOST_FAILURES = 500
const PROGRESS_EVERY = 100

/** A file, and where its agencies belong. */
export interface AgencyFile {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly office: string | null
  readonly jurisdiction: string | null
  readonly register: string
}

interface Row {
  readonly id: string
  readonly digest: string
  readonly file_name: string
  readonly office: string | null
  readonly jurisdiction: string | null
  readonly register: string
  readonly found: string
  readonly state: AgencyImport['state']
  readonly with_questions: boolean
  readonly contexts: string | null
  readonly done: number
  readonly total: number
  readonly failures: string
  readonly created: Date
}

/**
 * Looks a file through against itself and against the register. Writes no agency and no licence.
 *
 * @throws {DomainError} `bad_file`, `too_large`.
 */
export async function checkAgencyFile(
  ledger: Pick<OpenLedger, 'owner' | 'tenant'>,
  bytes: Uint8Array,
): Promise<{ readonly digest: string; readonly found: ImportCheck }> {
  const digest = createHash('sha256').update(bytes).digest('hex')
  const table = await readAgencyFile(bytes)
  const own = new Set(table.rows.map(({ row }) => agencyIdOf(digest, row)))
  const known = await knownAgencies(ledger.owner, ledger.tenant, own)
  return { digest, found: checkAgencies(table, known) }
}

/** Looks a file through and keeps what was found, for the same person to enter it. */
export async function keepAgencyFile(
  { ledger, now }: AgencyImportParts,
  person: string,
  { fileName, bytes, office, jurisdiction, register }: AgencyFile,
): Promise<AgencyImport> {
  const { owner, tenant } = ledger
  const { digest, found } = await checkAgencyFile(ledger, bytes)
  const place = JSON.stringify([person, digest, office, jurisdiction, register])
  const id = `i-${createHash('sha256').update(place).digest('hex').slice(0, 20)}`
  const kept = { ...found, problems: found.problems.slice(0, MOST_PROBLEMS) }
  const counts = { problemCount: found.problems.length, wrong: wrongRows(found) }
  // What is being entered, or was, stays as it is.
  await owner.query(
    `insert into agency_import (tenant, id, digest, file_name, person, office, jurisdiction,
       register, found, state, with_questions, done, total, failures, created)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'checked', false, 0, 0, '[]', $10)
     on conflict (tenant, id) do update set found = excluded.found
     where agency_import.state = 'checked'`,
    [
      ...[tenant, id, digest, fileName, person, office, jurisdiction, register],
      ...[JSON.stringify({ ...kept, ...counts }), now()],
    ],
  )
  return await readAgencyImport({ ledger, now }, person, id)
}

type Found = ImportCheck & { readonly problemCount: number; readonly wrong: number }

const wrongRows = ({ problems }: ImportCheck): number =>
  new Set(problems.filter(({ level }) => level === 'wrong').map(({ row }) => row)).size

const chosen = ({ agencies }: ImportCheck, withQuestions: boolean): readonly AgencyRow[] =>
  agencies.filter(({ isQuestioned }) => withQuestions || !isQuestioned)

/** @throws {DomainError} `not_found` also for another person's. */
export async function readAgencyImport(
  parts: AgencyImportParts,
  person: string,
  id: string,
): Promise<AgencyImport> {
  return describe(await selectImport(parts, person, id))
}

async function selectImport(
  { ledger: { owner, tenant } }: AgencyImportParts,
  person: string,
  id: string,
): Promise<Row> {
  const { rows } = await owner.query<Row>(
    'select * from agency_import where tenant = $1 and id = $2 and person = $3',
    [tenant, id, person],
  )
  if (rows[0] !== undefined) return rows[0]
  throw new DomainError('not_found', 'There is no such import, or it is not yours')
}

function describe(row: Row): AgencyImport {
  const found = JSON.parse(row.found) as Found
  const ready = chosen(found, false)
  return {
    ...{ id: row.id, fileName: row.file_name, digest: row.digest, state: row.state },
    rowCount: found.rowCount,
    ready: ready.length,
    questioned: found.agencies.length - ready.length,
    wrong: found.wrong,
    licences: found.agencies.filter(({ licence }) => licence !== null).length,
    columns: [...found.columns],
    problems: [...found.problems],
    problemCount: found.problemCount,
    withQuestions: row.with_questions,
    progress: row.state === 'checked' ? null : { done: row.done, of: row.total },
    failures: JSON.parse(row.failures) as RowFailure[],
    ...{ office: row.office, jurisdiction: row.jurisdiction, register: row.register },
    createdAt: row.created.toISOString(),
  }
}

/** Whose power the writing is: of agencies, and of licences where she may propose them. */
export type ImportContexts = Pick<ImportTerms, 'organisations' | 'licences'>

/** Where an import belongs, for what permissions are asked on. */
export const placeOfImport = async (parts: AgencyImportParts, person: string, id: string) => {
  const { office, jurisdiction } = await selectImport(parts, person, id)
  return { office, jurisdiction }
}

/** Begins to enter a file, once. */
export async function beginAgencyImport(
  parts: AgencyImportParts,
  person: string,
  id: string,
  { withQuestions, contexts }: { withQuestions: boolean; contexts: ImportContexts },
): Promise<AgencyImport> {
  const { owner, tenant } = parts.ledger
  const found = JSON.parse((await selectImport(parts, person, id)).found) as Found
  const { rowCount } = await owner.query(
    `update agency_import set state = 'writing', with_questions = $4, contexts = $5, total = $6
     where tenant = $1 and id = $2 and person = $3 and state = 'checked'`,
    [
      ...[tenant, id, person, withQuestions, JSON.stringify(contexts)],
      chosen(found, withQuestions).length,
    ],
  )
  if (rowCount === 1) await addImportJob(parts.ledger, id)
  return await readAgencyImport(parts, person, id)
}

const addImportJob = ({ owner }: OpenLedger, id: string): Promise<void> =>
  addJob(owner, { task: AGENCY_IMPORT, payload: { id }, key: `${AGENCY_IMPORT} ${id}` })

/** What the job queue runs for files of agencies. */
export const agencyImportTasks = (parts: AgencyImportParts): Readonly<Record<string, JobTask>> => ({
  [AGENCY_IMPORT]: (payload) => runAgencyImport(parts, (payload as { readonly id: string }).id),
})

/** After a start: goes on with what was under way. */
export async function takeUpAgencyImports({ ledger }: AgencyImportParts): Promise<void> {
  const { rows } = await ledger.owner.query<{ id: string }>(
    `select id from agency_import where tenant = $1 and state = 'writing'`,
    [ledger.tenant],
  )
  for (const { id } of rows) await addImportJob(ledger, id)
}

/** Enters a file; running twice enters it once. */
export async function runAgencyImport({ ledger }: AgencyImportParts, id: string): Promise<void> {
  const { owner, tenant } = ledger
  const { rows } = await owner.query<Row>(
    `select * from agency_import where tenant = $1 and id = $2 and state = 'writing'`,
    [tenant, id],
  )
  const [row] = rows
  if (row === undefined || row.contexts === null) return
  const { digest, office, jurisdiction, register, with_questions: withQuestions } = row
  const contexts = JSON.parse(row.contexts) as ImportContexts
  const agencies = chosen(JSON.parse(row.found) as Found, withQuestions)
  const failures = await writeAgencies(
    ledger,
    { digest, office, jurisdiction, register, ...contexts },
    agencies,
    async (done) => {
      if (done % PROGRESS_EVERY !== 0) return
      await owner.query('update agency_import set done = $3 where tenant = $1 and id = $2', [
        ...[tenant, id, done],
      ])
    },
  )
  await owner.query(
    `update agency_import set state = 'written', done = total, failures = $3
     where tenant = $1 and id = $2`,
    [tenant, id, JSON.stringify(failures.slice(0, MOST_FAILURES))],
  )
}
