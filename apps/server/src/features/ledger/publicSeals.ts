import { DomainError } from '@corridor/kernel'
import {
  type Digest,
  hashSeal,
  type MerkleTree,
  type SealedLeaf,
  treeOfLeaves,
} from '@corridor/ledger'
import { boundedCache } from '../../boundedCache.ts'
import { selectKeyList } from './keyList.ts'
import type { LedgerPlace, Queryable } from './LedgerPlace.ts'
import { hasher } from './nodeCrypto.ts'
import { type SealCopy, selectSealCopies } from './publishSeals.ts'

type Place = Pick<LedgerPlace, 'pool' | 'tenant' | 'now'>

const PAGE = 1_000
const MOST_EXPORTED = 100_000

/** Trees of the seals that proofs were asked of last, about 200 bytes a leaf. */
const TREE_CACHE_BYTES = 32 * 2 ** 20

/** Seals before a number, newest first, with their hashes. */
export async function listSeals(
  { pool, tenant }: Place,
  before: number | undefined,
  limit: number,
) {
  const newest = await newestSeal(pool, tenant)
  const last = Math.min(newest, (before ?? newest + 1) - 1)
  const from = Math.max(1, last - limit + 1)
  const copies = last < 1 ? [] : await selectSealCopies(pool, tenant, from, last - from + 1)
  const seals = copies
    .map(({ body, signature }) => ({ body, signature, sealHash: hashSeal(body, hasher) }))
    .reverse()
  return { seals, newest }
}

async function newestSeal(client: Queryable, tenant: string): Promise<number> {
  const { rows } = await client.query<{ newest: number }>(
    'select coalesce(max(seal), 0) as newest from ledger_seal where tenant = $1',
    [tenant],
  )
  return rows[0]!.newest
}

/**
 * Key list and seals for another holder, as `verifyExport` reads them: lines of JSON.
 *
 * @throws {DomainError} `too_large` over 100,000 seals, `not_found` where the first is not there.
 */
export async function exportSeals(
  place: Place,
  from: number,
  to: number | undefined,
): Promise<AsyncGenerator<string>> {
  const { pool, tenant } = place
  const newest = await newestSeal(pool, tenant)
  const last = Math.min(to ?? newest, newest)
  if (from > 1 && from > last) {
    throw new DomainError('not_found', `There is no seal ${from} yet; the newest is ${newest}`)
  }
  if (last - from >= MOST_EXPORTED) {
    throw new DomainError(
      'too_large',
      `These are ${last - from + 1} seals; ask for at most ${MOST_EXPORTED} at once, as to=${from + MOST_EXPORTED - 1}`,
    )
  }
  return sealLines(place, from, last)
}

/** Seals never change, so that every page is read by itself: a slow reader holds no connection. */
async function* sealLines(place: Place, from: number, last: number): AsyncGenerator<string> {
  const { pool, tenant, now } = place
  const exportedAt = now().toISOString()
  yield line({
    line: 'ledger',
    v: 1,
    tenant,
    exportedAt,
    payloads: false,
    actions: false,
    from,
    last,
  })
  for (const statement of await selectKeyList(pool, tenant)) {
    yield line({ line: 'statement', ...statement })
  }
  for (let next = from; next <= last; ) {
    const copies = await selectSealCopies(pool, tenant, next, Math.min(PAGE, last - next + 1))
    if (copies.length === 0) return
    yield copies.map((copy: SealCopy) => line({ line: 'seal', ...copy })).join('')
    next += copies.length
  }
}

const line = (value: object): string => `${JSON.stringify(value)}\n`

/** Finds proofs, and keeps the trees that were asked for last. */
export function proofFinder({ pool, tenant }: Place) {
  const trees = boundedCache<MerkleTree>(TREE_CACHE_BYTES)
  const treeOf = async (seal: number): Promise<MerkleTree> => {
    const known = trees.get(`${seal}`)
    if (known !== undefined) return known
    const { rows } = await pool.query<SealedLeaf>(
      `select record, version, hash from ledger_seal_leaf
       where tenant = $1 and seal = $2 order by position`,
      [tenant, seal],
    )
    const tree = treeOfLeaves(rows, hasher)
    trees.set(`${seal}`, tree, 200 * rows.length)
    return tree
  }
  /**
   * Where an action stands, told to whoever holds its hash.
   *
   * @throws {DomainError} `not_found`, the same for a record that is not there and for another hash.
   */
  return async (record: string, version: number, hash: Digest) => {
    const { rows } = await pool.query<{ seal: number | null; index: number | null }>(
      `select l.seal, l.position - 1 as index
       from ledger_seal_leaf l
       where l.tenant = $1 and l.record = $2 and l.version = $3 and l.hash = $4
       union all
       select null, null from ledger_action a
       where a.tenant = $1 and a.record = $2 and a.version = $3 and a.hash = $4
       order by 1 nulls last limit 1`,
      [tenant, record, version, hash],
    )
    const [found] = rows
    if (found === undefined) {
      throw new DomainError('not_found', 'No action with this record, version and hash is known')
    }
    if (found.seal === null) return { state: 'waiting' as const, hash }
    const [[seal], tree] = await Promise.all([
      selectSealCopies(pool, tenant, found.seal, 1),
      treeOf(found.seal),
    ])
    return {
      state: 'sealed' as const,
      hash,
      inclusion: tree.inclusionProof(found.index!),
      seal: seal!,
    }
  }
}
