import { DomainError } from '@corridor/kernel'
import type { EvidenceStore } from '../../evidence/index.ts'
import type { FlowAccountsStore } from '../flows/flowAccounts.ts'
import { prepareSimulation } from './prepareSimulation.ts'
import type { SimulationResult } from './SimulationResult.ts'
import { removeIntervals, writeIntervals } from './simulationFiles.ts'
import type { SimulationRow, SimulationStore } from './simulationStore.ts'
import { runSimulation } from './simulationThreads.ts'
import type { SimulationSummary } from './simulationWorker.ts'

/** The program may use both cores of a small machine; requests go first by priority. */
const THREADS = 2

const REPORT_EVERY_MS = 500

export interface SimulationRunParts {
  readonly store: SimulationStore
  readonly evidence: EvidenceStore
  readonly accounts: FlowAccountsStore
  readonly dataDir: string
  /** Finished simulations that are kept. */
  readonly kept: number
  readonly log: (message: string, details: Readonly<Record<string, unknown>>) => void
}

/** The simulations that this program computes, from their row to their result. */
export interface SimulationRuns {
  /** One simulation; what becomes of it is written into its row. */
  run(id: string): Promise<void>
  /** Ends one that runs here. */
  cancel(id: string): void
  /** Ends all of them; they are taken up again at the next start. */
  stop(): void
}

export function simulationRuns(parts: SimulationRunParts): SimulationRuns {
  const { store, evidence, accounts, dataDir, kept, log } = parts
  const running = new Map<string, AbortController>()

  const compute = async (row: SimulationRow, control: AbortController) => {
    const work = await prepareSimulation(evidence, accounts, row)
    let done = 0
    const reports = setInterval(() => {
      store.report(row.id, done).then(
        (goesOn) => goesOn || control.abort(CANCELLED),
        (error: unknown) => log('progress cannot be told', { id: row.id, error: String(error) }),
      )
    }, REPORT_EVERY_MS)
    try {
      return await runSimulation(work, {
        threads: THREADS,
        onProgress: (drawn) => {
          done = drawn
        },
        signal: control.signal,
      })
    } finally {
      clearInterval(reports)
    }
  }

  return {
    async run(id) {
      const control = new AbortController()
      // Known before the row says so: whoever sees it running can stop it.
      running.set(id, control)
      try {
        const row = await store.begin(id)
        if (row === undefined) return
        control.signal.throwIfAborted()
        const summary = await compute(row, control)
        control.signal.throwIfAborted()
        const checksum = await writeIntervals(dataDir, id, summary.tables)
        await store.finish(id, resultOf(row, summary, checksum))
        for (const old of await store.forget(kept)) await removeIntervals(dataDir, old)
      } catch (error) {
        // One that was stopped waits for the next start, which takes up what was running.
        if (error === CANCELLED || error === STOPPING) return
        log('a simulation failed', { id, error: String(error) })
        await store.fail(id, describeFailure(id, error))
      } finally {
        running.delete(id)
      }
    },
    cancel(id) {
      running.get(id)?.abort(CANCELLED)
    },
    stop() {
      for (const control of running.values()) control.abort(STOPPING)
    },
  }
}

const CANCELLED = new Error('cancelled')
const STOPPING = new Error('Corridor is stopping')

const describeFailure = (id: string, error: unknown): string =>
  error instanceof DomainError
    ? error.message
    : `Something went wrong on the server. Its log has the cause under simulation ${id}.`

function resultOf(
  row: SimulationRow,
  { total, usedDraws, withoutSolution, relaxedDraws, floors, corridors }: SimulationSummary,
  checksum: string,
): SimulationResult {
  const [lower, median, upper] = total.quantiles
  return {
    checksum,
    point: total.point,
    total: {
      level: 0.9,
      lower: lower!,
      median: median!,
      upper: upper!,
      mean: total.mean,
      bias: total.bias,
      draws: row.draws,
      usedDraws,
      seed: row.seed,
      simulation: row.id,
      errors: row.errors,
      usualErrors: row.usualErrors,
    },
    withoutSolution: [...withoutSolution],
    relaxedDraws,
    floors: [...floors],
    corridors,
  }
}
