import type { Queryable } from '../ledger/LedgerPlace.ts'
import { quoted } from './logical/tables.ts'

/** What was open or asked when a backup was taken must be opened or asked anew. */
export const NOT_REVIVED: readonly string[] = [
  'sign_in_session',
  'worker_session',
  'passkey_challenge',
  'provider_round',
]

/** After a restore nobody is signed in: not either who was signed out since the backup. */
export async function endSessions(client: Queryable): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname::text as name from pg_class c
     where c.relnamespace = current_schema()::regnamespace and c.relname = any ($1)`,
    [NOT_REVIVED],
  )
  for (const { name } of rows) await client.query(`delete from ${quoted(name)}`)
}
