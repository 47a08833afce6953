/** The two stock tables at one stage of the accounting; row-major, birthplace x residence. Persons. */
export interface TablePair {
  readonly start: Float64Array
  readonly end: Float64Array
}

/** Multiplies one column of a square row-major table, in place. */
export function scaleColumn(
  table: Float64Array,
  column: number,
  size: number,
  factor: number,
): void {
  for (let cell = column; cell < table.length; cell += size) table[cell]! *= factor
}
