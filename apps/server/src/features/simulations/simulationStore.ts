import {
  EstimateSelection,
  type SIMULATION_STATES,
  type SimulationRequest,
  StockErrors,
} from '@corridor/contract'
import { type Kysely, type Selectable, sql } from 'kysely'
import type { CorridorDatabase } from '../../db/index.ts'
import { SimulationResult } from './SimulationResult.ts'

export type SimulationState = (typeof SIMULATION_STATES)[number]

/** A simulation as the database has it. */
export interface SimulationRow {
  readonly id: string
  readonly estimateKey: string
  readonly selection: SimulationRequest['selection']
  readonly draws: number
  readonly seed: number
  readonly errors: StockErrors
  readonly usualErrors: boolean
  readonly vintage: string
  readonly engine: string
  readonly state: SimulationState
  readonly drawsDone: number
  readonly cancelHash: string
  readonly queued: Date
  readonly started: Date | null
  readonly finished: Date | null
  readonly failure: string | null
  readonly result: SimulationResult | null
}

export type NewSimulation = Pick<
  SimulationRow,
  | 'id'
  | 'estimateKey'
  | 'selection'
  | 'draws'
  | 'seed'
  | 'errors'
  | 'usualErrors'
  | 'vintage'
  | 'engine'
  | 'cancelHash'
>

const ACTIVE = ['queued', 'running'] as const

export type SimulationStore = ReturnType<typeof simulationStore>

/** The only reader and writer of the table `simulation`. */
export function simulationStore(db: Kysely<CorridorDatabase>, now: () => Date) {
  const readOne = async (id: string): Promise<SimulationRow | undefined> => {
    const row = await db
      .selectFrom('simulation')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    return row === undefined ? undefined : readRow(row)
  }
  return {
    find: readOne,
    /** Newest first. */
    async list(): Promise<readonly SimulationRow[]> {
      const rows = await db
        .selectFrom('simulation')
        .selectAll()
        .orderBy('queued', 'desc')
        .orderBy('id')
        .execute()
      return rows.map(readRow)
    },
    /**
     * Enters a simulation unless it waits, runs or is done already, or too many wait.
     *
     * @returns whether it was entered, or what is in the way.
     */
    async enqueue(
      simulation: NewSimulation,
      mostActive: number,
    ): Promise<'entered' | 'known' | 'full'> {
      return await db.transaction().execute(async (transaction) => {
        // Counted and entered by one asker at a time.
        await sql`lock table simulation in share row exclusive mode`.execute(transaction)
        const known = await transaction
          .selectFrom('simulation')
          .select('state')
          .where('id', '=', simulation.id)
          .executeTakeFirst()
        if (known !== undefined && !['failed', 'cancelled'].includes(known.state)) return 'known'
        const { active } = await transaction
          .selectFrom('simulation')
          .select(({ fn }) => fn.countAll<string>().as('active'))
          .where('state', 'in', ACTIVE)
          .executeTakeFirstOrThrow()
        if (Number(active) >= mostActive) return 'full'
        await transaction.deleteFrom('simulation').where('id', '=', simulation.id).execute()
        await transaction
          .insertInto('simulation')
          .values({
            id: simulation.id,
            estimate_key: simulation.estimateKey,
            selection: JSON.stringify(simulation.selection),
            draws: simulation.draws,
            seed: String(simulation.seed),
            errors: JSON.stringify(simulation.errors),
            usual_errors: simulation.usualErrors,
            vintage: simulation.vintage,
            engine: simulation.engine,
            cancel_hash: simulation.cancelHash,
            state: 'queued',
            draws_done: 0,
            queued: now(),
            started: null,
            finished: null,
            failure: null,
            result: null,
          })
          .execute()
        return 'entered'
      })
    },
    /** Takes up a simulation that waits, or one whose process died. */
    async begin(id: string): Promise<SimulationRow | undefined> {
      const { numUpdatedRows } = await db
        .updateTable('simulation')
        .set({ state: 'running', started: now(), draws_done: 0 })
        .where('id', '=', id)
        .where('state', 'in', ACTIVE)
        .executeTakeFirst()
      return numUpdatedRows === 0n ? undefined : await readOne(id)
    },
    /** @returns whether it is still to go on. */
    async report(id: string, drawsDone: number): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('simulation')
        .set({ draws_done: drawsDone })
        .where('id', '=', id)
        .where('state', '=', 'running')
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    async finish(id: string, result: SimulationResult): Promise<void> {
      await db
        .updateTable('simulation')
        .set(({ ref }) => ({
          state: 'done',
          finished: now(),
          draws_done: ref('draws'),
          result: JSON.stringify(result),
        }))
        .where('id', '=', id)
        .where('state', '=', 'running')
        .execute()
    },
    async fail(id: string, failure: string): Promise<void> {
      await db
        .updateTable('simulation')
        .set({ state: 'failed', finished: now(), failure, result: null })
        .where('id', '=', id)
        .where('state', 'in', [...ACTIVE, 'done'])
        .execute()
    },
    async cancel(id: string): Promise<void> {
      await db
        .updateTable('simulation')
        .set({ state: 'cancelled', finished: now() })
        .where('id', '=', id)
        .where('state', 'in', ACTIVE)
        .execute()
    },
    /** Those that wait, and those that a stopped or killed program left running. */
    async requeue(): Promise<readonly string[]> {
      const rows = await db
        .updateTable('simulation')
        .set({ state: 'queued', started: null, draws_done: 0 })
        .where('state', 'in', ACTIVE)
        .returning('id')
        .execute()
      return rows.map(({ id }) => id)
    },
    /** Forgets finished simulations beyond the newest. @returns those forgotten. */
    async forget(keep: number): Promise<readonly string[]> {
      const rows = await db
        .deleteFrom('simulation')
        .where('id', 'in', (select) =>
          select
            .selectFrom('simulation')
            .select('id')
            .where('state', 'not in', ACTIVE)
            .orderBy('queued', 'desc')
            .offset(keep),
        )
        .returning('id')
        .execute()
      return rows.map(({ id }) => id)
    },
  }
}

const Selection = EstimateSelection.omit({ simulation: true })

const readRow = (row: Selectable<CorridorDatabase['simulation']>): SimulationRow => ({
  id: row.id,
  estimateKey: row.estimate_key,
  selection: Selection.parse(row.selection),
  draws: row.draws,
  seed: Number(row.seed),
  errors: StockErrors.parse(row.errors),
  usualErrors: row.usual_errors,
  vintage: row.vintage,
  engine: row.engine,
  state: row.state,
  drawsDone: row.draws_done,
  cancelHash: row.cancel_hash,
  queued: row.queued,
  started: row.started,
  finished: row.finished,
  failure: row.failure,
  result: row.result === null ? null : SimulationResult.parse(row.result),
})
