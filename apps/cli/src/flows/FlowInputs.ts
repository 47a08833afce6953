import type { AreaExclusion, CompositeArea, FlowInput, FlowOptions } from '@corridor/flows'
import type { AreaCode, Period, Sex } from '@corridor/kernel'

/** What an estimate is made from, wherever it was read. */
export interface FlowInputs {
  readonly input: FlowInput
  /** Weights of the pairs in the order of the input's areas; null without. */
  readonly offset: Float64Array | null
  /** Names the vintages, for example `un-ims-2020 + un-wpp-2022`, or the files. */
  readonly vintage: string
  readonly period: Period | null
  readonly sex: Sex | null
  /** A reference of each source, with its checksum. */
  readonly sources: readonly object[]
  readonly excluded: readonly AreaExclusion[]
  readonly composites: readonly CompositeArea[]
  readonly notes: readonly string[]
  /** The English name of an area; null where none is known. */
  readonly nameOf: (code: string) => string | null
}

/** The regions of a grouping in their order. */
export interface RegionList {
  readonly regions: readonly string[]
  /** The English name of a region; null where none is known. */
  readonly nameOf: (region: string) => string | null
  readonly regionOf: (area: AreaCode) => string
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
