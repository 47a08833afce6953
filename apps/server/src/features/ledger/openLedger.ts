import type pg from 'pg'
import { openPool } from '../../db/openDatabase.ts'
import { openVault } from './ContentVault.ts'
import { HOME, type LedgerPlace } from './LedgerPlace.ts'
import type { LedgerSettings } from './ledgerSettings.ts'
import { asLedgerRole, prepareLedgerRole } from './prepareLedgerRole.ts'

export interface OpenLedger extends LedgerPlace {
  /** Connections with the rights of the tables' owner: for erasures and for making read models again. */
  readonly owner: pg.Pool
  /** Whether the connections may really only add and read. */
  readonly confined: boolean
  close(): Promise<void>
}

export interface LedgerOptions {
  readonly owner: pg.Pool
  /** The database of `owner`. */
  readonly databaseUrl: string
  readonly settings: Pick<LedgerSettings, 'contentKeyFile'>
  readonly now: () => Date
  readonly tenant?: string
  readonly warn: (words: string) => void
}

/**
 * The ledger of a database, with connections of its own that may add and read only.
 *
 * @throws {DomainError} `unavailable` when contents are stored and their key is not there.
 */
export async function openLedger(options: LedgerOptions): Promise<OpenLedger> {
  const { owner, databaseUrl, settings, now, tenant = HOME, warn } = options
  const { words } = await prepareLedgerRole(owner)
  if (words !== null) warn(words)
  const { rows } = await owner.query<{ isNew: boolean }>(
    'select not exists (select from ledger_subject_key where tenant = $1) as "isNew"',
    [tenant],
  )
  const vault = openVault(settings.contentKeyFile, rows[0]!.isNew)
  const pool = openPool(words === null ? asLedgerRole(databaseUrl) : databaseUrl, warn)
  return { pool, tenant, vault, now, owner, confined: words === null, close: () => pool.end() }
}
