import { randomBytes } from 'node:crypto'
import {
  type KeyStatement,
  type LedgerAction,
  type LedgerReport,
  readKeyList,
  type SealingKey,
  verifyLedger,
} from '@corridor/ledger'
import type pg from 'pg'
import { ContentVault } from '../ledger/ContentVault.ts'
import { selectKeyList } from '../ledger/keyList.ts'
import { inTransaction } from '../ledger/LedgerPlace.ts'
import { hasher, verifier } from '../ledger/nodeCrypto.ts'
import { storedActions, storedSeals } from '../ledger/storedEvidence.ts'
import { counted, liftLimit, SNAPSHOT, type Told, withFaults } from '../ledger/verifyStored.ts'

export interface RestoredLedger extends Pick<LedgerReport, 'intact' | 'checked' | 'faults'> {
  readonly tenant: string
  /** Whether the list of sealing keys was judged by a root key, or believed as it stands. */
  readonly judged: boolean
  /** Whether contents were decrypted and compared, or only what is chained. */
  readonly contents: boolean
}

/** What there is to verify by; a restored database may stand where no key is. */
export interface VerifyBy {
  readonly rootKey: string | null
  readonly vault: ContentVault | null
}

const NOT_OPENED = 'the content key is not here'

/** Verifies chains, seals and signatures of every ledger in a database, with what is at hand. */
export async function verifyRestoredLedger(
  pool: pg.Pool,
  by: VerifyBy,
  told: Told = () => {},
): Promise<readonly RestoredLedger[]> {
  const { rows } = await pool.query<{ tenant: string }>(
    `select tenant from ledger_key_statement union select tenant from ledger_seal
     union (select distinct tenant from ledger_head) order by 1`,
  )
  const reports: RestoredLedger[] = []
  for (const { tenant } of rows) reports.push(await verifyTenant(pool, tenant, by, told))
  return reports
}

async function verifyTenant(
  pool: pg.Pool,
  tenant: string,
  { rootKey, vault }: VerifyBy,
  told: Told,
): Promise<RestoredLedger> {
  return await inTransaction(pool, SNAPSHOT, async (client) => {
    await liftLimit(client)
    const list = await selectKeyList(client, tenant)
    const { keys, faults } =
      rootKey === null
        ? { keys: keysAsTold(list), faults: [] }
        : await readKeyList(list, rootKey, verifier, hasher)
    // Where the key is not, another opens nothing: chains and seals are whole without it.
    const place = { tenant, vault: vault ?? new ContentVault(randomBytes(32)) }
    const actions = counted(storedActions(place, client), told)
    const report = await verifyLedger(
      {
        actions: vault === null ? unopened(actions) : actions,
        seals: storedSeals(place, client),
        keys,
      },
      { hasher, verifier },
    )
    const { intact, checked, faults: found } = withFaults(faults, report)
    return {
      ...{ tenant, intact, checked, faults: found },
      ...{ judged: rootKey !== null, contents: vault !== null },
    }
  })
}

async function* unopened(actions: AsyncIterable<LedgerAction>): AsyncGenerator<LedgerAction> {
  for await (const action of actions) {
    yield action.content.kind === 'erased'
      ? action
      : {
          ...action,
          content: { kind: 'erased', basis: NOT_OPENED, erasedAt: action.entry.recordedAt },
        }
  }
}

/** The keys that a list names, believed: enough to see that seals are those that were made. */
function keysAsTold(list: readonly KeyStatement[]): ReadonlyMap<string, SealingKey> {
  const keys = new Map<string, SealingKey>()
  let inUse: string | null = null
  for (const { body } of list) {
    if (body.kind === 'key.introduce') {
      const before = inUse === null ? undefined : keys.get(inUse)
      if (before !== undefined) {
        keys.set(before.keyId, { ...before, validUntil: body.validFrom })
      }
      const { keyId, publicKey, validFrom } = body
      keys.set(keyId, { keyId, publicKey, validFrom, validUntil: null, revokedFrom: null })
      inUse = keyId
    } else {
      const revoked = keys.get(body.keyId)
      if (revoked !== undefined) keys.set(body.keyId, { ...revoked, revokedFrom: body.revokedFrom })
    }
  }
  return keys
}
