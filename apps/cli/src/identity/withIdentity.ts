import { randomBytes, randomUUID } from 'node:crypto'
import { readConfig } from '@corridor/server/config'
import { type IdentityParts, openIdentity } from '@corridor/server/identity'
import { withDatabase } from '../evidence/withDatabase.ts'

/**
 * Runs with the installation's own people, on its database.
 *
 * @throws {DomainError} `unavailable` or `bad_option` when it cannot be opened.
 */
export async function withIdentity<Result>(
  run: (identity: IdentityParts) => Promise<Result>,
): Promise<Result> {
  const config = readConfig(process.env)
  const publicUrl = () => config.publicUrl ?? `http://localhost:${config.port}`
  return await withDatabase(
    config,
    () => {},
    async (db) => {
      const edge = { db, now: () => new Date(), newId: randomUUID, randomBytes, publicUrl }
      return await run(await openIdentity(config, edge, () => {}))
    },
  )
}
