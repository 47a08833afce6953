/** A column of codes, each code held once: observation `i` has `codes[positions[i]]`. */
export interface EncodedColumn {
  readonly codes: readonly string[]
  readonly positions: ArrayLike<number>
}

/** Each different code once, sorted, and the place of every entry's code among them. */
export function encodeColumn(column: readonly string[]): EncodedColumn {
  const codes = [...new Set(column)].sort()
  const positionOf = new Map(codes.map((code, position) => [code, position]))
  const positions = new Int32Array(column.length)
  for (let i = 0; i < column.length; i++) positions[i] = positionOf.get(column[i]!)!
  return { codes, positions }
}
