import { DomainError } from '@corridor/kernel'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Config } from '../config.ts'
import { prepareJobs } from '../jobs/prepareJobs.ts'
import { checkServer, requireEncryption } from './checkServer.ts'
import type { Purpose } from './embedded/ownership.ts'
import { startEmbeddedPostgres } from './embedded/startEmbeddedPostgres.ts'
import { migrate } from './migrate.ts'
import type { CorridorDatabase } from './schema.ts'

export interface OpenDatabase {
  readonly kysely: Kysely<CorridorDatabase>
  /** The connections that `kysely` uses, for programs that bring their own statements. */
  readonly pool: pg.Pool
  /** Address of the database, password included. */
  readonly url: string
  close(): Promise<void>
}

const DATABASE = 'corridor'
const DATE = 1082
const DATE_ARRAY = 1182

// Dates are days, not midnights: the driver's default shifts them by the machine's time zone.
pg.types.setTypeParser(DATE, (text) => text)
pg.types.setTypeParser(DATE_ARRAY as Parameters<typeof pg.types.setTypeParser>[0], (text) => text)

/**
 * The operations database, ready to use: the site's own server (`DATABASE_URL`) or the embedded
 * one, checked and migrated.
 *
 * @param log one line of progress at a time.
 * @throws {DomainError} `unavailable` or `bad_option` with what to do.
 */
export async function openDatabase(
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
  log: (line: string) => void = () => {},
  purpose: Purpose = 'command',
): Promise<OpenDatabase> {
  return await openAnd(config, log, purpose, async (kysely, pool) => {
    await migrate(kysely)
    await prepareJobs(pool)
  })
}

/**
 * The same database as it stands, without a migration: for what is restored into it.
 *
 * @throws {DomainError} as `openDatabase`.
 */
export async function openUnmigrated(
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
  log: (line: string) => void = () => {},
): Promise<OpenDatabase> {
  return await openAnd(config, log, 'server', async () => {})
}

async function openAnd(
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
  log: (line: string) => void,
  purpose: Purpose,
  prepare: (kysely: Kysely<CorridorDatabase>, pool: pg.Pool) => Promise<void>,
): Promise<OpenDatabase> {
  if (config.databaseUrl !== null) requireEncryption(config.databaseUrl)
  const embedded =
    config.databaseUrl === null ? await startEmbeddedPostgres(config.dataDir, purpose, log) : null
  try {
    const url = embedded === null ? config.databaseUrl! : await ensureDatabase(embedded.url)
    const pool = openPool(url, log)
    const kysely = connectPool(pool)
    await checkServer(kysely)
    await prepare(kysely, pool)
    return {
      kysely,
      pool,
      url,
      close: async () => {
        await kysely.destroy()
        await embedded?.stop()
      },
    }
  } catch (error) {
    await embedded?.stop()
    if (error instanceof DomainError) throw error
    throw new DomainError(
      'unavailable',
      `The ${config.databaseUrl === null ? 'embedded database' : 'database of DATABASE_URL'} does not let Corridor in (${error instanceof Error ? error.message : String(error)}). Check that it runs, its address and the password`,
    )
  }
}

/** A pool whose lost connections are told, not thrown: a stopped server must not end the process. */
export function openPool(url: string, log: (line: string) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
  })
  const tell = (error: Error) => log(`database connection lost: ${error.message}`)
  pool.on('error', tell)
  pool.on('connect', (client) => client.on('error', tell))
  return pool
}

/** Whether no connection of a pool came free in time: there is more to do than can be done now. */
export const isPoolExhausted = (error: unknown): boolean =>
  error instanceof Error && NO_CONNECTION.has(error.message)

/** What the pool says when none came free, and when a new one was not made in time. */
const NO_CONNECTION: ReadonlySet<string> = new Set([
  'timeout exceeded when trying to connect',
  'Connection terminated due to connection timeout',
])

export const connectPool = (pool: pg.Pool): Kysely<CorridorDatabase> =>
  new Kysely<CorridorDatabase>({ dialect: new PostgresDialect({ pool }) })

export const connect = (url: string, log: (line: string) => void): Kysely<CorridorDatabase> =>
  connectPool(openPool(url, log))

async function ensureDatabase(maintenanceUrl: string): Promise<string> {
  const maintenance = connect(maintenanceUrl, () => {})
  try {
    const found = await sql`select 1 from pg_database where datname = ${DATABASE}`.execute(
      maintenance,
    )
    if (found.rows.length === 0) await sql`create database ${sql.id(DATABASE)}`.execute(maintenance)
  } finally {
    await maintenance.destroy()
  }
  const url = new URL(maintenanceUrl)
  url.pathname = `/${DATABASE}`
  return url.href
}
