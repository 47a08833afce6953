/** Counts of people up to this are not shown. */
export const LARGEST_SMALL = 4

/** A count that says of somebody: too few to be shown. */
export const isSmall = (count: number): boolean => count >= 1 && count <= LARGEST_SMALL

/**
 * Which parts of a published total are not shown: the small ones, and where the rest would tell
 * them the smallest other one. What is left out together is never small either, and never as many
 * persons as parts, which would tell that each is one.
 *
 * @param parts counts of people; zeros are always shown.
 * @returns one flag a part; null where no pattern is safe, so that no part can be shown at all.
 * @remarks Every part that is left out beside the small ones is at least 5, so that one is always
 * enough, and the smallest one leaves out the fewest people.
 * @example suppressLine([3, 8, 20, 0]) // => [true, true, false, false]
 */
export function suppressLine(parts: readonly number[]): readonly boolean[] | null {
  const hidden = parts.map(isSmall)
  const small = parts.filter(isSmall)
  if (small.length === 0) return hidden
  const sum = small.reduce((total, part) => total + part, 0)
  if (small.length > 1 && sum > LARGEST_SMALL && sum > small.length) return hidden
  let best = -1
  parts.forEach((part, at) => {
    if (part > LARGEST_SMALL && (best < 0 || part < parts[best]!)) best = at
  })
  if (best < 0) return null
  hidden[best] = true
  return hidden
}
