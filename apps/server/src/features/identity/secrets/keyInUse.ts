import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Tx } from '../IdentityParts.ts'

/** A number that stands for a key, from which it cannot be told. */
const numberOf = (key: Uint8Array): string =>
  createHash('sha256')
    .update('corridor server key')
    .update(key)
    .digest()
    .readBigInt64BE()
    .toString()

/**
 * Tells the database that a server works with this key, for as long as its connection lasts: also a
 * server that is killed tells no longer.
 *
 * @returns what ends it.
 */
export async function tellKeyInUse(pool: pg.Pool, key: Uint8Array): Promise<() => void> {
  const client = await pool.connect()
  // The connection is used for nothing else; the pool hears of its end by itself.
  client.on('error', () => {})
  await client.query('select pg_advisory_lock_shared($1::bigint)', [numberOf(key)])
  return () => client.release(true)
}

/** Whether no server works with this key, which none begins to until the transaction ends. */
export async function isOutOfUse(tx: Tx, key: Uint8Array): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(${numberOf(key)}::bigint) as free`.execute(tx)
  return rows[0]!.free
}
