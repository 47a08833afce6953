import { type AreaCode, DomainError } from '@corridor/kernel'
import { sum } from '@corridor/numeric'
import { balanceFlowAccounts } from '../balanceFlowAccounts.ts'
import { allocateFlows, estimateFlows } from '../estimateFlows.ts'
import { planOf } from '../methodPlans.ts'
import type { FlowEstimate, FlowInput, FlowOptions, StockTableName } from '../types.ts'
import { DrawRecorder } from './DrawRecorder.ts'
import { type DrawnStocks, type DrawSettings, drawStocks } from './drawStocks.ts'
import type { FailedDraw, FlowDraws, FlowGrouping } from './FlowDraws.ts'
import type { StockErrorModel } from './StockErrorModel.ts'

export interface Simulation extends DrawSettings {
  readonly model: StockErrorModel
  /** Draws of the whole simulation, 100 to 100,000. */
  readonly draws: number
  /** First and last draw to make here, counted from 0; all of them when left out. */
  readonly firstDraw?: number
  readonly lastDraw?: number
  /** Groupings of which the flows between groups are wanted as well. */
  readonly groupings?: readonly FlowGrouping[]
}

const FEWEST_DRAWS = 100
const MOST_DRAWS = 100_000

/**
 * A simulation that is made draw by draw, so that its owner can answer others, show progress and
 * stop in between.
 *
 * Every draw starts its balancing from the point estimate and from nothing else, so a draw is the
 * same whichever others are made with it. A draw without a solution is kept as failed, with its
 * reason.
 *
 * @throws {DomainError} those of `estimateFlows` on the given input, `relativeErrorsOf` and
 * `drawStocks`; `bad_option` for a number of draws or range that is none.
 * @remarks About 35 ms a draw of the world table with `closed-minimum` (bench/flowsUncertainty.ts).
 * A warm start in the options is not used: results would depend on it in their last bits.
 * @example
 * const simulator = new FlowSimulator(input, { method: 'closed-minimum' }, { model, draws: 1000, seed: 1 })
 * while (simulator.advance()) await somethingElse()
 * const draws = simulator.finish()
 */
export class FlowSimulator {
  readonly point: FlowEstimate
  readonly #simulation: Simulation
  readonly #options: FlowOptions
  readonly #drawStocks: (draw: number) => DrawnStocks
  readonly #recorder: DrawRecorder
  readonly #first: number
  readonly #last: number
  readonly #settings: string
  readonly #failed: FailedDraw[] = []
  readonly #floors = new Map<string, { area: AreaCode; table: StockTableName; draws: number }>()
  #relaxed = 0
  #next: number

  constructor(input: FlowInput, options: FlowOptions, simulation: Simulation) {
    const { warmStart: _, ...cold } = options
    const start = estimatePoint(input, cold)
    this.point = start.point
    this.#simulation = simulation
    this.#options = {
      ...start.options,
      whenInfeasible: options.whenInfeasible === 'relax' ? 'relax' : 'stop',
      ...(this.point.duals !== null && { warmStart: this.point.duals }),
    }
    this.#drawStocks = drawStocks(start.input, simulation.model, simulation)
    ;[this.#first, this.#last] = rangeOf(simulation)
    this.#next = this.#first
    this.#recorder = new DrawRecorder(this.point, simulation.groupings ?? [], this.#length)
    this.#settings = describeSettings(this.point, simulation)
  }

  get #length(): number {
    return this.#last - this.#first + 1
  }

  /** Draws made so far and to be made here. */
  get progress(): { readonly done: number; readonly of: number } {
    return { done: this.#next - this.#first, of: this.#length }
  }

  /** Makes one draw; false when there was none left to make. */
  advance(): boolean {
    if (this.#next > this.#last) return false
    const draw = this.#next++
    const { input, floors } = this.#drawStocks(draw)
    for (const { area, table } of floors) {
      const key = `${area} ${table}`
      const cell = this.#floors.get(key) ?? { area, table, draws: 0 }
      cell.draws++
      this.#floors.set(key, cell)
    }
    const estimate = this.#estimate(draw, input)
    if (estimate === null) return true
    if (estimate.diagnostics.balancing.some(({ relaxed }) => relaxed)) this.#relaxed++
    this.#recorder.add(draw, estimate)
    return true
  }

  #estimate(draw: number, input: FlowInput): FlowEstimate | null {
    try {
      return estimateFlows(input, this.#options)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      this.#failed.push({ draw, code: error.code, message: error.message })
      return null
    }
  }

  /**
   * What was drawn; the simulator is spent after it.
   *
   * @throws {DomainError} `bad_request` when draws are left to make.
   */
  finish(): FlowDraws {
    if (this.#next <= this.#last) {
      throw new DomainError(
        'bad_request',
        `draws ${this.#next} to ${this.#last} are still to be made`,
      )
    }
    const { areas, method, persons, total, types } = this.point
    return {
      method,
      areas,
      settings: this.#settings,
      draws: this.#simulation.draws,
      firstDraw: this.#first,
      lastDraw: this.#last,
      failed: this.#failed,
      relaxed: this.#relaxed,
      floors: [...this.#floors.values()],
      point: {
        persons,
        total,
        types: types && {
          outward: sum(types.outward),
          return: sum(types.return),
          transit: sum(types.transit),
        },
      },
      ...this.#recorder.finish(),
    }
  }
}

/** The point estimate with the input and options over the areas it was made for. */
function estimatePoint(input: FlowInput, options: FlowOptions) {
  if (planOf(options.method).accounting === null) {
    return { point: estimateFlows(input, options), input, options }
  }
  const run = balanceFlowAccounts(input, options)
  return { point: allocateFlows(run), input: run.input, options: run.options }
}

function rangeOf({ draws, firstDraw = 0, lastDraw = draws - 1 }: Simulation): [number, number] {
  if (!(Number.isInteger(draws) && draws >= FEWEST_DRAWS && draws <= MOST_DRAWS)) {
    throw new DomainError(
      'bad_option',
      `${draws} draws; give ${FEWEST_DRAWS} to ${MOST_DRAWS}, fewer say nothing about the ends`,
      { draws },
    )
  }
  const whole = Number.isInteger(firstDraw) && Number.isInteger(lastDraw)
  if (whole && firstDraw >= 0 && firstDraw <= lastDraw && lastDraw < draws) {
    return [firstDraw, lastDraw]
  }
  throw new DomainError(
    'bad_option',
    `draws ${firstDraw} to ${lastDraw} are no part of draws 0 to ${draws - 1}`,
    { firstDraw, lastDraw, draws },
  )
}

/** What parts of one simulation must have in common, as text. */
function describeSettings(point: FlowEstimate, simulation: Simulation): string {
  const { model, draws, seed, dates, sex, groupings } = simulation
  return JSON.stringify([
    point.method,
    point.total,
    point.areas,
    [seed, draws, dates ?? null, sex ?? 'both'],
    model,
    groupings ?? [],
  ])
}
