import type pg from 'pg'
import { inTransaction, type LedgerPlace } from './LedgerPlace.ts'
import { lockSubject } from './subjectKeys.ts'

/** How much is kept of a subject. */
export async function contentsOfSubject(
  { pool, tenant }: Pick<LedgerPlace, 'pool' | 'tenant'>,
  subject: string,
): Promise<{ readonly contents: number; readonly records: number }> {
  const { rows } = await pool.query<{ contents: number; records: number }>(
    `select count(*)::integer as contents, count(distinct record)::integer as records
     from ledger_content where tenant = $1 and subject = $2`,
    [tenant, subject],
  )
  return rows[0]!
}

/**
 * Destroys all that was said of a subject: payloads, salts and their key. The actions, their
 * digests and the chain stay; what was erased, on which basis and when is noted.
 *
 * @param owner connections with the rights of the tables' owner: the ledger's own role may not.
 * @param basis the rule or request that asks for it.
 * @returns the records whose content was erased; their read models are to be made again.
 * @remarks Copies in backups stay readable for whoever holds such a backup and the server key.
 */
export async function eraseSubject(
  owner: pg.Pool,
  { tenant, now }: Pick<LedgerPlace, 'tenant' | 'now'>,
  subject: string,
  basis: string,
): Promise<readonly string[]> {
  return await inTransaction(owner, 'begin', async (client) => {
    await lockSubject(client, tenant, subject)
    await client.query('delete from ledger_subject_key where tenant = $1 and subject = $2', [
      tenant,
      subject,
    ])
    // Without its key a file is noise; it is taken away with the next tidying.
    await client.query(
      'update document_file set wrapped = null where tenant = $1 and concerns = $2',
      [tenant, subject],
    )
    const { rows } = await client.query<{ record: string; version: number }>(
      `delete from ledger_content where tenant = $1 and subject = $2 returning record, version`,
      [tenant, subject],
    )
    await client.query(
      `insert into ledger_erasure (tenant, record, version, basis, erased)
       select $1, erased.record, erased.version, $4, $5
       from unnest($2::text[], $3::integer[]) as erased (record, version)`,
      [tenant, rows.map(({ record }) => record), rows.map(({ version }) => version), basis, now()],
    )
    return [...new Set(rows.map(({ record }) => record))].sort()
  })
}
