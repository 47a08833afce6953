import { Logger, type Runner, run } from 'graphile-worker'
import type pg from 'pg'

/** Runs simulations one after the other, also those of before a restart. */
export interface SimulationQueue {
  /** Asks for a simulation; asking twice is asking once. */
  add(id: string): Promise<void>
  open(): Promise<void>
  /** Waits for the one that runs; stop it first. */
  close(): Promise<void>
}

const TASK = 'simulate'

/**
 * The queue in PostgreSQL (graphile-worker).
 *
 * A job of a killed program keeps its lock for hours; asking again under the same key replaces it,
 * and the table `simulation` says whether there is still something to do.
 */
export const postgresQueue =
  (pool: pg.Pool, log: (message: string, details: Readonly<Record<string, unknown>>) => void) =>
  (task: (id: string) => Promise<void>): SimulationQueue => {
    let runner: Promise<Runner> | null = null
    const early = new Set<string>()
    const add = async (id: string, opened: Promise<Runner>): Promise<void> => {
      await (await opened).addJob(
        TASK,
        { id },
        { jobKey: id, jobKeyMode: 'replace', maxAttempts: 1 },
      )
    }
    return {
      async open() {
        runner ??= run({
          pgPool: pool,
          concurrency: 1,
          noHandleSignals: true,
          // Notices tell of new jobs at once; this finds those whose notice was lost.
          pollInterval: 5_000,
          logger: new Logger(() => (level, message) => {
            if (level === 'error' || level === 'warning') log('simulation queue', { message })
          }),
          taskList: {
            [TASK]: async (payload) => await task((payload as { readonly id: string }).id),
          },
        })
        await runner
        for (const id of early) await add(id, runner)
        early.clear()
      },
      async add(id) {
        if (runner === null) early.add(id)
        else await add(id, runner)
      },
      async close() {
        const opened = await runner?.catch(() => null)
        runner = null
        await opened?.stop()
      },
    }
  }
