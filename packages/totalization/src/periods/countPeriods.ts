import { plus, type Rational, rational, ZERO } from '../exact/Rational.ts'
import { lastCompulsoryState } from './lastCompulsoryState.ts'
import { measurePeriods, type ScalePoint } from './measurePeriods.ts'
import type { CountedLengths, CountRequest, Displacement, MeasuredPeriod } from './PeriodCount.ts'
import { type Shares, sharesOfSegment } from './sharesOfSegment.ts'

/**
 * Adds the periods of all States, each moment once: what coincides is kept by the State that the
 * rules name, the rest is displaced. Undatable periods are taken not to coincide.
 *
 * A State's own length is counted beside it without regard to other States: the national law sees
 * nothing of the rules of overlap.
 *
 * @returns lengths by State, in the order of `states`, in the unit asked for, exactly.
 * @remarks O(p² + y·p) for p periods and y years; ceilings of years cost the second part.
 * @source Regulation (EC) 987/2009 Art. 12; European Convention on Social Security, Supplementary
 * Agreement, Art. 15(1)
 */
export function countPeriods(request: CountRequest): CountedLengths {
  const { states, rules } = request
  const { dated, undated, density, perUnit, ceiling: most, newYears } = measurePeriods(request)
  const sums = newSums(states.length)
  // Without ceilings all time is one bucket, and there is nothing to cut from it.
  let year = most === null ? sums : newSums(states.length)
  const ceiling = most === null ? null : BigInt(most) * BigInt(perUnit) * density
  const edges = edgesOf(dated, newYears)
  const displaced = new Map<string, { amount: bigint; displacement: Displacement }>()
  const segments: CountedLengths['segments'][number][] = []
  for (let place = 0; place + 1 < edges.length; place++) {
    const [edge, next] = [edges[place]!, edges[place + 1]!]
    const active = dated.filter(({ from, to }) => from <= edge.day && to >= next.day)
    const alone = onlyState(active)
    const ticks = BigInt(next.ticks - edge.ticks)
    if (alone !== null) {
      // Nobody else has this stretch: most of a career is so.
      const share = heaviest(active) * ticks
      year.own[alone]! += share
      year.counted[alone]! += share
      year.total += share
      if (request.withSegments === true) {
        segments.push({ from: edge.day, to: next.day, counted: [alone], displaced: [] })
      }
    } else if (active.length > 0) {
      const winner = (claimants: readonly number[]) =>
        lastCompulsoryState(dated, claimants, edge.day)
      const shares = sharesOfSegment(active, states.length, rules, winner)
      addShares(year, shares, ticks)
      if (request.withSegments === true) {
        segments.push({
          from: edge.day,
          to: next.day,
          counted: shares.counted.flatMap((share, state) => (share.numerator > 0n ? [state] : [])),
          displaced: shares.displaced.map(({ period, rule }) => ({ period: period.id, rule })),
        })
      }
      for (const { period, rule, by, amount } of shares.displaced) {
        const key = `${rule} ${period.id}`
        const known = displaced.get(key)
        if (known === undefined) {
          const displacement = { period: period.id, state: period.state, rule, by, length: ZERO }
          displaced.set(key, { amount: amount * ticks, displacement })
        } else known.amount += amount * ticks
      }
    }
    if (ceiling !== null && (next.startsYear || place + 2 === edges.length)) {
      addYear(sums, year, ceiling)
      year = newSums(states.length)
    }
  }
  const unit = density * BigInt(perUnit)
  const inUnits = (amount: bigint): Rational => rational(amount, unit)
  const own = sums.own.map(inUnits)
  const counted = sums.counted.map((share, state) => {
    const parts = sums.shared[state]!
    const held = inUnits(share)
    return parts === ZERO ? held : plus(held, rational(parts.numerator, parts.denominator * unit))
  })
  let total = inUnits(sums.total)
  for (const { state, length } of undated) {
    own[state] = plus(own[state]!, length)
    counted[state] = plus(counted[state]!, length)
    total = plus(total, length)
  }
  return {
    own,
    counted,
    displacedVoluntary: sums.displacedVoluntary.map(inUnits),
    displacedAssimilated: sums.displacedAssimilated.map(inUnits),
    total,
    coinciding: inUnits(sums.coinciding),
    cut: inUnits(sums.cut),
    displacements: [...displaced.values()].map(({ amount, displacement }) => ({
      ...displacement,
      length: inUnits(amount),
    })),
    segments,
  }
}

interface Sums {
  readonly own: bigint[]
  /** What is wholly one State's; what several share is kept apart, since it is rarely needed. */
  readonly counted: bigint[]
  readonly shared: Rational[]
  readonly displacedVoluntary: bigint[]
  readonly displacedAssimilated: bigint[]
  total: bigint
  coinciding: bigint
  cut: bigint
}

const newSums = (states: number): Sums => ({
  own: new Array<bigint>(states).fill(0n),
  counted: new Array<bigint>(states).fill(0n),
  shared: new Array<Rational>(states).fill(ZERO),
  displacedVoluntary: new Array<bigint>(states).fill(0n),
  displacedAssimilated: new Array<bigint>(states).fill(0n),
  total: 0n,
  coinciding: 0n,
  cut: 0n,
})

function addShares(sums: Sums, shares: Shares, ticks: bigint): void {
  for (let state = 0; state < sums.own.length; state++) {
    if (shares.own[state] === 0n) continue
    sums.own[state]! += shares.own[state]! * ticks
    const { numerator, denominator } = shares.counted[state]!
    if (denominator === 1n) sums.counted[state]! += numerator * ticks
    else sums.shared[state] = plus(sums.shared[state]!, rational(numerator * ticks, denominator))
    sums.displacedVoluntary[state]! += shares.displacedVoluntary[state]! * ticks
    sums.displacedAssimilated[state]! += shares.displacedAssimilated[state]! * ticks
  }
  sums.total += shares.total * ticks
  if (shares.coinciding) sums.coinciding += shares.total * ticks
}

/** The State whose periods alone cover a stretch; null where there are several, or none. */
function onlyState(active: readonly MeasuredPeriod[]): number | null {
  const state = active[0]?.state
  if (state === undefined) return null
  for (const period of active) if (period.state !== state) return null
  return state
}

function heaviest(active: readonly MeasuredPeriod[]): bigint {
  let most = 0n
  for (const { weight } of active) if (weight > most) most = weight
  return most
}

/** A calendar year never yields more than its ceiling; what is cut is cut from all in proportion. */
function addYear(sums: Sums, year: Sums, ceiling: bigint): void {
  const total = year.total > ceiling ? ceiling : year.total
  for (let state = 0; state < sums.own.length; state++) {
    const own = year.own[state]!
    sums.own[state]! += own > ceiling ? ceiling : own
    const shared = year.shared[state]!
    if (total === year.total) {
      sums.counted[state]! += year.counted[state]!
      if (shared !== ZERO) sums.shared[state] = plus(sums.shared[state]!, shared)
    } else {
      const all = plus(shared, rational(year.counted[state]!))
      const kept = rational(all.numerator * total, all.denominator * year.total)
      sums.shared[state] = plus(sums.shared[state]!, kept)
    }
    sums.displacedVoluntary[state]! += year.displacedVoluntary[state]!
    sums.displacedAssimilated[state]! += year.displacedAssimilated[state]!
  }
  sums.total += total
  sums.coinciding += year.coinciding
  sums.cut += year.total - total
}

interface Edge extends ScalePoint {
  readonly startsYear: boolean
}

/** Every day on which something begins or has ended; with ceilings also every 1 January between. */
function edgesOf(
  dated: readonly MeasuredPeriod[],
  newYears: readonly ScalePoint[],
): readonly Edge[] {
  const edges = new Map<number, Edge>()
  for (const { from, to, fromTicks, toTicks } of dated) {
    edges.set(from, { day: from, ticks: fromTicks, startsYear: false })
    edges.set(to, { day: to, ticks: toTicks, startsYear: false })
  }
  for (const point of newYears) edges.set(point.day, { ...point, startsYear: true })
  return [...edges.values()].sort((one, other) => one.day - other.day)
}
