import { randomUUID } from 'node:crypto'
import { DomainError } from '@corridor/kernel'
import {
  type Entry,
  type Folded,
  foldRecord,
  type Instant,
  type RecordState,
} from '@corridor/ledger'
import { inTransaction, type LedgerPlace } from './LedgerPlace.ts'
import type { RecordKind } from './RecordKind.ts'
import { selectActions } from './selectActions.ts'

/** Who opens a record, and why. */
export interface Reader {
  readonly actor: string
  readonly role: string
  readonly organisation?: string
  readonly purpose?: string
  readonly place?: string
  readonly device?: string
  readonly requestId?: string
}

/** One opening of a record. */
export interface RecordedRead extends Reader {
  readonly version: number
  readonly readAt: Instant
}

/**
 * A record as its actions leave it. That it was read, and by whom, is written in the same
 * transaction: what could not be noted is not shown.
 *
 * @throws {DomainError} `not_found` for a record that is not there or of another kind.
 */
export async function readRecord<State extends RecordState, Facts>(
  place: LedgerPlace,
  kind: RecordKind<State, Facts>,
  record: string,
  reader: Reader,
): Promise<Folded<State> & { readonly entries: readonly Entry[] }> {
  return await inTransaction(
    place.pool,
    'begin isolation level repeatable read',
    async (client) => {
      const actions = await selectActions(place, client, record)
      const [first] = actions
      if (first === undefined || !kind.definition.actionByType.has(first.entry.type)) {
        throw new DomainError('not_found', `There is no ${kind.definition.kind} ${record}`, {
          record,
        })
      }
      const folded = foldRecord(kind.definition, actions)
      const { actor, role, organisation, purpose, place: where, device, requestId } = reader
      await client.query({
        name: 'ledger_note_read',
        text: `insert into ledger_read (tenant, id, record, version, actor, role, organisation,
               purpose, place, device, request_id, read_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        values: [
          ...[place.tenant, randomUUID(), record, folded.version, actor, role, organisation],
          ...[purpose, where, device, requestId, place.now()],
        ],
      })
      return { ...folded, entries: actions.map(({ entry }) => entry) }
    },
  )
}

/** Who opened a record, the last first. */
export async function readersOf(
  { pool, tenant }: LedgerPlace,
  record: string,
  most = 100,
): Promise<readonly RecordedRead[]> {
  const { rows } = await pool.query<Record<string, unknown>>(
    `select version, actor, role, organisation, purpose, place, device,
            request_id as "requestId", read_at as "readAt"
     from ledger_read where tenant = $1 and record = $2 order by read_at desc, id limit $3`,
    [tenant, record, most],
  )
  return rows.map((row) => {
    const known = Object.entries(row).filter(([, value]) => value !== null)
    return {
      ...Object.fromEntries(known),
      readAt: (row.readAt as Date).toISOString(),
    } as unknown as RecordedRead
  })
}
