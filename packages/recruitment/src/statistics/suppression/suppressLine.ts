import { type DisclosureRule, suppressCells } from '@corridor/disclosure'

/**
 * Which parts of a published total are not shown: the small ones, and where the rest would tell them
 * the smallest others that keep them apart.
 *
 * @param parts counts of people; zeros are always shown.
 * @returns one flag a part; null where no pattern is safe, so that no part can be shown at all.
 * @example suppressLine([3, 8, 20, 0], USUAL_RULE) // => [true, true, false, false]
 */
export function suppressLine(
  parts: readonly number[],
  rule: DisclosureRule,
): readonly boolean[] | null {
  const total = parts.reduce((sum, part) => sum + part, 0)
  const pattern = suppressCells(
    {
      counts: [total, ...parts],
      relations: [{ total: 0, parts: parts.map((_, at) => at + 1) }],
      isFixed: (cell) => cell === 0,
    },
    rule,
  )
  return pattern === null ? null : pattern.hidden.slice(1)
}
