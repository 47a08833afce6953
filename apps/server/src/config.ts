import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DomainError } from '@corridor/kernel'
import { z } from 'zod'

const CHECKOUT = fileURLToPath(new URL('../../../', import.meta.url))

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('var'),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'write it as postgres://user:password@host:5432/name',
    })
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

export interface Config {
  readonly port: number
  readonly host: string
  /** Where Corridor keeps what it writes: the embedded database and imported releases. */
  readonly dataDir: string
  /** A PostgreSQL server of the site's own; null for the embedded one. */
  readonly databaseUrl: string | null
  readonly shippedDataDir: string
  readonly webDir: string
  readonly logLevel: string
}

/**
 * Reads the settings; the table in README.md names them all. Relative folders start at the checkout.
 *
 * @throws {DomainError} `bad_option` naming each variable that cannot be used, and why.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new DomainError('bad_option', `Settings that cannot be used: ${problems.join('; ')}`, {
      problems,
    })
  }
  const { PORT, HOST, DATA_DIR, DATABASE_URL, LOG_LEVEL } = parsed.data
  return {
    port: PORT,
    host: HOST,
    dataDir: resolve(CHECKOUT, DATA_DIR),
    databaseUrl: DATABASE_URL ?? null,
    shippedDataDir: resolve(CHECKOUT, 'data'),
    webDir: resolve(CHECKOUT, 'apps/web/dist'),
    logLevel: LOG_LEVEL,
  }
}
