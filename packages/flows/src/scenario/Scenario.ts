import type { AreaCode } from '@corridor/kernel'
import type { StockTableName } from '../types.ts'

/** A stock, or births or deaths, put in place of the given figure. Persons. */
export type FigureEdit =
  | {
      readonly table: StockTableName
      readonly origin: AreaCode
      readonly destination: AreaCode
      readonly persons: number
    }
  | { readonly area: AreaCode; readonly births: number }
  | { readonly area: AreaCode; readonly deaths: number }

/** The foreign-born of one destination at one date, from another source. Persons. */
export interface DestinationTable {
  readonly table: StockTableName
  readonly destination: AreaCode
  readonly rows: readonly { readonly origin: AreaCode; readonly persons: number }[]
  /** What becomes of the origins that the table does not name. */
  readonly others: 'keep' | 'zero'
}

/** Changes to the input of an estimate: the tables first, then the edits, each in their order. */
export interface ScenarioChanges {
  readonly nationalTables: readonly DestinationTable[]
  readonly edits: readonly FigureEdit[]
}

/** What one change did. Persons. */
export interface AppliedChange {
  /** Birthplace of a stock; null for births and deaths. */
  readonly origin: AreaCode | null
  /** Residence of a stock, or the area of births and deaths. */
  readonly area: AreaCode
  readonly figure: 'stock-start' | 'stock-end' | 'births' | 'deaths'
  readonly before: number
  readonly after: number
}
