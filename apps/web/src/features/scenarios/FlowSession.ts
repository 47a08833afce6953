import {
  applyScenario,
  type BalancingDuals,
  estimateFlows,
  type FlowEstimate,
  type FlowInput,
  type FlowOptions,
  FlowSimulator,
  knownStayersRange,
  prepareScenario,
  summariseDraws,
} from '@corridor/flows'
import type { FlowQuestion, FlowReply, FlowRequest } from './flowMessages.ts'
import { problemOf } from './flowProblem.ts'

type EstimateRequest = Extract<FlowRequest, { kind: 'estimate' }>
type SimulateRequest = Extract<FlowRequest, { kind: 'simulate' }>

/** Probabilities of the intervals' ends and middle. */
const INTERVAL_ENDS = [0.05, 0.5, 0.95] as const

/**
 * What happens inside the worker. Of estimates asked for in a row only the last is made. Each begins
 * from where the balancing of the one before ended, which is quick; when nobody asks for another, it
 * is made once more from nothing but its input, so that the figures that stay are those of the
 * command line, to the last bit.
 */
export class FlowSession {
  readonly #post: (reply: FlowReply) => void
  readonly #pause: () => Promise<void>
  #wanted: EstimateRequest | null = null
  #running = false
  #simulation: number | null = null
  #last: { readonly areas: string; readonly duals: BalancingDuals } | null = null

  /** @param pause gives way to messages that have come meanwhile. */
  constructor(post: (reply: FlowReply) => void, pause: () => Promise<void>) {
    this.#post = post
    this.#pause = pause
  }

  receive(request: FlowRequest): void {
    this.#simulation = null
    if (request.kind === 'estimate') {
      this.#wanted = request
      if (!this.#running) void this.#answer()
    } else if (request.kind === 'simulate') {
      this.#simulation = request.id
      void this.#simulate(request)
    }
  }

  async #answer(): Promise<void> {
    this.#running = true
    await this.#pause()
    while (this.#wanted !== null) {
      const request = this.#wanted
      this.#wanted = null
      const warm = this.#warmStart(request)
      if (warm !== null && this.#estimate(request, warm)) {
        await this.#pause()
        if (this.#wanted !== null) continue
      }
      this.#estimate(request, null)
      this.#tellStayers(request)
      await this.#pause()
    }
    this.#running = false
  }

  #warmStart({ input }: EstimateRequest): BalancingDuals | null {
    return this.#last !== null && this.#last.areas === keyOf(input) ? this.#last.duals : null
  }

  /** Whether it is done; a warm start that fails is not reported, the start from nothing decides. */
  #estimate(request: EstimateRequest, warmStart: BalancingDuals | null): boolean {
    const { id } = request
    try {
      const { input, options } = preparedOf(request)
      const estimate = estimateFlows(input, {
        ...options,
        ...(warmStart !== null && { warmStart }),
      })
      this.#remember(input, estimate)
      this.#post({ kind: 'estimated', id, estimate, settled: warmStart === null })
      return true
    } catch (error) {
      if (warmStart === null) this.#post({ kind: 'failed', id, problem: problemOf(error) })
      return false
    }
  }

  /** Tells how many can have stayed, also where the number typed has no result. */
  #tellStayers(request: EstimateRequest): void {
    const { id, input, options, scenario, stayersAt } = request
    if (stayersAt == null) return
    try {
      const changed = scenario === null ? input : applyScenario(input, scenario).input
      const warmStart = this.#warmStart(request)
      const range = knownStayersRange(
        changed,
        { ...options, ...(warmStart !== null && { warmStart }) },
        scenario?.constraints.fixedStayers ?? [],
        stayersAt,
      )
      this.#post({ kind: 'stayers', id, at: stayersAt, range })
    } catch {
      // What cannot be balanced has been told with the estimate.
    }
  }

  #remember(input: FlowInput, { duals, areas }: FlowEstimate): void {
    if (duals !== null && areas.length === input.areas.length) {
      this.#last = { areas: keyOf(input), duals }
    }
  }

  async #simulate(request: SimulateRequest): Promise<void> {
    const { id, settings } = request
    await this.#pause()
    try {
      const { input, options } = preparedOf(request)
      const simulator = new FlowSimulator(input, options, settings)
      while (this.#simulation === id && simulator.advance()) {
        this.#post({ kind: 'progress', id, ...simulator.progress })
        await this.#pause()
      }
      if (this.#simulation !== id) return
      const intervals = summariseDraws([simulator.finish()], { quantiles: INTERVAL_ENDS })
      this.#post({ kind: 'simulated', id, intervals })
    } catch (error) {
      this.#post({ kind: 'failed', id, problem: problemOf(error) })
    }
  }
}

/** Input and options with the reader's changes. @throws {DomainError} as `prepareScenario`. */
function preparedOf({ input, options, scenario }: FlowQuestion): {
  readonly input: FlowInput
  readonly options: FlowOptions
} {
  if (scenario === null) return { input, options }
  return prepareScenario(input, options, scenario)
}

const keyOf = ({ areas }: FlowInput): string => areas.join(' ')
