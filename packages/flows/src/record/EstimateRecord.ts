import type { AreaCode, Period, Sex } from '@corridor/kernel'
import type { KnownFlow } from '../KnownFlow.ts'
import type { FlowMethod } from '../methods.ts'
import type { StockErrorModel } from '../uncertainty/StockErrorModel.ts'
import type { JsonValue } from './canonicalJson.ts'

export const RECORD_FORMAT = 'corridor-estimate'
export const RECORD_FORMAT_VERSION = 1

/**
 * Everything needed to make an estimate again and to say whether it is the same: plain JSON.
 * Checksums are those of `record/checksums.ts` with the hash function of the record.
 */
export interface EstimateRecord {
  readonly format: typeof RECORD_FORMAT
  readonly formatVersion: typeof RECORD_FORMAT_VERSION
  /** `ENGINE_VERSION` of the engine that made it. */
  readonly engine: string
  /** Name of the hash function, for example `sha256`. */
  readonly hash: string
  readonly subject: RecordedSubject
  /** The releases or files the figures come from. */
  readonly sources: readonly RecordedSource[]
  /** How the figures were prepared from the sources: composites, edits; for whoever makes them again. */
  readonly preparation: JsonValue
  readonly input: RecordedInput
  readonly method: FlowMethod
  readonly options: RecordedOptions
  readonly result: RecordedResult
  /** Null where no intervals were made. */
  readonly simulation: RecordedSimulation | null
}

export interface RecordedSubject {
  /** Null where the figures are the user's own and name no period. */
  readonly period: Period | null
  readonly sex: Sex
}

export interface RecordedSource {
  /** What it gave: `stocks`, `demography`, `distances` and the like. */
  readonly role: string
  readonly id: string
  readonly checksum: string
}

export interface RecordedInput {
  /** How many. */
  readonly areas: number
  readonly checksum: string
  /** The figures themselves; null where the sources give them again. */
  readonly figures: RecordedFigures | null
}

/** An input written out. Persons. */
export interface RecordedFigures {
  readonly areas: readonly AreaCode[]
  /** Cells that are not empty: birthplace and residence by place, stock at the start and end. */
  readonly stocks: readonly (readonly [number, number, number, number])[]
  readonly births: readonly number[] | null
  readonly deaths: readonly number[] | null
  readonly netMigration: readonly number[] | null
}

/** Options that differ from the defaults; arrays by their cells or by checksum. */
export interface RecordedOptions {
  readonly pseudoBayesWeight?: number
  readonly whenInfeasible?: 'stop' | 'exclude' | 'relax'
  readonly births?: 'native' | 'proportion'
  readonly deaths?: 'proportion' | 'accounting'
  readonly globalMatch?: 'before' | 'after'
  readonly integerNativeBorn?: boolean
  readonly knownFlows?: readonly KnownFlow[]
  /** Birthplace and residence by place, persons; what the other cells are, `otherStayers` says. */
  readonly fixedStayers?: readonly (readonly [number, number, number])[]
  /** As many as the accounts allow; nobody where this is absent. */
  readonly otherStayers?: 'most'
  /** Of the weights; what they were made from is said in words or parameters. */
  readonly offset?: { readonly checksum: string; readonly made: JsonValue }
}

export interface RecordedResult {
  /** Areas of the result: those of the input but for the ones left out. */
  readonly areas: readonly AreaCode[]
  readonly total: number
  readonly checksum: string
  /** First 16 digits of the checksum of each origin's row, to say where a difference lies. */
  readonly origins: readonly string[]
}

export interface RecordedSimulation {
  readonly model: StockErrorModel
  readonly draws: number
  readonly seed: number
  readonly dates: { readonly start: number; readonly end: number } | null
  readonly sex: Sex
  readonly probabilities: readonly number[]
  readonly groupings: readonly {
    readonly name: string
    readonly groupOf: Readonly<Record<AreaCode, string | null>>
  }[]
  readonly used: number
  readonly checksum: string
}
