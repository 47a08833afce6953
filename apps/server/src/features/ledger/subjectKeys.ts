import type pg from 'pg'
import type { LedgerPlace, Queryable } from './LedgerPlace.ts'

/** Keeps erasures of a subject and actions about it from meeting. */
const LOCK = 'hashtextextended($1 || chr(31) || $2, 7)'

/**
 * The key of a subject, encrypted; made with its first action. Held until the end of the
 * transaction: an erasure waits.
 */
export async function holdSubject(
  { tenant, vault, now }: Pick<LedgerPlace, 'tenant' | 'vault' | 'now'>,
  client: pg.PoolClient,
  subject: string,
): Promise<Buffer> {
  await keepSubject(client, tenant, subject)
  const found = await findKey(client, tenant, subject)
  if (found !== null) return found
  await client.query({
    name: 'ledger_new_subject',
    text: `insert into ledger_subject_key (tenant, subject, wrapped, created)
           values ($1, $2, $3, $4) on conflict do nothing`,
    values: [tenant, subject, vault.newSubjectKey(tenant, subject), now()],
  })
  // Another may have been first.
  return (await findKey(client, tenant, subject))!
}

/** Keeps an erasure of a subject waiting until the end of the transaction. */
export async function keepSubject(
  client: Queryable,
  tenant: string,
  subject: string,
): Promise<void> {
  await client.query({
    name: 'ledger_hold_subject',
    text: `select pg_advisory_xact_lock_shared(${LOCK})`,
    values: [tenant, subject],
  })
}

/** The key of a subject, encrypted; null where there is none, or none any more. */
export async function findKey(
  client: Queryable,
  tenant: string,
  subject: string,
): Promise<Buffer | null> {
  const { rows } = await client.query<{ wrapped: Buffer }>({
    name: 'ledger_subject_key',
    text: 'select wrapped from ledger_subject_key where tenant = $1 and subject = $2',
    values: [tenant, subject],
  })
  return rows[0]?.wrapped ?? null
}

/** Waits for the actions about a subject that are under way, and keeps others out. */
export async function lockSubject(
  client: pg.PoolClient,
  tenant: string,
  subject: string,
): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(${LOCK})`, [tenant, subject])
}
