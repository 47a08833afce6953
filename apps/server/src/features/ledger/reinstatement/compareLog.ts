import { canonicalJson, digestPayload, type LedgerAction, type SealedLeaf } from '@corridor/ledger'
import type pg from 'pg'
import type { LedgerPlace } from '../LedgerPlace.ts'
import { hasher } from '../nodeCrypto.ts'
import {
  ACTION_COLUMNS,
  type ActionRow,
  CONTENT_JOINS,
  isReadable,
  readActionRow,
} from '../storedActions.ts'
import type { Told } from '../verifyStored.ts'
import type { EvidenceSource, KeptSeal } from './EvidenceSource.ts'

const ACTIONS_AT_ONCE = 2_000
const SEALS_AT_ONCE = 100

/** A version that is not as it was sealed. */
export interface ChangedVersion {
  readonly genuine: LedgerAction & { readonly seal: number }
  /** What stands in its place; null where it is gone. */
  readonly stands: ActionRow | null
  readonly isContentChanged: boolean
}

/** A seal as it stands in the database. */
export interface StandingSeal {
  readonly body: string
  readonly signature: string
  readonly leaves: readonly SealedLeaf[]
}

export interface ChangedSeal {
  readonly kept: KeptSeal
  readonly stands: StandingSeal | null
}

type Place = Pick<LedgerPlace, 'tenant' | 'vault'>

/**
 * Versions of the log in use that are not as the source has them sealed.
 *
 * @remarks One pass over the source.
 */
export async function changedVersions(
  place: Place,
  client: pg.PoolClient,
  source: EvidenceSource,
  told: Told,
): Promise<readonly ChangedVersion[]> {
  const changed: ChangedVersion[] = []
  let compared = 0
  for await (const page of inPages(sealedOf(source), ACTIONS_AT_ONCE)) {
    const standing = await selectStanding(place, client, page)
    for (const genuine of page) {
      const stands = standing.get(keyOf(genuine.entry)) ?? null
      const isContentChanged = stands === null || !saysTheSame(place, stands, genuine)
      if (isContentChanged || !isSameEntry(stands, genuine)) {
        changed.push({ genuine, stands, isContentChanged })
      }
    }
    compared += page.length
    told(compared)
  }
  return changed
}

async function* sealedOf(source: EvidenceSource): AsyncGenerator<ChangedVersion['genuine']> {
  for await (const action of source.actions()) {
    if (action.seal !== null) yield { ...action, seal: action.seal }
  }
}

const keyOf = ({ record, version }: { readonly record: string; readonly version: number }) =>
  `${version} ${record}`

async function selectStanding(
  { tenant }: Place,
  client: pg.PoolClient,
  page: readonly LedgerAction[],
): Promise<ReadonlyMap<string, ActionRow>> {
  const { rows } = await client.query<ActionRow>({
    name: 'ledger_standing',
    text: `select ${ACTION_COLUMNS}
           from unnest($2::text[], $3::integer[]) as wanted (record, version)
           join ledger_action a
             on a.tenant = $1 and a.record = wanted.record and a.version = wanted.version
           ${CONTENT_JOINS}`,
    values: [tenant, page.map(({ entry }) => entry.record), page.map(({ entry }) => entry.version)],
  })
  return new Map(rows.map((row) => [keyOf(row), row]))
}

const isSameEntry = (stands: ActionRow, { entry, hash }: LedgerAction): boolean =>
  stands.hash === hash && stands.type === entry.type && stands.entry === canonicalJson(entry)

/** What was erased since stays erased. */
function saysTheSame({ tenant, vault }: Place, stands: ActionRow, genuine: LedgerAction): boolean {
  const stored = readActionRow(stands, tenant, vault)
  if (stored.content.kind === 'erased') return true
  if (stored.content.kind !== 'present' || !isReadable(stored)) return false
  const { payload, salt } = stored.content
  return digestPayload(payload, salt, hasher) === genuine.entry.payloadDigest
}

/** Seals of the log in use, with their leaves, that are not those of the source. */
export async function changedSeals(
  { tenant }: Place,
  client: pg.PoolClient,
  source: EvidenceSource,
): Promise<readonly ChangedSeal[]> {
  const changed: ChangedSeal[] = []
  for await (const page of inPages(source.seals(), SEALS_AT_ONCE)) {
    const standing = await selectSeals(tenant, client, page)
    for (const kept of page) {
      const stands = standing.get(kept.seal.body.seal) ?? null
      if (stands === null || !isSameSeal(stands, kept)) changed.push({ kept, stands })
    }
  }
  return changed
}

const isSameSeal = ({ body, signature, leaves }: StandingSeal, { seal }: KeptSeal): boolean =>
  body === canonicalJson(seal.body) &&
  signature === seal.signature &&
  leaves.length === (seal.leaves ?? []).length &&
  leaves.every(({ record, version, hash }, at) => {
    const leaf = seal.leaves?.[at]
    return leaf?.record === record && leaf.version === version && leaf.hash === hash
  })

async function selectSeals(
  tenant: string,
  client: pg.PoolClient,
  page: readonly KeptSeal[],
): Promise<ReadonlyMap<number, StandingSeal>> {
  const numbers = page.map(({ seal }) => seal.body.seal)
  const { rows: seals } = await client.query<{ seal: number; body: string; signature: string }>(
    'select seal, body, signature from ledger_seal where tenant = $1 and seal = any($2)',
    [tenant, numbers],
  )
  const { rows: leaves } = await client.query<SealedLeaf & { seal: number }>(
    `select seal, record, version, hash from ledger_seal_leaf
     where tenant = $1 and seal = any($2) order by seal, position`,
    [tenant, numbers],
  )
  const leavesOf = Map.groupBy(leaves, ({ seal }) => seal)
  return new Map(
    seals.map(({ seal, body, signature }) => [
      seal,
      {
        ...{ body, signature },
        leaves: (leavesOf.get(seal) ?? []).map(({ seal: _, ...leaf }) => leaf),
      },
    ]),
  )
}

async function* inPages<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let page: Item[] = []
  for await (const item of items) {
    page.push(item)
    if (page.length === size) {
      yield page
      page = []
    }
  }
  if (page.length > 0) yield page
}
