import type { LedgerAction, Seal, SealBody, SealedLeaf } from '@corridor/ledger'
import type { LedgerPlace, Queryable } from './LedgerPlace.ts'
import {
  ACTION_COLUMNS,
  type ActionRow,
  CONTENT_JOINS,
  readActionRow,
  withSeal,
} from './storedActions.ts'

const PAGE = 5_000

const LAST_POSITION = 2 ** 31 - 1

type Place = Pick<LedgerPlace, 'tenant' | 'vault'>

/** All seals in the order of their numbers, each with the leaves kept with it. */
export async function* storedSeals(
  { tenant }: Place,
  client: Queryable,
  after = 0,
): AsyncGenerator<Seal> {
  for (let last = after; ; ) {
    const { rows } = await client.query<{ seal: number; body: string; signature: string }>(
      `select seal, body, signature from ledger_seal
       where tenant = $1 and seal > $2 order by seal limit 100`,
      [tenant, last],
    )
    for (const { seal, body, signature } of rows) {
      yield { body: readBody(body), signature, leaves: await selectLeaves(tenant, client, seal) }
      last = seal
    }
    if (rows.length === 0) return
  }
}

/** The same without leaves. */
export async function* storedSealBodies(tenant: string, client: Queryable): AsyncGenerator<Seal> {
  for (let last = 0; ; ) {
    const { rows } = await client.query<{ seal: number; body: string; signature: string }>(
      `select seal, body, signature from ledger_seal
       where tenant = $1 and seal > $2 order by seal limit 1000`,
      [tenant, last],
    )
    for (const { seal, body, signature } of rows) {
      yield { body: readBody(body), signature }
      last = seal
    }
    if (rows.length === 0) return
  }
}

function readBody(text: string): SealBody {
  try {
    return JSON.parse(text) as SealBody
  } catch {
    return {} as SealBody
  }
}

async function selectLeaves(
  tenant: string,
  client: Queryable,
  seal: number,
): Promise<readonly SealedLeaf[]> {
  const { rows } = await client.query<SealedLeaf>({
    name: 'ledger_leaves',
    text: `select record, version, hash from ledger_seal_leaf
           where tenant = $1 and seal = $2 order by position`,
    values: [tenant, seal],
  })
  return rows
}

type SealedRow = ActionRow & { readonly seal: number; readonly position: number }

/**
 * All actions in the order in which they were sealed, unsealed ones last: what `verifyLedger` asks
 * for. An action that no leaf names although its transaction was sealed stands at the end of that
 * seal, where it was slipped in.
 *
 * @param client within one transaction of isolation level repeatable read.
 * @param options `contents: false` leaves what the actions say unopened.
 */
export async function* storedActions(
  { tenant, vault }: Place,
  client: Queryable,
  { after = 0, contents = true }: { readonly after?: number; readonly contents?: boolean } = {},
): AsyncGenerator<LedgerAction> {
  const read = (row: ActionRow, seal: number | null) =>
    withSeal(readActionRow(row, tenant, contents ? vault : null), seal)
  const strays = await selectStrays(tenant, client, after)
  let next = 0
  let page = selectSealedPage(tenant, client, after, LAST_POSITION)
  for (;;) {
    const rows = await page
    const last = rows.at(-1)
    if (last === undefined) break
    // The database looks for the next while these are worked on.
    page = selectSealedPage(tenant, client, last.seal, last.position)
    page.catch(() => {})
    for (const row of rows) {
      for (; next < strays.length && (strays[next]!.seal ?? Infinity) < row.seal; next += 1) {
        yield read(strays[next]!, strays[next]!.seal)
      }
      // A leaf without its action: `verifyLedger` tells from the leaves that it is gone.
      if (row.record !== null) yield read(row, row.seal)
    }
  }
  for (const stray of strays.slice(next)) {
    yield read(stray, stray.seal)
  }
}

/** Actions that are sealed, from after a leaf on. */
async function selectSealedPage(
  tenant: string,
  client: Queryable,
  seal: number,
  position: number,
): Promise<readonly SealedRow[]> {
  const { rows } = await client.query<SealedRow>({
    name: 'ledger_sealed_page',
    text: `select ${ACTION_COLUMNS}, l.seal, l.position
           from (select * from ledger_seal_leaf
                 where tenant = $1 and (seal, position) > ($2, $3)
                 order by seal, position limit ${PAGE}) l
           left join ledger_action a
             on a.tenant = l.tenant and a.record = l.record and a.version = l.version
           ${CONTENT_JOINS}
           order by l.seal, l.position`,
    values: [tenant, seal, position],
  })
  return rows
}

/** Actions that no leaf names: not sealed yet, or slipped in among those that were. */
async function selectStrays(
  tenant: string,
  client: Queryable,
  after: number,
): Promise<readonly (ActionRow & { readonly seal: number | null })[]> {
  const { rows } = await client.query<ActionRow & { seal: number | null }>(
    `select ${ACTION_COLUMNS}, slipped.seal
     from ledger_action a
     ${CONTENT_JOINS}
     left join ledger_seal_leaf l
       on l.tenant = a.tenant and l.record = a.record and l.version = a.version
     left join (
       -- After a restored backup transactions are counted anew and tell nothing until the next seal.
       select seal, sealed_below,
              coalesce(lag(sealed_below) over (order by seal), '0'::xid8) as sealed_from
       from ledger_seal
       where tenant = $1
         and cluster = (select system_identifier::text from pg_control_system())
     ) slipped on a.transaction >= slipped.sealed_from and a.transaction < slipped.sealed_below
     where a.tenant = $1 and l.seal is null
     order by slipped.seal nulls last, a.record collate "C", a.version`,
    [tenant],
  )
  return rows.filter(({ seal }) => seal === null || seal > after)
}
