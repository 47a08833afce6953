import { optionalText, type ViewOf } from '../../app/viewState.ts'

const ESTIMATE = '[a-z-]+(?:,[a-z0-9-]+){0,2}'
const NODE = /^[A-Za-z0-9-]{2,10}$/

/** Two estimates, what they are compared for, and a longer list where the reader asks for one. */
export const COMPARISON_VIEW = {
  a: optionalText(new RegExp(`^${ESTIMATE}$`)),
  b: optionalText(new RegExp(`^${ESTIMATE}$`)),
  period: optionalText(/^\d{4}-\d{4}$/),
  from: optionalText(NODE),
  to: optionalText(NODE),
  list: optionalText(new RegExp(`^${ESTIMATE}(?:;${ESTIMATE}){0,23}$`)),
} as const

export type ComparisonView = ViewOf<typeof COMPARISON_VIEW>

/** 2005-2010 by the same method on the revisions of 2020 and of 2024. */
export const PRESET_REVISIONS: ComparisonView = {
  a: 'closed-minimum,un-ims-2020,un-wpp-2022',
  b: 'closed-minimum,un-ims-2024,un-wpp-2024',
  period: '2005-2010',
  from: undefined,
  to: undefined,
  list: undefined,
}

/** What is asked of the server; without a choice its own defaults hold. */
export const comparisonInput = ({ a, b, period, from, to }: ComparisonView, limit = 20) => ({
  ...(a === undefined ? {} : { a }),
  ...(b === undefined ? {} : { b }),
  ...(period === undefined ? {} : { period }),
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
  limit,
})

/**
 * A list of estimates in pairs, as the comparison takes them; an odd one stands with itself.
 *
 * @example
 * pairUp(['x', 'y', 'z']) // => [['x', 'y'], ['z', 'z']]
 */
export function pairUp<T>(list: readonly T[]): readonly (readonly [T, T])[] {
  const pairs: (readonly [T, T])[] = []
  for (let place = 0; place < list.length; place += 2) {
    pairs.push([list[place]!, list[place + 1] ?? list[place]!])
  }
  return pairs
}
