import { hashEntry, type LedgerFault } from '@corridor/ledger'
import type pg from 'pg'
import { hasher } from '../nodeCrypto.ts'
import { ACTION_COLUMNS, type ActionRow, CONTENT_JOINS, readActionRow } from '../storedActions.ts'

const NO_PREVIOUS = '0'.repeat(64)

/** What does not follow from the genuine versions of its record. */
export interface FalseTails {
  /** To be put aside: no seal covers them. */
  readonly unsealed: readonly ActionRow[]
  /** Written on false versions and sealed since: neither can stay with the originals nor go. */
  readonly sealed: readonly ActionRow[]
}

type Row = ActionRow & { readonly seal: number | null }

/**
 * Versions that were slipped in, and those that were added after false ones.
 *
 * @param records whose genuine versions stand in the log again.
 * @param others in which something is wrong that no genuine version says how to mend.
 */
export async function findFalseTails(
  client: pg.PoolClient,
  tenant: string,
  records: ReadonlySet<string>,
  faults: readonly LedgerFault[],
): Promise<FalseTails> {
  const slipped = new Set(
    faults.filter(({ kind }) => kind === 'inserted').map((fault) => keyOf(fault)),
  )
  const named = faults.flatMap(({ record }) => (record === null ? [] : [record]))
  const { rows } = await client.query<Row>(
    `select ${ACTION_COLUMNS}, l.seal from ledger_action a ${CONTENT_JOINS}
     left join ledger_seal_leaf l
       on l.tenant = a.tenant and l.record = a.record and l.version = a.version
     where a.tenant = $1 and a.record = any($2) order by a.record, a.version`,
    [tenant, [...new Set([...records, ...named])]],
  )
  const unsealed: ActionRow[] = []
  const sealed: ActionRow[] = []
  for (const [record, versions] of Map.groupBy(rows, (row) => row.record)) {
    const tail = tailOf(tenant, versions, slipped)
    const covered = tail.filter(({ seal }) => seal !== null)
    if (covered.length === 0) unsealed.push(...tail)
    else if (records.has(record)) sealed.push(...covered)
  }
  return { unsealed, sealed }
}

const keyOf = ({ record, version }: { record: string | null; version: number | null }): string =>
  `${version} ${record}`

/** From the first version on that does not follow. */
function tailOf(
  tenant: string,
  versions: readonly Row[],
  slipped: ReadonlySet<string>,
): readonly Row[] {
  let previous = { version: 0, hash: NO_PREVIOUS }
  for (const [at, row] of versions.entries()) {
    const { entry } = readActionRow(row, tenant, null)
    const follows =
      !(row.seal === null && slipped.has(keyOf(row))) &&
      row.version === previous.version + 1 &&
      entry.prev === previous.hash &&
      hashEntry(entry, hasher) === row.hash
    if (!follows) return versions.slice(at)
    previous = row
  }
  return []
}
