import { type Command, canonicalJson, type JsonValue } from '@corridor/ledger'
import { type Document, type DocumentFacts, documentRecord } from '@corridor/recruitment/documents'
import { addJob } from '../../jobs/jobQueue.ts'
import type { Queryable } from '../ledger/LedgerPlace.ts'
import type { ReadModelRow, RecordKind } from '../ledger/RecordKind.ts'
import { keepSubject } from '../ledger/subjectKeys.ts'
import { followJudging } from './followJudging.ts'
import { removalJob } from './removeFiles.ts'
import { scanJob } from './scan/scanJob.ts'

const COLUMNS = [
  ...['record', 'version', 'subject_kind', 'subject', 'type', 'digest', 'size_bytes'],
  ...['media_type', 'uploaded_at', 'status', 'scan', 'concerns', 'state'],
]

const UPSERT = `
  insert into document (tenant, ${COLUMNS.join(', ')})
  select $1, d.* from unnest($2::text[], $3::integer[], $4::text[], $5::text[], $6::text[],
    $7::text[], $8::bigint[], $9::text[], $10::timestamptz[], $11::text[], $12::text[],
    $13::text[], $14::text[]) as d (${COLUMNS.join(', ')})
  on conflict (tenant, record) do update set
    ${COLUMNS.slice(1)
      .map((column) => `${column} = excluded.${column}`)
      .join(', ')}`

const NO_FACTS: DocumentFacts = { fileKept: null, heldAs: null, newer: null, owner: null }

/** Documents attached to other records: their rules, their table, and what follows for their files. */
export const documentKind: RecordKind<Document, DocumentFacts> = {
  definition: documentRecord,
  async readFacts(client, tenant, record, _place, { type, payload }: Command) {
    const said = (payload ?? {}) as Readonly<Record<string, unknown>>
    if (type === 'document.receive') {
      // From here on an erasure waits: a key that is there now is there when the action stands.
      await keepSubject(client, tenant, String(said.concerns))
      return {
        ...NO_FACTS,
        fileKept: await isFileKept(client, tenant, record, String(said.concerns)),
        heldAs: await findHeld(client, tenant, {
          subjectKind: String(said.subjectKind),
          subject: String(said.subject),
          type: String(said.type),
          digest: String(said.digest),
        }),
      }
    }
    if (type !== 'document.replace' && type !== 'document.withdraw') return NO_FACTS
    const isReplaced = type === 'document.replace'
    return {
      ...NO_FACTS,
      newer: isReplaced ? await findSubject(client, tenant, String(said.by)) : null,
      owner: await findOwnAccount(client, tenant, record),
    }
  },
  async project(client, tenant, rows) {
    const values = rows.map(valuesOf)
    await client.query({
      name: 'document_upsert',
      text: UPSERT,
      values: [tenant, ...COLUMNS.map((_, at) => values.map((row) => row[at]))],
    })
  },
  async clear(client, tenant) {
    await client.query('delete from document where tenant = $1', [tenant])
  },
  async follow(client, { tenant, entry, state }) {
    const { record } = entry
    await followJudging(client, tenant, entry, state)
    if (state.status === 'erased') return
    if (state.status === 'received' && state.scan === 'waiting')
      await addJob(client, scanJob(record))
    const isOver =
      state.status === 'withdrawn' || (state.status === 'refused' && state.reason === 'infected')
    if (!isOver) return
    await client.query(
      'update document_file set wrapped = null where tenant = $1 and record = $2',
      [tenant, record],
    )
    await addJob(client, removalJob())
  },
}

function valuesOf({ record, version, state }: ReadModelRow<Document>): readonly unknown[] {
  const json = canonicalJson(state as unknown as JsonValue)
  const { uploadedAt, status } = state
  if (state.status === 'erased') {
    const nothing = [null, null, null, null, null, null]
    return [record, version, ...nothing, uploadedAt, status, null, null, json]
  }
  const { subjectKind, subject, type, digest, sizeBytes, mediaType, scan, concerns } = state
  const first = [record, version, subjectKind, subject, type, digest, sizeBytes, mediaType]
  return [...first, uploadedAt, status, scan, concerns, json]
}

async function isFileKept(
  client: Queryable,
  tenant: string,
  record: string,
  concerns: string,
): Promise<boolean> {
  const { rows } = await client.query(
    `select from document_file
     where tenant = $1 and record = $2 and concerns = $3 and wrapped is not null`,
    [tenant, record, concerns],
  )
  return rows.length > 0
}

/** A file as it is held for a record. */
export interface HeldFile {
  readonly subjectKind: string
  readonly subject: string
  readonly type: string
  readonly digest: string
}

/** The document by which a file counts for a record already; null where it does not. */
export async function findHeld(
  client: Queryable,
  tenant: string,
  { subjectKind, subject, type, digest }: HeldFile,
): Promise<string | null> {
  const { rows } = await client.query<{ record: string }>(
    `select record from document
     where tenant = $1 and subject_kind = $2 and subject = $3 and type = $4 and digest = $5
       and status in ('received', 'scanned', 'accepted')`,
    [tenant, subjectKind, subject, type, digest],
  )
  return rows[0]?.record ?? null
}

/** The account of the worker whose data a document is. */
async function findOwnAccount(
  client: Queryable,
  tenant: string,
  record: string,
): Promise<string | null> {
  const { rows } = await client.query<{ person: string | null }>(
    `select w.person from document d
     join worker w on w.tenant = d.tenant and w.record = d.concerns
     where d.tenant = $1 and d.record = $2`,
    [tenant, record],
  )
  return rows[0]?.person ?? null
}

async function findSubject(client: Queryable, tenant: string, record: string) {
  const { rows } = await client.query<{ subject_kind: string; subject: string }>(
    `select subject_kind, subject from document
     where tenant = $1 and record = $2 and subject is not null
       and status in ('received', 'scanned', 'accepted')`,
    [tenant, record],
  )
  const [row] = rows
  return row === undefined ? null : { subjectKind: row.subject_kind, subject: row.subject }
}
