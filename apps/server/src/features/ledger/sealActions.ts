import {
  canonicalJson,
  closeSeal,
  type Seal,
  type SealBody,
  type SealedLeaf,
  type Signer,
} from '@corridor/ledger'
import type pg from 'pg'
import { inTransaction, type LedgerPlace } from './LedgerPlace.ts'
import { hasher } from './nodeCrypto.ts'

/** More wait for the next seal: all leaves of one are held in memory. */
const MOST_LEAVES = 100_000

const ATTEMPTS = 10

interface LastSeal {
  readonly body: SealBody
  readonly sealedBelow: string
  readonly cluster: string
}

interface Snapshot {
  /** Every transaction below has ended. */
  readonly ended: string
  readonly cluster: string
}

export interface SealingOptions {
  readonly mostLeaves?: number
}

/**
 * Seals what was committed since the last seal, without a gap: by transactions, not by time. All
 * transactions below the oldest one that still runs have ended, so what they wrote is complete;
 * the next seal begins where this one ends.
 *
 * @returns the seal, or null where nothing is to be sealed or another program seals at this moment.
 * @remarks A transaction that runs long, in any database of the server, delays sealing: see `sealingLag`.
 */
export async function sealActions(
  place: Pick<LedgerPlace, 'pool' | 'tenant' | 'now'>,
  signer: Signer,
  options: SealingOptions = {},
): Promise<Seal | null> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await sealOnce(place, signer, options)
    } catch (error) {
      // Another program finished a seal between this snapshot and the lock: look again.
      const isTaken = error instanceof Error && 'code' in error && error.code === '23505'
      if (!isTaken || attempt === ATTEMPTS) throw error
    }
  }
}

async function sealOnce(
  { pool, tenant, now }: Pick<LedgerPlace, 'pool' | 'tenant' | 'now'>,
  signer: Signer,
  { mostLeaves = MOST_LEAVES }: SealingOptions,
): Promise<Seal | null> {
  return await inTransaction(pool, 'begin isolation level repeatable read', async (client) => {
    const { rows } = await client.query<Snapshot & { free: boolean }>(
      `select pg_try_advisory_xact_lock(hashtextextended('seal ' || $1, 7)) as free,
              pg_snapshot_xmin(pg_current_snapshot())::text as ended,
              (select system_identifier::text from pg_control_system()) as cluster`,
      [tenant],
    )
    const snapshot = rows[0]!
    if (!snapshot.free) return null
    const last = await selectLastSeal(client, tenant)
    const batch = await selectBatch(client, tenant, last, snapshot, mostLeaves)
    if (batch.leaves.length === 0) return null
    const closedAt = laterOf(now().toISOString(), last?.body.closedAt)
    const seal = await closeSeal(last?.body ?? null, batch.leaves, closedAt, signer, hasher)
    await insertSeal(client, tenant, seal, batch.below, snapshot.cluster)
    return seal
  })
}

async function selectLastSeal(client: pg.PoolClient, tenant: string): Promise<LastSeal | null> {
  const { rows } = await client.query<{ body: string; below: string; cluster: string }>(
    `select body, sealed_below::text as below, cluster from ledger_seal
     where tenant = $1 order by seal desc limit 1`,
    [tenant],
  )
  const row = rows[0]
  if (row === undefined) return null
  return {
    body: JSON.parse(row.body) as SealBody,
    sealedBelow: row.below,
    cluster: row.cluster,
  }
}

async function selectBatch(
  client: pg.PoolClient,
  tenant: string,
  last: LastSeal | null,
  { ended, cluster }: Snapshot,
  most: number,
): Promise<{ readonly leaves: readonly SealedLeaf[]; readonly below: string }> {
  // Another cluster, as after a restored backup, counts its transactions anew: look at each action.
  if (last !== null && last.cluster !== cluster) {
    const { rows } = await client.query<SealedLeaf>(
      `select a.record, a.version, a.hash from ledger_action a
       left join ledger_seal_leaf l
         on l.tenant = a.tenant and l.record = a.record and l.version = a.version
       where a.tenant = $1 and l.seal is null
         and (a.transaction < $2::xid8 or a.transaction >= pg_snapshot_xmax(pg_current_snapshot()))`,
      [tenant, ended],
    )
    return { leaves: inOrder(rows), below: ended }
  }
  const from = last?.sealedBelow ?? '0'
  const { rows: further } = await client.query<{ transaction: string }>(
    `select transaction::text from ledger_action
     where tenant = $1 and transaction >= $2::xid8 and transaction < $3::xid8
     order by transaction offset $4 limit 1`,
    [tenant, from, ended, most],
  )
  const below = further[0]?.transaction ?? ended
  // One transaction that wrote more than a batch by itself is sealed whole.
  const limit = below === from ? ended : below
  const { rows } = await client.query<SealedLeaf>(
    `select record, version, hash from ledger_action
     where tenant = $1 and transaction >= $2::xid8 and transaction < $3::xid8`,
    [tenant, from, limit],
  )
  return { leaves: inOrder(rows), below: limit }
}

/** Every version after the one before it, the same on every machine. */
const inOrder = (leaves: readonly SealedLeaf[]): readonly SealedLeaf[] =>
  leaves.toSorted((a, b) =>
    a.record === b.record ? a.version - b.version : a.record < b.record ? -1 : 1,
  )

async function insertSeal(
  client: pg.PoolClient,
  tenant: string,
  { body, signature, leaves = [] }: Seal,
  below: string,
  cluster: string,
): Promise<void> {
  await client.query(
    `insert into ledger_seal (tenant, seal, body, signature, sealed_below, cluster)
     values ($1, $2, $3, $4, $5::xid8, $6)`,
    [tenant, body.seal, canonicalJson(body), signature, below, cluster],
  )
  await client.query(
    `insert into ledger_seal_leaf (tenant, seal, position, record, version, hash)
     select $1, $2, leaf.ordinality, leaf.record, leaf.version, leaf.hash
     from unnest($3::text[], $4::integer[], $5::text[])
       with ordinality as leaf (record, version, hash, ordinality)`,
    [
      ...[tenant, body.seal, leaves.map(({ record }) => record)],
      ...[leaves.map(({ version }) => version), leaves.map(({ hash }) => hash)],
    ],
  )
}

const laterOf = (now: string, before: string | undefined): string =>
  before !== undefined && before > now ? before : now
