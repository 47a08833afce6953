import { DomainError } from '@corridor/kernel'
import { type Kysely, sql } from 'kysely'

const OLDEST = 150_000

/**
 * Refuses a PostgreSQL server on which Corridor would give wrong answers.
 *
 * @throws {DomainError} `unavailable` with what is wrong and what to change.
 */
export async function checkServer<Schema>(db: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ version: number; encoding: string; lower: string }>`
    select current_setting('server_version_num')::int as version,
           current_setting('server_encoding') as encoding,
           lower('É') as lower`.execute(db)
  const server = rows[0]
  if (server === undefined || server.version < OLDEST) {
    throw new DomainError(
      'unavailable',
      `PostgreSQL 15 or newer is needed; the server has ${server?.version ?? 'none'}`,
    )
  }
  if (server.encoding !== 'UTF8') {
    throw new DomainError(
      'unavailable',
      `The database must be encoded in UTF8; it is ${server.encoding}`,
    )
  }
  if (server.lower !== 'é') {
    throw new DomainError(
      'unavailable',
      'The database cannot fold É to é: create it with a UTF-8 locale, for example locale_provider=builtin locale=C.UTF-8',
    )
  }
}

/**
 * Refuses a connection over a network without encryption.
 *
 * @throws {DomainError} `bad_option` for a host other than this machine without `sslmode`.
 */
export function requireEncryption(databaseUrl: string): void {
  const { hostname, searchParams } = new URL(databaseUrl)
  const local = ['', 'localhost', '127.0.0.1', '[::1]'].includes(hostname)
  if (
    !local &&
    !['require', 'verify-ca', 'verify-full'].includes(searchParams.get('sslmode') ?? '')
  ) {
    throw new DomainError(
      'bad_option',
      `DATABASE_URL names another machine (${hostname}); add ?sslmode=verify-full so that nobody in between can read along`,
    )
  }
}
