import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import {
  type FlowDraws,
  type FlowGrouping,
  type FlowInput,
  type FlowOptions,
  FlowSimulator,
  type Interval,
  type Simulation,
  summariseDraws,
  transferablesOf,
} from '@corridor/flows'
import { DomainError, type DomainErrorCode } from '@corridor/kernel'
import { areaRegionBounds } from './areaRegionBounds.ts'
import { intervalTables, PROBABILITIES } from './IntervalTables.ts'

/** A question to the thread: make some of the draws, or put all of them together. */
export type SimulationTask =
  | {
      readonly kind: 'draw'
      readonly input: FlowInput
      readonly options: FlowOptions
      readonly simulation: Simulation
    }
  | {
      readonly kind: 'summarise'
      readonly parts: readonly FlowDraws[]
      readonly groupings: readonly FlowGrouping[]
    }

/** What a simulation comes to, but for the intervals, which are in `tables` as JSON. */
export interface SimulationSummary {
  readonly tables: string
  readonly total: Interval
  readonly corridors: number
  readonly usedDraws: number
  readonly relaxedDraws: number
  readonly withoutSolution: readonly { readonly code: string; readonly draws: number }[]
  readonly floors: readonly {
    readonly area: string
    readonly table: 'start' | 'end'
    readonly draws: number
  }[]
}

export type SimulationReply =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'draws'; readonly draws: FlowDraws }
  | { readonly kind: 'summary'; readonly summary: SimulationSummary }
  | {
      readonly kind: 'refused'
      readonly code: DomainErrorCode
      readonly message: string
      readonly details: Readonly<Record<string, unknown>>
    }
  | { readonly kind: 'failed'; readonly stack: string }

/** Answers to ordinary requests go first. */
const BACKGROUND_PRIORITY = 10

const PROGRESS_EVERY_MS = 200

// Elsewhere the priority would be that of the whole program.
if (process.platform === 'linux') {
  try {
    setPriority(0, BACKGROUND_PRIORITY)
  } catch {
    // A system that does not allow it gives both the same priority.
  }
}

parentPort?.on('message', (task: SimulationTask) => {
  try {
    if (task.kind === 'draw') draw(task)
    else tell({ kind: 'summary', summary: summarise(task) })
  } catch (error) {
    if (error instanceof DomainError) {
      const { code, message, details } = error
      tell({ kind: 'refused', code, message, details })
    } else {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
      tell({ kind: 'failed', stack })
    }
  }
})

const tell = (reply: SimulationReply): void => parentPort?.postMessage(reply)

function draw({
  input,
  options,
  simulation,
}: Extract<SimulationTask, { readonly kind: 'draw' }>): void {
  const simulator = new FlowSimulator(input, options, simulation)
  let told = performance.now()
  while (simulator.advance()) {
    if (performance.now() - told < PROGRESS_EVERY_MS) continue
    told = performance.now()
    tell({ kind: 'progress', done: simulator.progress.done })
  }
  tell({ kind: 'progress', done: simulator.progress.of })
  const draws = simulator.finish()
  const buffers = new Set(transferablesOf(draws).filter((buffer) => buffer instanceof ArrayBuffer))
  parentPort?.postMessage({ kind: 'draws', draws } satisfies SimulationReply, [...buffers])
}

function summarise({
  parts,
  groupings,
}: Extract<SimulationTask, { readonly kind: 'summarise' }>): SimulationSummary {
  const intervals = summariseDraws(parts, { quantiles: PROBABILITIES })
  const reasons = new Map<string, number>()
  for (const { code } of intervals.draws.failed) reasons.set(code, (reasons.get(code) ?? 0) + 1)
  return {
    tables: JSON.stringify(intervalTables(intervals, areaRegionBounds(parts, groupings))),
    total: intervals.total,
    corridors: intervals.cells.length,
    usedDraws: intervals.draws.used,
    relaxedDraws: intervals.draws.relaxed,
    withoutSolution: [...reasons].map(([code, draws]) => ({ code, draws })),
    floors: intervals.draws.floors,
  }
}
