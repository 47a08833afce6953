import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DomainError } from '@corridor/kernel'
import { z } from 'zod'
import {
  BACKUP_ENVIRONMENT,
  type BackupSettings,
  backupSettings,
} from './features/backup/backupSettings.ts'
import {
  DOCUMENT_ENVIRONMENT,
  type DocumentSettings,
  documentSettings,
} from './features/documents/documentSettings.ts'
import {
  MESSAGE_ENVIRONMENT,
  type MessageSettings,
  messageSettings,
} from './features/identity/messages/messageSettings.ts'
import {
  PROVIDER_ENVIRONMENT,
  type ProviderSettings,
  providerSettings,
} from './features/identity/providers/providerSettings.ts'
import {
  LEDGER_ENVIRONMENT,
  type LedgerSettings,
  ledgerSettings,
} from './features/ledger/ledgerSettings.ts'
import { SDMX_ENVIRONMENT, type SdmxSettings, sdmxSettings } from './features/sdmx/sdmxQuota.ts'

const CHECKOUT = fileURLToPath(new URL('../../../', import.meta.url))

const ServerKey = z
  .base64({ error: 'write 32 bytes in base64 (openssl rand -base64 32)' })
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
  .refine((key) => key.length === 32, 'write 32 bytes in base64 (openssl rand -base64 32)')

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
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'write it as https://corridor.example.org' })
    .optional(),
  SERVER_KEY: ServerKey.optional(),
  SERVER_KEY_PREVIOUS: ServerKey.optional(),
  TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(',').map((address) => address.trim().toLowerCase()))
    .refine((addresses) => addresses.every((address) => isIP(address) !== 0), {
      error: 'write addresses joined by commas, as 10.0.0.1,10.0.0.2',
    })
    .default([]),
  TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'write the name of a time zone, as Asia/Kathmandu')
    .default('UTC'),
  NODE_ENV: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  ...MESSAGE_ENVIRONMENT,
  ...PROVIDER_ENVIRONMENT,
  ...LEDGER_ENVIRONMENT,
  ...BACKUP_ENVIRONMENT,
  ...DOCUMENT_ENVIRONMENT,
  ...SDMX_ENVIRONMENT,
})

export interface Config {
  readonly port: number
  readonly host: string
  /** Where Corridor keeps what it writes: the embedded database and imported releases. */
  readonly dataDir: string
  /** A PostgreSQL server of the site's own; null for the embedded one. */
  readonly databaseUrl: string | null
  /** Where browsers find the pages, without a path; null for http://localhost and the port. */
  readonly publicUrl: string | null
  /** 32 bytes that seal secrets; null for a file in `dataDir`, which production refuses. */
  readonly serverKey: Uint8Array | null
  /** The key before, while a change of keys goes on; null for none. */
  readonly previousServerKey: Uint8Array | null
  readonly isProduction: boolean
  /** Addresses of the proxies whose X-Forwarded-For counts. */
  readonly trustedProxies: readonly string[]
  /** How messages to people go out. */
  readonly messages: MessageSettings
  /** A ministry's own provider of sign-in; null for none. */
  readonly provider: ProviderSettings | null
  /** Where the competent authority's days begin and end, by its IANA name. */
  readonly timeZone: string
  readonly shippedDataDir: string
  readonly webDir: string
  readonly logLevel: string
  readonly ledger: LedgerSettings
  readonly backup: BackupSettings
  readonly documents: DocumentSettings
  /** What one network may ask of the SDMX service. */
  readonly sdmx: SdmxSettings
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
  const { PORT, HOST, DATA_DIR, DATABASE_URL, LOG_LEVEL, PUBLIC_URL, ...identity } = parsed.data
  return {
    port: PORT,
    host: HOST,
    dataDir: resolve(CHECKOUT, DATA_DIR),
    databaseUrl: DATABASE_URL ?? null,
    publicUrl: PUBLIC_URL === undefined ? null : originOf(PUBLIC_URL),
    serverKey: identity.SERVER_KEY ?? null,
    previousServerKey: previousKeyOf(identity),
    isProduction: identity.NODE_ENV === 'production' || (PUBLIC_URL ?? '').startsWith('https:'),
    trustedProxies: identity.TRUSTED_PROXIES,
    messages: messageSettings(parsed.data, CHECKOUT),
    provider: providerSettings(parsed.data, CHECKOUT),
    timeZone: identity.TIME_ZONE,
    shippedDataDir: resolve(CHECKOUT, 'data'),
    webDir: resolve(CHECKOUT, 'apps/web/dist'),
    logLevel: LOG_LEVEL,
    backup: backupSettings(parsed.data, CHECKOUT),
    documents: documentSettings(parsed.data, resolve(CHECKOUT, DATA_DIR), CHECKOUT),
    sdmx: sdmxSettings(parsed.data),
    ledger: ledgerSettings(parsed.data, resolve(CHECKOUT, DATA_DIR), CHECKOUT),
  }
}

/** Whether there is such a zone; bare offsets are none, they know no summer time. */
function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }) !== null
  } catch {
    return false
  }
}

/** @throws {DomainError} `bad_option` for one without a present one. */
function previousKeyOf({
  SERVER_KEY,
  SERVER_KEY_PREVIOUS,
}: {
  readonly SERVER_KEY?: Uint8Array | undefined
  readonly SERVER_KEY_PREVIOUS?: Uint8Array | undefined
}): Uint8Array | null {
  if (SERVER_KEY_PREVIOUS !== undefined && SERVER_KEY === undefined) {
    throw new DomainError('bad_option', 'SERVER_KEY_PREVIOUS is set without SERVER_KEY')
  }
  return SERVER_KEY_PREVIOUS ?? null
}

/** @throws {DomainError} `bad_option` for a path, or an open line to another machine. */
function originOf(publicUrl: string): string {
  const { origin, protocol, hostname, pathname } = new URL(publicUrl)
  if (pathname !== '/') {
    throw new DomainError(
      'bad_option',
      'PUBLIC_URL has a path; Corridor is at the root of its host',
    )
  }
  if (protocol !== 'https:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)) {
    throw new DomainError(
      'bad_option',
      'PUBLIC_URL must be https: passwords do not go over an open line. Put a proxy with TLS before Corridor',
    )
  }
  return origin
}
