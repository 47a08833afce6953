import { addDays } from '@corridor/kernel'
import {
  compare,
  dividedBy,
  larger,
  minus,
  ONE,
  plus,
  type Rational,
  rational,
  smaller,
  sum,
  times,
  whole,
  ZERO,
} from '../src/exact/Rational.ts'
import type { CountRules, InsurancePeriod } from '../src/index.ts'
import { lengthIn } from '../src/periods/convertLength.ts'

/** What the slow reading finds for each State, in months, and in all. */
export interface DayByDayCount {
  readonly own: Readonly<Record<string, Rational>>
  readonly counted: Readonly<Record<string, Rational>>
  readonly total: Rational
}

const RANK = { contribution: 0, residence: 0, voluntary: 1, assimilated: 2 } as const

/**
 * The rules of overlap read off one day after the other, with calendar dates and fractions only: the
 * second way to every length, against which the engine is held. Ceilings of years are added up by
 * year; a State's own time likewise.
 */
export function countDayByDay(
  periods: readonly InsurancePeriod[],
  rules: CountRules,
): DayByDayCount {
  const states = [...new Set(periods.map(({ state }) => state))]
  const zero = () => Object.fromEntries(states.map((state) => [state, ZERO]))
  const [own, counted] = [zero(), zero()]
  let total = ZERO
  const dated = periods.flatMap((period) => {
    if (period.from === null || period.to === null) return []
    const dates = span(period.from, period.to)
    const all = sum(dates.map(shareOfMonth))
    const weight =
      period.certified == null
        ? ONE
        : dividedBy(lengthIn(period.certified, 'months', rules.weekColumn), all)
    return [{ ...period, days: new Set(dates), weight }]
  })
  const years = Map.groupBy(
    [...new Set(dated.flatMap(({ days }) => [...days]))].toSorted(),
    (day) => day.slice(0, 4),
  )
  for (const days of years.values()) {
    const [yearOwn, yearCounted] = [zero(), zero()]
    let yearTotal = ZERO
    for (const day of days) {
      const size = shareOfMonth(day)
      const active = dated.filter((period) => period.days.has(day))
      const held = sharesOfDay(active, dated, day, rules)
      for (const state of states) {
        yearOwn[state] = plus(yearOwn[state]!, times(size, held.own[state] ?? ZERO))
        yearCounted[state] = plus(yearCounted[state]!, times(size, held.counted[state] ?? ZERO))
      }
      yearTotal = plus(yearTotal, times(size, held.total))
    }
    const kept = rules.yearCeiling ? smaller(yearTotal, whole(12)) : yearTotal
    const share = yearTotal === ZERO ? ONE : dividedBy(kept, yearTotal)
    for (const state of states) {
      const most = rules.yearCeiling ? smaller(yearOwn[state]!, whole(12)) : yearOwn[state]!
      own[state] = plus(own[state]!, most)
      counted[state] = plus(counted[state]!, times(yearCounted[state]!, share))
    }
    total = plus(total, kept)
  }
  for (const { state, from, to, certified } of periods) {
    if ((from !== null && to !== null) || certified == null) continue
    const length = lengthIn(certified, 'months', rules.weekColumn)
    own[state] = plus(own[state]!, length)
    counted[state] = plus(counted[state]!, length)
    total = plus(total, length)
  }
  return { own, counted, total }
}

interface Dated extends InsurancePeriod {
  readonly days: ReadonlySet<string>
  readonly weight: Rational
}

function sharesOfDay(
  active: readonly Dated[],
  all: readonly Dated[],
  day: string,
  { coinciding }: CountRules,
) {
  const states = [...new Set(active.map(({ state }) => state))]
  const most = (state: string, rank: number) =>
    active
      .filter((one) => one.state === state && RANK[one.kind] <= rank)
      .map(({ weight }) => weight)
      .reduce(larger, ZERO)
  const own = Object.fromEntries(states.map((state) => [state, most(state, 2)]))
  const counted: Record<string, Rational> = Object.fromEntries(states.map((state) => [state, ZERO]))
  let taken = ZERO
  for (const rank of [0, 1, 2]) {
    const claims = states
      .map((state) => ({
        state,
        claim: rank === 0 ? most(state, 0) : minus(most(state, rank), most(state, rank - 1)),
      }))
      .filter(({ claim }) => compare(claim, ZERO) > 0)
    const highest = states.map((state) => most(state, rank)).reduce(larger, ZERO)
    let room = compare(highest, taken) > 0 ? minus(highest, taken) : ZERO
    taken = plus(taken, room)
    const winner =
      rank === 2 && claims.length > 1
        ? lastCompulsory(
            all,
            claims.map(({ state }) => state),
            day,
          )
        : null
    for (const { state, claim } of claims) {
      if (rank === 0 && coinciding === 'each-keeps-own') counted[state] = claim
      if (state !== winner) continue
      const given = smaller(room, claim)
      counted[state] = plus(counted[state]!, given)
      room = minus(room, given)
    }
    if (rank === 0 && coinciding === 'each-keeps-own') continue
    const others = claims.filter(({ state }) => state !== winner)
    const claimed = sum(others.map(({ claim }) => claim))
    for (const { state, claim } of others) {
      counted[state] = plus(counted[state]!, times(room, dividedBy(claim, claimed)))
    }
  }
  return { own, counted, total: taken }
}

/** Who was compulsorily insured on the latest day before; else on the first after. */
function lastCompulsory(
  all: readonly Dated[],
  states: readonly string[],
  day: string,
): string | null {
  const insured = (state: string) =>
    all.filter((one) => one.state === state && one.kind === 'contribution')
  const before = states.map(
    (state) =>
      insured(state)
        .filter(({ from }) => from! < day)
        .map(({ to }) => (to! < day ? to! : addDays(day, -1)))
        .toSorted()
        .at(-1) ?? '',
  )
  const after = states.map(
    (state) =>
      insured(state)
        .map(({ from }) => from!)
        .filter((from) => from >= day)
        .toSorted()[0] ?? '9999-12-31',
  )
  const latest = before.toSorted().at(-1)!
  if (latest !== '' && before.filter((one) => one === latest).length === 1) {
    return states[before.indexOf(latest)]!
  }
  const first = after.toSorted()[0]!
  return first !== '9999-12-31' && after.filter((one) => one === first).length === 1
    ? states[after.indexOf(first)]!
    : null
}

function span(from: string, to: string): string[] {
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

/** A day as a share of its own month. */
function shareOfMonth(day: string): Rational {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const next =
    month === 12
      ? `${year + 1}-01-01`
      : `${day.slice(0, 5)}${String(month + 1).padStart(2, '0')}-01`
  return rational(1n, BigInt(Number(addDays(next, -1).slice(8, 10))))
}
