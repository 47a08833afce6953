import { DomainError } from '@corridor/kernel'
import { foldRecord, headOf, type RecordState, type StoredAction } from '@corridor/ledger'
import type pg from 'pg'
import { inTransaction, type LedgerPlace } from './LedgerPlace.ts'
import type { ReadModelRow, RecordKind } from './RecordKind.ts'
import {
  ACTION_COLUMNS,
  type ActionRow,
  CONTENT_JOINS,
  isReadable,
  readActionRow,
} from './storedActions.ts'
import { liftLimit, type Told } from './verifyStored.ts'

const PAGE = 5_000

/** Kinds of records, each with a state of its own. */
export type AnyKind = RecordKind<RecordState, unknown>

/** A kind in the form that a list of several kinds has. */
export const anyKind = <State extends RecordState, Facts>(
  kind: RecordKind<State, Facts>,
): AnyKind => kind as unknown as AnyKind

export interface RebuildReport {
  readonly actions: number
  readonly records: number
  /** Records that cannot be shown, and why: erased without a fold that does without, or of an unknown kind. */
  readonly left: readonly { readonly record: string; readonly words: string }[]
}

/**
 * Makes heads and read models again from the log, all or nothing; writers wait meanwhile. The last
 * record comes first: what clearances did with vacancies is known before contracts claim them, so
 * that on the way no count is above its end.
 *
 * @param owner connections with the rights of the tables' owner.
 * @throws {DomainError} `checksum_mismatch` when a content cannot be read: verify first.
 * @remarks One pass against the order of records; memory for one page.
 */
export async function rebuildLedger(
  owner: pg.Pool,
  place: Pick<LedgerPlace, 'tenant' | 'vault'>,
  kinds: readonly AnyKind[],
  told: Told = () => {},
): Promise<RebuildReport> {
  return await inTransaction(owner, 'begin', async (client) => {
    await liftLimit(client)
    await client.query('lock table ledger_head in exclusive mode')
    return await rebuildUnderLock(client, place, kinds, told)
  })
}

/** As `rebuildLedger`, in a transaction that holds the lock on the heads already. */
export async function rebuildUnderLock(
  client: pg.PoolClient,
  place: Pick<LedgerPlace, 'tenant' | 'vault'>,
  kinds: readonly AnyKind[],
  told: Told = () => {},
): Promise<RebuildReport> {
  const { tenant } = place
  for (const kind of kinds) await kind.clear(client, tenant)
  await client.query('delete from ledger_head where tenant = $1', [tenant])
  const rebuild = new Rebuild(client, tenant, kinds)
  let record: StoredAction[] = []
  for await (const action of actionsByRecord(place, client, told)) {
    if (record.length > 0 && record[0]!.entry.record !== action.entry.record) {
      await rebuild.add(record.toReversed())
      record = []
    }
    record.push(action)
  }
  if (record.length > 0) await rebuild.add(record.toReversed())
  return await rebuild.finish()
}

/** Folds records and writes what they are, many at a time. */
class Rebuild {
  readonly #client: pg.PoolClient
  readonly #tenant: string
  readonly #kinds: ReadonlyMap<string, AnyKind>
  readonly #left: { record: string; words: string }[] = []
  #waiting: { kind: string; last: StoredAction; row: ReadModelRow<RecordState> | null }[] = []
  #actions = 0
  #records = 0

  constructor(client: pg.PoolClient, tenant: string, kinds: readonly AnyKind[]) {
    this.#client = client
    this.#tenant = tenant
    this.#kinds = new Map(kinds.map((kind) => [kind.definition.kind, kind]))
  }

  async add(actions: readonly StoredAction[]): Promise<void> {
    const last = actions.at(-1)!
    const { record, version, type } = last.entry
    const kind = type.slice(0, type.indexOf('.'))
    this.#actions += actions.length
    this.#records += 1
    this.#waiting.push({ kind, last, row: this.#fold(kind, record, version, actions) })
    if (this.#waiting.length >= 1_000) await this.#write()
  }

  #fold(
    name: string,
    record: string,
    version: number,
    actions: readonly StoredAction[],
  ): ReadModelRow<RecordState> | null {
    const kind = this.#kinds.get(name)
    try {
      if (kind === undefined) throw new DomainError('not_found', `no records of the kind ${name}`)
      const { state } = foldRecord(kind.definition, actions)
      return state === null ? null : { record, version, state }
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      this.#left.push({ record, words: error.message })
      return null
    }
  }

  async #write(): Promise<void> {
    const written = this.#waiting
    this.#waiting = []
    const heads = written.map(({ last }) => headOf(last))
    await this.#client.query({
      name: 'ledger_heads',
      text: `insert into ledger_head (tenant, kind, record, version, hash, recorded_at)
             select $1, h.* from unnest($2::text[], $3::text[], $4::integer[], $5::text[], $6::text[])
               as h (kind, record, version, hash, recorded_at)`,
      values: [
        this.#tenant,
        written.map(({ kind }) => kind),
        heads.map(({ record }) => record),
        heads.map(({ version }) => version),
        heads.map(({ hash }) => hash),
        heads.map(({ recordedAt }) => recordedAt),
      ],
    })
    // Kinds in the order in which they came.
    for (const [name, all] of Map.groupBy(written, ({ kind }) => kind)) {
      const rows = all.flatMap(({ row }) => (row === null ? [] : [row]))
      const kind = this.#kinds.get(name)
      if (rows.length > 0) await kind?.project(this.#client, this.#tenant, rows)
    }
  }

  async finish(): Promise<RebuildReport> {
    await this.#write()
    return { actions: this.#actions, records: this.#records, left: this.#left }
  }
}

async function* actionsByRecord(
  { tenant, vault }: Pick<LedgerPlace, 'tenant' | 'vault'>,
  client: pg.PoolClient,
  told: Told,
): AsyncGenerator<StoredAction> {
  let count = 0
  let page = selectPage(tenant, client, null, 0)
  for (;;) {
    const rows = await page
    const last = rows.at(-1)
    if (last === undefined) return
    // The database looks for the next while these are folded.
    page = selectPage(tenant, client, last.record, last.version)
    page.catch(() => {})
    for (const row of rows) {
      const action = readActionRow(row, tenant, vault)
      if (!isReadable(action)) refuseUnreadable(row)
      yield action
    }
    count += rows.length
    told(count)
  }
}

/** @param record of the action after which the page begins; null for the first. */
async function selectPage(
  tenant: string,
  client: pg.PoolClient,
  record: string | null,
  version: number,
): Promise<readonly ActionRow[]> {
  const { rows } = await client.query<ActionRow>({
    name: record === null ? 'ledger_last_page' : 'ledger_page_by_record',
    text: `select ${ACTION_COLUMNS}
           from (select * from ledger_action
                 where tenant = $1 ${record === null ? '' : 'and (record, version) < ($2, $3)'}
                 order by record desc, version desc limit ${PAGE}) a
           ${CONTENT_JOINS}
           order by a.record desc, a.version desc`,
    values: record === null ? [tenant] : [tenant, record, version],
  })
  return rows
}

function refuseUnreadable({ record, version }: ActionRow): never {
  throw new DomainError(
    'checksum_mismatch',
    `What version ${version} of ${record} says cannot be read; nothing was changed. Verify the ledger first (corridor ledger verify)`,
    { record, version },
  )
}
