import type { Command, Entry, RecordDefinition, RecordState } from '@corridor/ledger'
import type pg from 'pg'
import type { LedgerPlace, Queryable } from './LedgerPlace.ts'

/** One record in its read model. */
export interface ReadModelRow<State> {
  readonly record: string
  readonly version: number
  readonly state: State
}

/** A kind of record with what the server does besides the log. */
export interface RecordKind<State extends RecordState, Facts = unknown> {
  readonly definition: Pick<RecordDefinition<State, Facts>, 'kind' | 'actions' | 'actionByType'>
  /** What guards need to know of the world, read in the transaction of the action. */
  readonly readFacts?: (
    client: Queryable,
    tenant: string,
    record: string,
    place: Pick<LedgerPlace, 'now' | 'timeZone'>,
    command: Command,
  ) => Promise<Facts>
  /** Puts rows into the read model, new or in place of earlier ones, in the transaction of the action. */
  readonly project: (
    client: Queryable,
    tenant: string,
    rows: readonly ReadModelRow<State>[],
  ) => Promise<void>
  /** Empties the read model, before it is made again from the log. */
  readonly clear: (client: Queryable, tenant: string) => Promise<void>
  /**
   * What follows from an action, in its transaction and with the rights of the database's owner:
   * jobs, deadlines. Takes nothing back once the action is committed.
   */
  readonly follow?: (
    client: pg.PoolClient,
    recorded: Recorded<State>,
    place: Pick<LedgerPlace, 'now' | 'timeZone'>,
  ) => Promise<void>
}

/** An action at the moment it is written. */
export interface Recorded<State> {
  readonly tenant: string
  readonly entry: Entry
  readonly state: State
}
