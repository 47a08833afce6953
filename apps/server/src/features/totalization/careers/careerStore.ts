import { type CareerModel, CareerModelSchema, type SimulatedCareers } from '@corridor/totalization'
import type pg from 'pg'
import { addJob } from '../../../jobs/jobQueue.ts'

export const CAREER_TASK = 'career-simulation'

export interface CareerRow {
  readonly id: string
  readonly model: CareerModel
  readonly careers: number
  readonly seed: number
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly careersDone: number
  readonly sums: SimulatedCareers | null
  readonly cancelHash: string
  readonly queued: Date
  readonly finished: Date | null
  readonly failure: string | null
}

/** Waiting or under way. */
const ACTIVE = `state in ('queued', 'running')`

const KEPT = 50

export type CareerStore = ReturnType<typeof careerStore>

/** The only reader and writer of simulations of careers. */
export function careerStore(pool: pg.Pool, now: () => Date) {
  return {
    async find(id: string): Promise<CareerRow | null> {
      const { rows } = await pool.query('select * from career_simulation where id = $1', [id])
      return rows[0] === undefined ? null : readRow(rows[0])
    },
    /** Those that wait or run, the oldest first. */
    async active(): Promise<readonly string[]> {
      const { rows } = await pool.query<{ id: string }>(
        `select id from career_simulation where ${ACTIVE} order by queued, id`,
      )
      return rows.map(({ id }) => id)
    },
    /** Enters one unless too many wait, and forgets the oldest. @returns whether it was entered. */
    async enter(
      row: Pick<CareerRow, 'id' | 'model' | 'careers' | 'seed' | 'cancelHash'>,
      most: number,
    ): Promise<boolean> {
      return await inTransaction(pool, async (client) => {
        // Counted and entered by one asker at a time.
        await client.query('lock table career_simulation in share row exclusive mode')
        const { rows } = await client.query<{ count: string }>(
          `select count(*) from career_simulation where ${ACTIVE}`,
        )
        if (Number(rows[0]!.count) >= most) return false
        await client.query(
          `delete from career_simulation where not ${ACTIVE} and id not in
             (select id from career_simulation order by queued desc limit $1)`,
          [KEPT],
        )
        await client.query(
          `insert into career_simulation
             (id, model, careers, seed, state, careers_done, cancel_hash, queued)
           values ($1, $2, $3, $4, 'queued', 0, $5, $6)`,
          [row.id, JSON.stringify(row.model), row.careers, String(row.seed), row.cancelHash, now()],
        )
        await addNext(client, row.id)
        return true
      })
    },
    /**
     * Enters the sums up to a career and has the next part run; nothing where it was cancelled, or
     * where another entered that part.
     */
    async advance(row: CareerRow, to: number, sums: SimulatedCareers): Promise<void> {
      await inTransaction(pool, async (client) => {
        const isDone = to >= row.careers
        const { rowCount } = await client.query(
          `update career_simulation
           set careers_done = $3, sums = $4, state = $5, finished = $6
           where id = $1 and careers_done = $2 and ${ACTIVE}`,
          [
            row.id,
            row.careersDone,
            to,
            JSON.stringify(sums),
            isDone ? 'done' : 'running',
            isDone ? now() : null,
          ],
        )
        if (rowCount === 1 && !isDone) await addNext(client, row.id)
      })
    },
    async end(id: string, state: 'failed' | 'cancelled', failure: string | null): Promise<void> {
      await pool.query(
        `update career_simulation set state = $2, failure = $3, finished = $4
         where id = $1 and ${ACTIVE}`,
        [id, state, failure, now()],
      )
    },
    /** Has those that a stopped or killed program left run again. */
    async takeUp(): Promise<void> {
      for (const id of await this.active()) await addNext(pool, id)
    },
  }
}

const addNext = (client: Pick<pg.Pool, 'query'>, id: string): Promise<void> =>
  addJob(client, { task: CAREER_TASK, payload: { id }, key: `${CAREER_TASK}:${id}`, attempts: 3 })

async function inTransaction<Result>(
  pool: pg.Pool,
  run: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await run(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

// biome-ignore lint/suspicious/noExplicitAny: a row of the driver; written by this file alone
const readRow = (row: any): CareerRow => ({
  id: row.id,
  model: CareerModelSchema.parse(row.model) as CareerModel,
  careers: row.careers,
  seed: Number(row.seed),
  state: row.state,
  careersDone: row.careers_done,
  sums: row.sums,
  cancelHash: row.cancel_hash,
  queued: row.queued,
  finished: row.finished,
  failure: row.failure,
})
