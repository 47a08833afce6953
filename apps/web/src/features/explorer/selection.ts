/** What of a table is chosen: codes of each dimension in the order of keys, and a span of years. */
export interface Selection {
  /** No code means all codes of the dimension. */
  readonly codes: readonly (readonly string[])[]
  readonly from: number | null
  readonly to: number | null
}

/**
 * A key of REST 2 as codes of each dimension: parts by dots, `*` or nothing for all, codes of a part
 * joined by `+`. Parts left out at the end are all; parts too many are passed over.
 *
 * @example
 * parseKey('A.*.NPL+IND', 4) // => [['A'], [], ['IND', 'NPL'], []]
 */
export function parseKey(text: string, dimensions: number): readonly (readonly string[])[] {
  const parts = text.split('.')
  return Array.from({ length: dimensions }, (_, place) => {
    const part = parts[place] ?? ''
    // A plus sign that nobody encoded comes out of an address as a space.
    return part === '' || part === '*' ? [] : sortedCodes(part.split(/[+ ]/))
  })
}

/** The one key that says the same: codes in order, parts that are all left out at the end. */
export function writeKey(codes: readonly (readonly string[])[]): string {
  const parts = codes.map((own) => (own.length === 0 ? '*' : sortedCodes(own).join('+')))
  while (parts.length > 1 && parts.at(-1) === '*') parts.pop()
  return parts.join('.')
}

/** Each code once, in one order, without what a key cannot hold. */
export const sortedCodes = (codes: readonly string[]): readonly string[] =>
  [...new Set(codes)].filter((code) => /^[A-Za-z0-9_@$-]+$/.test(code)).sort()

/** Chooses other codes for one dimension. */
export const withCodes = (
  selection: Selection,
  place: number,
  codes: readonly string[],
): Selection => ({
  ...selection,
  codes: selection.codes.map((own, index) => (index === place ? sortedCodes(codes) : own)),
})
