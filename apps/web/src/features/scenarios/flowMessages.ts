import type {
  FlowEstimate,
  FlowInput,
  FlowIntervals,
  FlowOptions,
  StayersRange,
  StockErrorModel,
} from '@corridor/flows'
import type { ScenarioBody } from './scenarioChanges.ts'

/** How intervals are asked for. */
export interface SimulationSettings {
  /** Draws, 100 to 1,000 in a page. */
  readonly draws: number
  readonly seed: number
  readonly model: StockErrorModel
  /** The two years, which name the random numbers. */
  readonly dates: { readonly start: number; readonly end: number }
}

/** Which estimate is wanted. */
export interface FlowQuestion {
  /** Figures as published. */
  readonly input: FlowInput
  readonly options: FlowOptions
  /** The reader's changes to them; null for none. */
  readonly scenario: ScenarioBody | null
  /** Where the possible number of stayers is wanted, too. */
  readonly stayersAt?: StayersPlace | null
}

/** Born in one area, in the other at both dates. */
export interface StayersPlace {
  readonly birthplace: string
  readonly residence: string
}

/** What the page asks the worker. Answers carry the `id` of what was asked. */
export type FlowRequest =
  | ({ readonly kind: 'estimate'; readonly id: number } & FlowQuestion)
  | ({
      readonly kind: 'simulate'
      readonly id: number
      readonly settings: SimulationSettings
    } & FlowQuestion)
  | { readonly kind: 'cancel' }

/** Why there is no answer; `code` is one of the kernel's codes, or `unexpected`. */
export interface FlowProblem {
  readonly code: string
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
}

export type FlowReply =
  | {
      readonly kind: 'estimated'
      readonly id: number
      readonly estimate: FlowEstimate
      /** Whether it was computed from nothing but its input, as on the command line. */
      readonly settled: boolean
    }
  | {
      readonly kind: 'stayers'
      readonly id: number
      readonly at: StayersPlace
      readonly range: StayersRange
    }
  | { readonly kind: 'failed'; readonly id: number; readonly problem: FlowProblem }
  | {
      readonly kind: 'progress'
      readonly id: number
      readonly done: number
      readonly of: number
    }
  | { readonly kind: 'simulated'; readonly id: number; readonly intervals: FlowIntervals }
