import {
  type LedgerAction,
  type LedgerReport,
  type Receipt,
  readKeyList,
  type Seal,
  verifyLedger,
} from '@corridor/ledger'
import type pg from 'pg'
import { selectKeyList } from './keyList.ts'
import { inTransaction, type LedgerPlace } from './LedgerPlace.ts'
import { hasher, verifier } from './nodeCrypto.ts'
import { storedActions, storedSeals } from './storedEvidence.ts'

/** What somebody else kept, and by which root key to judge. */
export interface Witnessed {
  /** Public half of the root key, from elsewhere than the ledger. */
  readonly rootKey: string
  readonly copies?: readonly Seal[]
  readonly receipts?: readonly Receipt[]
}

export type Told = (actions: number) => void

/** Tells of progress as actions go by. */
export async function* counted(
  actions: Iterable<LedgerAction> | AsyncIterable<LedgerAction>,
  told: Told,
): AsyncGenerator<LedgerAction> {
  let count = 0
  for await (const action of actions) {
    yield action
    count += 1
    if (count % 5_000 === 0) told(count)
  }
}

/**
 * Verifies the ledger in the database as it stands at one moment, contents included.
 *
 * @returns the report, with faults of the key list first.
 */
export async function verifyStored(
  place: LedgerPlace,
  { rootKey, copies = [], receipts = [] }: Witnessed,
  told: Told = () => {},
): Promise<LedgerReport> {
  return await inTransaction(place.pool, SNAPSHOT, async (client) => {
    await liftLimit(client)
    const list = await readKeyList(
      await selectKeyList(client, place.tenant),
      rootKey,
      verifier,
      hasher,
    )
    const report = await verifyLedger(
      {
        actions: counted(storedActions(place, client), told),
        seals: storedSeals(place, client),
        keys: list.keys,
        copies,
        receipts,
      },
      { hasher, verifier },
    )
    return withFaults(list.faults, report)
  })
}

export const SNAPSHOT = 'begin isolation level repeatable read read only'

/** Reading a whole ledger takes its time. */
export const liftLimit = async (client: pg.PoolClient): Promise<void> => {
  await client.query('set local statement_timeout = 0')
}

export const withFaults = (faults: LedgerReport['faults'], report: LedgerReport): LedgerReport => ({
  ...report,
  intact: report.intact && faults.length === 0,
  faults: [...faults, ...report.faults],
})
