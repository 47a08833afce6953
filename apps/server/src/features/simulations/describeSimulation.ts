import { type Simulation, StockErrors } from '@corridor/contract'
import type { SimulationRow } from './simulationStore.ts'

/** A simulation as it is told to who asks. */
export const describeSimulation = (row: SimulationRow): Simulation => ({
  id: row.id,
  state: row.state,
  progress: row.state === 'done' ? 1 : Math.min(row.drawsDone / row.draws, 1),
  drawsDone: row.drawsDone,
  selection: row.selection,
  draws: row.draws,
  seed: row.seed,
  errors: row.errors,
  usualErrors: row.usualErrors,
  vintage: row.vintage,
  engine: row.engine,
  queuedAt: row.queued.toISOString(),
  startedAt: row.started?.toISOString() ?? null,
  finishedAt: row.finished?.toISOString() ?? null,
  failure: row.failure,
  result: row.result,
})

/** Whether nobody has changed what the product assumes about the stocks. */
export function hasUsualErrors(errors: StockErrors): boolean {
  return JSON.stringify(sorted(errors)) === JSON.stringify(sorted(StockErrors.parse({})))
}

/** The same errors in one order, so that the same ones have one text. */
export const sorted = (errors: StockErrors) => ({
  relativeErrorByClass: Object.entries(errors.relativeErrorByClass).toSorted(byName),
  correlationBetweenDates: errors.correlationBetweenDates,
  classOverrides: Object.entries(errors.classOverrides).toSorted(byName),
})

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : 1
