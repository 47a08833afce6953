/** One measured figure, with the budget it is held against. */
export interface BenchResult {
  readonly name: string
  readonly unit: string
  readonly value: number
  /** The most it may be; null where nothing was promised. */
  readonly budget: number | null
  readonly detail?: Readonly<Record<string, unknown>>
}
