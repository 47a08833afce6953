import {
  isGenuineReceipt,
  type LedgerAction,
  type LedgerEvidence,
  type LedgerReport,
  type Receipt,
  readKeyList,
  type Seal,
  verifyLedger,
} from '@corridor/ledger'
import type pg from 'pg'
import { selectKeyList } from './keyList.ts'
import { inTransaction, type LedgerPlace, type Queryable } from './LedgerPlace.ts'
import { hasher, verifier } from './nodeCrypto.ts'
import type { ExpectedSeal } from './soundness/checkChunk.ts'
import { proveSound, type SoundnessOptions } from './soundness/proveSound.ts'
import { storedActions, storedSealBodies, storedSeals } from './storedEvidence.ts'

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

export interface VerifyOptions {
  /**
   * Whether what the actions say is decrypted and held against its digest; without, an edited or
   * deleted content is not seen until it is read.
   */
  readonly contents?: boolean
  /** As `proveSound`. */
  readonly threads?: number
}

/** A report that says what was looked at. */
export type StoredReport = LedgerReport & { readonly contents: boolean }

/**
 * Verifies the ledger in the database as it stands at one moment. First it is asked whether all is
 * sound, which is quick; where it is not, everything is gone through again to tell what and where.
 *
 * @returns the report, with faults of the key list first.
 */
export async function verifyStored(
  place: LedgerPlace & { readonly address?: string },
  { rootKey, copies = [], receipts = [] }: Witnessed,
  told: Told = () => {},
  { contents = true, threads }: VerifyOptions = {},
): Promise<StoredReport> {
  return await inTransaction(place.pool, SNAPSHOT, async (client) => {
    await liftLimit(client)
    const statements = await selectKeyList(client, place.tenant)
    const { keys, faults } = await readKeyList(statements, rootKey, verifier, hasher)
    const asked = { keys, copies, receipts }
    const sound =
      faults.length > 0
        ? null
        : await reportSound(place, client, asked, { contents, threads, told })
    if (sound !== null) return { ...sound, contents }
    return { ...(await verifyWithin(place, client, asked, faults, told, contents)), contents }
  })
}

/** Goes through everything, within a transaction in which the log stands still. */
async function verifyWithin(
  place: Pick<LedgerPlace, 'tenant' | 'vault'>,
  client: pg.PoolClient,
  asked: Asked,
  faults: LedgerReport['faults'],
  told: Told,
  contents: boolean,
): Promise<LedgerReport> {
  const report = await verifyLedger(
    {
      actions: counted(storedActions(place, client, { contents }), told),
      seals: storedSeals(place, client),
      ...asked,
    },
    { hasher, verifier },
  )
  return withFaults(faults, report)
}

/** As `verifyStored`, of what a transaction sees that keeps writers out and may have written itself. */
export async function verifyUnderLock(
  place: Pick<LedgerPlace, 'tenant' | 'vault'>,
  client: pg.PoolClient,
  { rootKey, copies = [], receipts = [] }: Witnessed,
  told: Told = () => {},
): Promise<LedgerReport> {
  const list = await readKeyList(
    await selectKeyList(client, place.tenant),
    ...([rootKey, verifier, hasher] as const),
  )
  const asked = { keys: list.keys, copies, receipts }
  return await verifyWithin(place, client, asked, list.faults, told, true)
}

type Asked = Required<Pick<LedgerEvidence, 'keys' | 'copies' | 'receipts'>>

/** The report of a ledger in which nothing is wrong; null where something is, or may be. */
async function reportSound(
  place: LedgerPlace & { readonly address?: string },
  client: pg.PoolClient,
  { keys, copies, receipts }: Asked,
  options: SoundnessOptions,
): Promise<LedgerReport | null> {
  const bodies: ExpectedSeal[] = []
  const noted = async function* () {
    for await (const seal of storedSealBodies(place.tenant, client)) {
      bodies.push(seal.body)
      yield seal
    }
  }
  const report = await verifyLedger({ seals: noted(), keys, copies }, { hasher, verifier })
  if (!report.intact) return null
  for (const receipt of receipts) {
    if (!(await isGenuineReceipt(receipt, keys, verifier))) return null
    if (!(await isThere(client, place.tenant, receipt))) return null
  }
  const counts = await proveSound(place, client, bodies, options)
  if (counts === null) return null
  const withheld = options.contents ? 0 : counts.actions - counts.erased
  return { ...report, checked: { ...counts, seals: bodies.length, withheld } }
}

async function isThere(client: Queryable, tenant: string, { body }: Receipt): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from ledger_action
     where tenant = $1 and record = $2 and version = $3 and hash = $4`,
    [tenant, body.record, body.version, body.hash],
  )
  return rowCount === 1
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
