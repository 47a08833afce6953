import { DomainError } from '@corridor/kernel'
import type { Kysely } from 'kysely'
import type { CorridorDatabase } from '../db/index.ts'

/** Any number, the same in every program that changes releases. */
const LOCK = 7_726_837_001

/**
 * Runs while holding the one lock on changes to releases, over all processes that use the database.
 * The database lets go of it by itself when the process or its connection dies.
 *
 * @param whenHeld `wait` for the other import, or `skip` and give null.
 * @throws {DomainError} `unavailable` when another import takes longer than the database waits.
 */
export async function withReleaseLock<Result>(
  kysely: Kysely<CorridorDatabase>,
  whenHeld: 'wait' | 'skip',
  run: (connection: Kysely<CorridorDatabase>) => Promise<Result>,
): Promise<Result | null> {
  // Reading releases needs no database; only a change loads the query builder.
  const { sql } = await import('kysely')
  return await kysely.connection().execute(async (connection) => {
    if (!(await acquire(connection, whenHeld))) return null
    try {
      return await run(connection)
    } finally {
      await sql`select pg_advisory_unlock(${LOCK})`.execute(connection)
    }
  })
}

async function acquire(
  connection: Kysely<CorridorDatabase>,
  whenHeld: 'wait' | 'skip',
): Promise<boolean> {
  const { sql } = await import('kysely')
  if (whenHeld === 'skip') {
    const { rows } = await sql<{ got: boolean }>`
      select pg_try_advisory_lock(${LOCK}) as got`.execute(connection)
    return rows[0]!.got
  }
  try {
    await sql`select pg_advisory_lock(${LOCK})`.execute(connection)
    return true
  } catch (error) {
    throw new DomainError(
      'unavailable',
      `Another import is running and did not end in time. Try again when it has. (${error instanceof Error ? error.message : String(error)})`,
    )
  }
}
