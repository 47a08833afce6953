import { type Rational, rational, ZERO } from '../exact/Rational.ts'
import type { CountRules, MeasuredPeriod, OverlapRule } from './PeriodCount.ts'

/** What each State has of one stretch of time, by weight: 1 is the whole of it. */
export interface Shares {
  readonly own: readonly bigint[]
  readonly counted: readonly Rational[]
  readonly displacedVoluntary: readonly bigint[]
  readonly displacedAssimilated: readonly bigint[]
  readonly total: bigint
  readonly coinciding: boolean
  readonly displaced: readonly {
    readonly period: MeasuredPeriod
    readonly rule: OverlapRule
    readonly by: readonly number[]
    readonly amount: bigint
  }[]
}

/**
 * Who keeps a stretch of time that several periods cover. Contribution and residence come first,
 * then voluntary, then assimilated periods; a lower kind keeps only what the higher ones leave,
 * which is nothing unless they were certified for less than the time they cover.
 *
 * @source Regulation (EC) 987/2009 Art. 12(2)-(5)
 */
export function sharesOfSegment(
  active: readonly MeasuredPeriod[],
  states: number,
  rules: CountRules,
  lastCompulsory: (claimants: readonly number[]) => number | null,
): Shares {
  // By kind: the most weight that a State has from periods of this kind or a higher one.
  const upTo = [1, 2, 3].map((level) => {
    const weights = new Array<bigint>(states).fill(0n)
    for (const { state, level: own, weight } of active) {
      if (own <= level && weight > weights[state]!) weights[state] = weight
    }
    return weights
  })
  const counted = new Array<Rational>(states).fill(ZERO)
  const displaced: Shares['displaced'][number][] = []
  const lost = [0, 1, 2].map(() => new Array<bigint>(states).fill(0n))
  let taken = 0n
  let holders: number[] = []
  let coinciding = false
  for (let kind = 0; kind < 3; kind++) {
    const claims = upTo[kind]!.map((weight, state) =>
      kind === 0 ? weight : weight - upTo[kind - 1]![state]!,
    )
    const claimants = claims.flatMap((claim, state) => (claim > 0n ? [state] : []))
    if (claimants.length === 0) continue
    let highest = taken
    for (const weight of upTo[kind]!) if (weight > highest) highest = weight
    const room = highest - taken
    const several = claimants.length > 1
    if (kind === 0) coinciding = several
    const winner =
      kind === 2 && several && rules.doubleAssimilated ? lastCompulsory(claimants) : null
    const given = divide(room, claims, claimants, winner)
    const keepsOwn = kind === 0 && rules.coinciding === 'each-keeps-own'
    for (const state of claimants) {
      const share = keepsOwn ? rational(claims[state]!) : given[state]!
      counted[state] = addTo(counted[state]!, share)
      const missing = claims[state]! - ceilingOf(given[state]!)
      if (kind === 0 || missing <= 0n) continue
      lost[kind]![state] = missing
      const period = active.find((one) => one.state === state && one.level === kind + 1)
      const gaveToWinner = winner !== null && winner !== state && room > 0n
      const by = gaveToWinner ? [winner] : holders
      if (period === undefined || by.length === 0) continue
      const rule = gaveToWinner ? 'P7' : kind === 1 ? 'P5' : 'P6'
      displaced.push({ period, rule, by, amount: missing })
    }
    taken += room
    holders = [...new Set([...holders, ...claimants])]
  }
  return {
    own: upTo[2]!,
    counted,
    displacedVoluntary: lost[1]!,
    displacedAssimilated: lost[2]!,
    total: taken,
    coinciding,
    displaced,
  }
}

/** The room to the State the rule names, as far as it claims; what is left in proportion. */
function divide(
  room: bigint,
  claims: readonly bigint[],
  claimants: readonly number[],
  winner: number | null,
): Readonly<Record<number, Rational>> {
  const given: Record<number, Rational> = {}
  const first = winner === null ? 0n : claims[winner]! < room ? claims[winner]! : room
  const others = claimants.filter((state) => state !== winner)
  const rest = room - first
  const claimed = others.reduce((sum, state) => sum + claims[state]!, 0n)
  if (winner !== null) given[winner] = rational(first)
  for (const state of others) {
    given[state] = rest === 0n ? ZERO : rational(rest * claims[state]!, claimed)
  }
  return given
}

const addTo = (one: Rational, other: Rational): Rational =>
  one.numerator === 0n
    ? other
    : rational(
        one.numerator * other.denominator + other.numerator * one.denominator,
        one.denominator * other.denominator,
      )

/** The part of a claim that stays displaced is counted in whole weights. */
const ceilingOf = ({ numerator, denominator }: Rational): bigint =>
  (numerator + denominator - 1n) / denominator
