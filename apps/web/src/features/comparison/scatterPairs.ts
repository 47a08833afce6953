import type { ComparedPair } from '@corridor/contract'
import type { Comparison } from './comparisonAnswer.ts'

/** One pair in both estimates. Persons; null where an estimate does not have it. */
export type ScatterPair = Pick<ComparedPair, 'origin' | 'destination' | 'a' | 'b' | 'difference'>

export interface ScatterPairs {
  /** Pairs of regions for the world; single corridors for a part of it. */
  readonly kind: 'regions' | 'corridors'
  readonly all: readonly ScatterPair[]
  /** Those that a logarithmic scale can show: at least one person in both. */
  readonly drawn: readonly (ScatterPair & { readonly a: number; readonly b: number })[]
  /** Of `drawn`, those whose figures differ by a quarter at most. */
  readonly near: number
}

/** Figures this far apart count as near: 4 to 5 either way. */
const NEAR = 1.25

/** The pairs of a comparison that stand against each other in the scatter chart, the largest first. */
export function scatterPairs({ from, to, regions, top, differences }: Comparison): ScatterPairs {
  const kind = from === null && to === null ? 'regions' : 'corridors'
  const all = (kind === 'regions' ? regionPairs(regions) : corridors([...top, ...differences]))
    .filter(({ a, b }) => (a ?? 0) > 0 || (b ?? 0) > 0)
    .toSorted((one, other) => (other.a ?? 0) - (one.a ?? 0))
  const drawn = all.flatMap(({ a, b, ...pair }) =>
    a === null || b === null || a < 1 || b < 1 ? [] : [{ ...pair, a, b }],
  )
  const near = drawn.filter(({ a, b }) => Math.max(a, b) <= NEAR * Math.min(a, b)).length
  return { kind, all, drawn, near }
}

const regionPairs = ({ codes, a, b }: Comparison['regions']): readonly ScatterPair[] =>
  codes.flatMap((origin, i) =>
    codes.map((destination, j) => ({
      origin,
      destination,
      a: a[i]![j]!,
      b: b[i]![j]!,
      difference: b[i]![j]! - a[i]![j]!,
    })),
  )

/** The largest and those that differ most are two lists with pairs in common. */
const corridors = (pairs: readonly ComparedPair[]): readonly ScatterPair[] => [
  ...new Map(pairs.map((pair) => [`${pair.origin}-${pair.destination}`, pair])).values(),
]
