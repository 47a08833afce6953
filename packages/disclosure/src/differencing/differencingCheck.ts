import { auditCells } from '../audit/auditCells.ts'
import { type DisclosureRule, isSmallCount, USUAL_RULE } from '../primary/DisclosureRule.ts'

/** A question for how many there are in some of the finest groups. */
export interface SumQuery {
  /** Places of the groups. */
  readonly groups: readonly number[]
}

export type DifferencingAnswer =
  | { readonly kind: 'answered'; readonly count: number }
  /** With what was answered before it would tell of too few. */
  | { readonly kind: 'refused' }

/**
 * Answers a question for a count unless together with all earlier answers it would let a small count be
 * computed, or known to within less than the threshold.
 *
 * Groups that no question tells apart are taken as one. Every one of them that is small must keep an
 * interval at least as wide as the threshold. Then no set of groups whose count `s` follows from the
 * answers has `1 <= s < threshold`: a group in it that is not empty would be small and between 0 and
 * `s`, an interval narrower than the threshold.
 *
 * @param counts of the finest groups, which do not overlap.
 * @param answered questions answered earlier, to anybody.
 * @returns `refused` tells by itself that an answer would be telling; where that matters, publish a
 *   protected table and answer from it (`answerSum`), which decides without looking at the question.
 * @remarks An audit over all questions: for tens of questions, not for thousands.
 * @example
 * differencingCheck([40, 2, 31], [{ groups: [0, 1, 2] }], { groups: [0, 2] })
 * // => refused: 73 - 71 would tell of two
 */
export function differencingCheck(
  counts: readonly number[],
  answered: readonly SumQuery[],
  next: SumQuery,
  rule: DisclosureRule = USUAL_RULE,
): DifferencingAnswer {
  const queries = [...answered, next].map(({ groups }) => new Set(groups))
  const classes = Map.groupBy(counts.keys(), (group) =>
    queries.map((asked) => (asked.has(group) ? '1' : '0')).join(''),
  )
  const members = [...classes.keys()]
  const joined = members.map((member) =>
    classes.get(member)!.reduce((sum, group) => sum + counts[group]!, 0),
  )
  const sums = queries.map((_, at) =>
    joined.reduce((sum, count, one) => sum + (members[one]![at] === '1' ? count : 0), 0),
  )
  const width = (cell: number) =>
    cell < joined.length && isSmallCount(joined[cell]!, rule) ? rule.threshold : 0
  const found = auditCells(
    {
      figures: [...joined.map(() => null), ...sums],
      relations: queries.map((_, at) => ({
        total: joined.length + at,
        parts: members.flatMap((member, one) => (member[at] === '1' ? [one] : [])),
      })),
      leastOf: () => 0,
    },
    { known: [...joined, ...sums], enough: width },
  )
  const isNarrow = [...found].some(([cell, { low, high }]) => high - low < width(cell))
  return isNarrow ? { kind: 'refused' } : { kind: 'answered', count: sums.at(-1)! }
}
