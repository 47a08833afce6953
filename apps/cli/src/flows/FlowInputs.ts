import type {
  AreaExclusion,
  CompositeArea,
  FlowEstimate,
  FlowInput,
  FlowOptions,
} from '@corridor/flows'
import type { AreaCode, Period, Sex } from '@corridor/kernel'
import type { EstimateRecord, Scenario } from '@corridor/server/flows'

/** What an estimate is made from, wherever it was read. */
export interface FlowInputs {
  readonly input: FlowInput
  /** Weights of the pairs in the order of the input's areas; null without. */
  readonly offset: Float64Array | null
  /** Names the vintages, for example `un-ims-2020 + un-wpp-2022`, or the files. */
  readonly vintage: string
  /** The releases; null for tables of the user's own. */
  readonly stocks: string | null
  readonly demography: string | null
  readonly period: Period | null
  readonly sex: Sex | null
  readonly excluded: readonly AreaExclusion[]
  readonly composites: readonly CompositeArea[]
  /** What was read otherwise than a reader of the files would expect. */
  readonly notes: readonly string[]
  /** The English name of an area; null where none is known. */
  readonly nameOf: (code: AreaCode) => string | null
  /** What stands beside the flows: method, vintage, sources with checksums, diagnostics. */
  readonly describe: (estimate: FlowEstimate) => EstimateDescription
  /** The reproducibility file; null for tables of the user's own, which nobody else has. */
  readonly record: ((run: RecordedRun) => EstimateRecord) | null
  /** The class of each destination's source, for errors in the stocks. */
  readonly stockClasses: () => Promise<Readonly<Record<AreaCode, string>>>
  /** Why an area is not in an estimate made from this. */
  readonly explainAbsence: (estimate: FlowEstimate, area: AreaCode) => string
}

export type EstimateDescription = Readonly<Record<string, unknown>> & {
  readonly total: number
  readonly method: string
  readonly vintage: string
}

/** An estimate that is to be recorded, with what the engine was given. */
export interface RecordedRun {
  readonly input: FlowInput
  readonly estimate: FlowEstimate
  readonly scenario: Scenario | null
}

/** Options of the engine as they stand on the command line; what is left out is for the engine. */
export interface ModelOptions {
  readonly weight?: number
  readonly whenInfeasible?: NonNullable<FlowOptions['whenInfeasible']>
  readonly births?: NonNullable<FlowOptions['births']>
  readonly deaths?: NonNullable<FlowOptions['deaths']>
  readonly globalMatch?: NonNullable<FlowOptions['globalMatch']>
  readonly integerNativeBorn?: boolean
}
