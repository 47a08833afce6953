/** What a table is broken down by. */
export interface TableDimension {
  readonly id: string
  /**
   * In any order. A code with codes below it is their sum; a code without a parent is a total of the
   * dimension, or stands by itself where nothing is below it.
   */
  readonly codes: readonly { readonly id: string; readonly parent?: string }[]
}

/** Counts of people (or of whatever few of which tell of somebody) by any number of dimensions. */
export interface CountTable {
  readonly dimensions: readonly TableDimension[]
  /**
   * The counts, one code a dimension. What is not given is nobody where nothing is below its codes, and
   * otherwise the sum; a sum that is given must be right.
   */
  readonly counts: readonly TableCount[]
  /**
   * What is published, each as the dimensions told apart, where all others are in total: several tables
   * of the same counts. All of it where left out.
   */
  readonly publish?: readonly (readonly string[])[]
  /** Keys of cells that are public already, such as a total of another release: they are shown. */
  readonly fixed?: readonly (readonly string[])[]
}

export interface TableCount {
  readonly key: readonly string[]
  readonly count: number
}
