import type { AreaCode } from '@corridor/kernel'
import type { FlowMethod } from '../methods.ts'
import type { FlowInput } from '../types.ts'

/** One of two estimates that are held against each other. */
export interface ComparedEstimate {
  readonly method: FlowMethod
  /** Names the vintages, for example "un-ims-2020 + un-wpp-2022". */
  readonly vintage: string
  readonly areas: readonly AreaCode[]
  /** Row-major, origin x destination. Persons. */
  readonly persons: Float64Array
  /** What it was made from; without it, reasons that lie in the figures are not found. */
  readonly input?: FlowInput
}

/** Why two estimates of one corridor differ, as far as it can be read off what they were made from. */
export type DifferenceReason =
  | { readonly kind: 'method'; readonly first: FlowMethod; readonly second: FlowMethod }
  /** The area is not part of one of the estimates. */
  | { readonly kind: 'area_missing'; readonly area: AreaCode; readonly from: 'first' | 'second' }
  /** Stock of persons born in one area and living in the other, which changed otherwise in the two. */
  | {
      readonly kind: 'stock_revised'
      readonly birthplace: AreaCode
      readonly residence: AreaCode
      readonly start: RevisedFigure
      readonly end: RevisedFigure
      readonly effect: number
    }
  /** Population change - births + deaths of the origin or destination. */
  | {
      readonly kind: 'net_migration_revised'
      readonly area: AreaCode
      readonly netMigration: RevisedFigure
      readonly effect: number
    }
  /** Population growth of the origin or destination, where births and deaths are not given. */
  | {
      readonly kind: 'population_revised'
      readonly area: AreaCode
      readonly start: RevisedFigure
      readonly end: RevisedFigure
      readonly effect: number
    }

/** A figure in both inputs. Persons. */
export interface RevisedFigure {
  readonly first: number
  readonly second: number
}
