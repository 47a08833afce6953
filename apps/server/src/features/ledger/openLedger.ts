import { DomainError } from '@corridor/kernel'
import type pg from 'pg'
import { openPool } from '../../db/openDatabase.ts'
import { openVault } from './ContentVault.ts'
import { HOME, type LedgerPlace } from './LedgerPlace.ts'
import type { LedgerSettings } from './ledgerSettings.ts'
import { asLedgerRole, prepareLedgerRole } from './prepareLedgerRole.ts'
import { signerInFile } from './signerInFile.ts'

export interface OpenLedger extends LedgerPlace {
  /** Connections with the rights of the tables' owner: for erasures and for making read models again. */
  readonly owner: pg.Pool
  /** The database as these connections ask for it, password included. */
  readonly address: string
  /** Whether the connections may really only add and read. */
  readonly confined: boolean
  close(): Promise<void>
}

export interface LedgerOptions {
  readonly owner: pg.Pool
  /** The database of `owner`. */
  readonly databaseUrl: string
  /** Without a file for the sealing key no receipts are given. */
  readonly settings: Pick<LedgerSettings, 'contentKeyFile'> &
    Partial<Pick<LedgerSettings, 'sealingKeyFile'>>
  readonly now: () => Date
  readonly tenant?: string
  /** UTC unless told otherwise. */
  readonly timeZone?: string
  readonly warn: (words: string) => void
}

/**
 * The ledger of a database, with connections of its own that may add and read only.
 *
 * @throws {DomainError} `unavailable` when contents are stored and their key is not there, or another.
 */
export async function openLedger(options: LedgerOptions): Promise<OpenLedger> {
  const { owner, databaseUrl, settings, now, tenant = HOME, timeZone = 'UTC', warn } = options
  const { words } = await prepareLedgerRole(owner)
  if (words !== null) warn(words)
  const { rows } = await owner.query<{ subject: string; wrapped: Buffer }>(
    'select subject, wrapped from ledger_subject_key where tenant = $1 limit 1',
    [tenant],
  )
  const [known] = rows
  const vault = openVault(settings.contentKeyFile, known === undefined)
  if (known !== undefined && !vault.opens(tenant, known.subject, known.wrapped)) {
    throw new DomainError(
      'unavailable',
      `The key in ${settings.contentKeyFile} is not the one that the contents of this database were encrypted with. Put back the right file; LEDGER_DIR names another folder`,
    )
  }
  const address = words === null ? asLedgerRole(databaseUrl) : databaseUrl
  const pool = openPool(address, warn)
  const { sealingKeyFile } = settings
  return {
    pool,
    tenant,
    vault,
    now,
    timeZone,
    ...(sealingKeyFile === undefined ? {} : { receiptSigner: signerInFile(sealingKeyFile, warn) }),
    owner,
    address,
    confined: words === null,
    close: () => pool.end(),
  }
}
