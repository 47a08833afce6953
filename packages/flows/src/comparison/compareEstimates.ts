import { type AreaCode, DomainError } from '@corridor/kernel'
import { correlation, sum } from '@corridor/numeric'
import type { ComparedEstimate, DifferenceReason } from './ComparedEstimate.ts'
import { reasonFinder } from './findReasons.ts'

export interface ComparisonOptions {
  /** How many of the largest corridors to rank, and of the largest differences to list. Default 20. */
  readonly top?: number
  /** Relative differences are listed of corridors with at least so many persons in one. Default 10,000. */
  readonly minimumPersons?: number
  /** Which corridors count, in totals, agreement, ranks and lists; all where left out. */
  readonly within?: (origin: AreaCode, destination: AreaCode) => boolean
}

export interface EstimateComparison {
  readonly first: ComparedSide
  readonly second: ComparedSide
  /** Second minus first. Persons. */
  readonly difference: number
  /** Second over first; NaN if the first has no flows. */
  readonly ratio: number
  /** Of the corridors between areas that both have. */
  readonly common: {
    readonly areas: number
    /** Corridors with a flow in either: those that the figures below are about. */
    readonly corridors: number
    readonly firstTotal: number
    readonly secondTotal: number
    /** Pearson's, over these corridors; NaN where one side does not vary. */
    readonly correlation: number
    /** Of the ranks (Spearman's), ties sharing their mean rank. */
    readonly rankCorrelation: number
    readonly sumOfAbsoluteDifferences: number
  }
  /** The largest corridors of either estimate, by their better rank. */
  readonly ranks: readonly RankChange[]
  /** By size of the difference; corridors that one estimate cannot have are among them. */
  readonly largestDifferences: readonly CorridorDifference[]
  /** By size of the relative difference, (second - first) / larger of the two. */
  readonly largestRelativeDifferences: readonly CorridorDifference[]
}

export interface ComparedSide {
  readonly method: ComparedEstimate['method']
  readonly vintage: string
  /** Persons of the corridors that count. */
  readonly total: number
  /** Areas the other does not have, and the persons who came from or went to one of them. */
  readonly onlyHere: readonly AreaCode[]
  readonly personsOnlyHere: number
}

export interface RankChange {
  readonly origin: AreaCode
  readonly destination: AreaCode
  /** From 1; null where the estimate has no flow there. */
  readonly first: number | null
  readonly second: number | null
  /** Null where the estimate does not have both areas. */
  readonly firstPersons: number | null
  readonly secondPersons: number | null
  /** Second minus first; a missing one counts as nothing. */
  readonly difference: number
  readonly reasons: readonly DifferenceReason[]
}

export interface CorridorDifference {
  readonly origin: AreaCode
  readonly destination: AreaCode
  /** Null where the estimate does not have both areas. Persons. */
  readonly first: number | null
  readonly second: number | null
  /** From 1, the largest; null where the estimate has no flow there. */
  readonly firstRank: number | null
  readonly secondRank: number | null
  /** Second minus first; a missing one counts as nothing. */
  readonly difference: number
  /** Difference over the larger of the two, -1..1. */
  readonly relative: number
  readonly reasons: readonly DifferenceReason[]
}

/**
 * Holds two estimates against each other: totals, agreement, ranks and the largest differences with
 * the reasons that can be read off their inputs.
 *
 * @throws {DomainError} `shape_mismatch`; `bad_option` for a `top` that is no whole number above 0.
 * @remarks O(areas^2 log areas): 100 ms for two world tables.
 * @source docs/methods/comparison.md
 * @example
 * compareEstimates(
 *   { method: 'drop-negative', vintage: '2020', areas: ['A', 'B'], persons: Float64Array.of(0, 5, 2, 0) },
 *   { method: 'drop-negative', vintage: '2024', areas: ['A', 'B'], persons: Float64Array.of(0, 8, 2, 0) },
 * ).largestDifferences[0]!.difference // => 3
 */
export function compareEstimates(
  first: ComparedEstimate,
  second: ComparedEstimate,
  { top = 20, minimumPersons = 10_000, within = () => true }: ComparisonOptions = {},
): EstimateComparison {
  checkComparable(first, second, top)
  const pairs = joinPairs(first, second, within)
  const common = pairs.filter((pair) => pair.first !== null && pair.second !== null)
  const before = common.map((pair) => pair.first!)
  const after = common.map((pair) => pair.second!)
  const reasonsOf = reasonFinder(first, second)
  const [firstRanks, secondRanks] = [ranksOf(pairs, 'first'), ranksOf(pairs, 'second')]
  const describe = (pair: Pair): CorridorDifference => ({
    ...pair,
    firstRank: firstRanks.get(pair) ?? null,
    secondRank: secondRanks.get(pair) ?? null,
    reasons: reasonsOf(
      pair.origin,
      pair.destination,
      pair.first === null || pair.second === null ? null : pair.difference,
    ),
  })
  const better = (pair: Pair): number =>
    Math.min(firstRanks.get(pair) ?? Infinity, secondRanks.get(pair) ?? Infinity)
  const one = describeSide(first, second, pairs, 'first')
  const other = describeSide(second, first, pairs, 'second')
  return {
    first: one,
    second: other,
    difference: other.total - one.total,
    ratio: one.total === 0 ? Number.NaN : other.total / one.total,
    common: {
      areas: first.areas.filter((area) => second.areas.includes(area)).length,
      corridors: common.length,
      firstTotal: sum(before),
      secondTotal: sum(after),
      correlation: correlation(before, after),
      rankCorrelation: correlation(meanRanks(before), meanRanks(after)),
      sumOfAbsoluteDifferences: sum(common.map(({ difference }) => Math.abs(difference))),
    },
    ranks: pairs
      .filter((pair) => better(pair) <= top)
      .toSorted((a, b) => better(a) - better(b) || byCode(a, b))
      .map(describe)
      .map(({ first: firstPersons, second: secondPersons, firstRank, secondRank, ...pair }) => ({
        origin: pair.origin,
        destination: pair.destination,
        first: firstRank,
        second: secondRank,
        firstPersons,
        secondPersons,
        difference: pair.difference,
        reasons: pair.reasons,
      })),
    largestDifferences: pairs
      .filter(({ difference }) => difference !== 0)
      .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || byCode(a, b))
      .slice(0, top)
      .map(describe),
    largestRelativeDifferences: pairs
      .filter(
        (pair) =>
          pair.difference !== 0 && Math.max(pair.first ?? 0, pair.second ?? 0) >= minimumPersons,
      )
      .toSorted(
        (a, b) =>
          Math.abs(b.relative) - Math.abs(a.relative) ||
          Math.abs(b.difference) - Math.abs(a.difference) ||
          byCode(a, b),
      )
      .slice(0, top)
      .map(describe),
  }
}

function checkComparable(first: ComparedEstimate, second: ComparedEstimate, top: number): void {
  for (const { areas, persons } of [first, second]) {
    if (persons.length === areas.length ** 2) continue
    throw new DomainError(
      'shape_mismatch',
      `${areas.length} areas need ${areas.length ** 2} flows, not ${persons.length}`,
    )
  }
  if (Number.isInteger(top) && top > 0) return
  throw new DomainError('bad_option', `the largest ${top} cannot be listed; give 1 or more`, {
    top,
  })
}

/** A corridor with a flow in either estimate. */
type Pair = Omit<CorridorDifference, 'reasons' | 'firstRank' | 'secondRank'>

function joinPairs(
  first: ComparedEstimate,
  second: ComparedEstimate,
  within: NonNullable<ComparisonOptions['within']>,
): readonly Pair[] {
  const areas = [...new Set([...first.areas, ...second.areas])].toSorted()
  const [before, after] = [first, second].map((estimate) => {
    const place = new Map(estimate.areas.map((area, index) => [area, index]))
    const size = estimate.areas.length
    return (origin: AreaCode, destination: AreaCode): number | null => {
      const [from, to] = [place.get(origin), place.get(destination)]
      return from === undefined || to === undefined ? null : estimate.persons[from * size + to]!
    }
  })
  return areas.flatMap((origin) =>
    areas.flatMap((destination) => {
      if (origin === destination || !within(origin, destination)) return []
      const one = before!(origin, destination)
      const other = after!(origin, destination)
      const difference = (other ?? 0) - (one ?? 0)
      const larger = Math.max(one ?? 0, other ?? 0)
      return larger > 0
        ? [
            {
              origin,
              destination,
              first: one,
              second: other,
              difference,
              relative: difference / larger,
            },
          ]
        : []
    }),
  )
}

function describeSide(
  { method, vintage, areas }: ComparedEstimate,
  other: ComparedEstimate,
  pairs: readonly Pair[],
  side: 'first' | 'second',
): ComparedSide {
  const onlyHere = areas.filter((area) => !other.areas.includes(area))
  const isOnly = new Set(onlyHere)
  const personsOf = (some: readonly Pair[]): number => sum(some.map((pair) => pair[side] ?? 0))
  return {
    method,
    vintage,
    total: personsOf(pairs),
    onlyHere,
    personsOnlyHere: personsOf(
      pairs.filter(({ origin, destination }) => isOnly.has(origin) || isOnly.has(destination)),
    ),
  }
}

/** Places by size, from 1; corridors without a flow have none. */
const ranksOf = (pairs: readonly Pair[], side: 'first' | 'second'): ReadonlyMap<Pair, number> =>
  new Map(
    pairs
      .filter((pair) => (pair[side] ?? 0) > 0)
      .toSorted((a, b) => b[side]! - a[side]! || byCode(a, b))
      .map((pair, place) => [pair, place + 1]),
  )

const byCode = (a: Pair, b: Pair): number =>
  `${a.origin}-${a.destination}` < `${b.origin}-${b.destination}` ? -1 : 1

/** Ranks from 1; equal values share the mean of theirs. */
function meanRanks(values: readonly number[]): Float64Array {
  const order = [...values.keys()].toSorted((a, b) => values[a]! - values[b]!)
  const ranks = new Float64Array(values.length)
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++
    for (let place = from; place < to; place++) ranks[order[place]!] = (from + 1 + to) / 2
    from = to
  }
  return ranks
}
