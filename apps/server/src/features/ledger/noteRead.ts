import { randomUUID } from 'node:crypto'
import type { ReadAct } from '@corridor/contract'
import type pg from 'pg'
import type { LedgerPlace } from './LedgerPlace.ts'

/** Who looks at something, and why. */
export interface Reader {
  readonly actor: string
  readonly role: string
  readonly organisation?: string
  readonly purpose?: string
  readonly place?: string
  readonly device?: string
  readonly requestId?: string
  /** The use of break-glass on which the reading rests. */
  readonly breakGlass?: string
}

/** What was looked at, or asked for. */
export interface Looked {
  readonly act: ReadAct
  readonly outcome: 'shown' | 'refused'
  readonly record?: string
  readonly version?: number
  /** What was asked for; for a refusal its reason. */
  readonly terms?: Readonly<Record<string, unknown>>
  /** Ids of the records that were shown. */
  readonly results?: readonly string[]
}

/**
 * Adds a line to the log of readings. In the transaction in which what is shown was read: what
 * could not be noted is not shown.
 */
export async function noteRead(
  client: pg.PoolClient,
  { tenant, now }: Pick<LedgerPlace, 'tenant' | 'now'>,
  reader: Reader,
  { act, outcome, record, version, terms, results }: Looked,
): Promise<void> {
  const { actor, role, organisation, purpose, place, device, requestId, breakGlass } = reader
  await client.query({
    name: 'ledger_note_read',
    text: `insert into ledger_read (tenant, id, act, outcome, record, version, actor, role,
             organisation, purpose, place, device, request_id, read_at, terms, results,
             break_glass)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    values: [
      ...[tenant, randomUUID(), act, outcome, record, version, actor, role, organisation],
      ...[purpose, place, device, requestId, now()],
      ...[terms === undefined ? null : JSON.stringify(terms), results ?? null, breakGlass],
    ],
  })
}
