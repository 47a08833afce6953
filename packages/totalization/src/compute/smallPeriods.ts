import { compare, isZero, plus, type Rational, rationalText, ZERO } from '../exact/Rational.ts'
import type { CoordinationRules } from '../instruments/rulesOf.ts'
import { lengthIn } from '../periods/convertLength.ts'
import type { StateCode } from '../periods/InsurancePeriod.ts'
import type { Entitlement } from './entitlementOf.ts'
import type { StateFacts } from './StateFacts.ts'
import type { Tracer } from './Trace.ts'
import { thresholdOf } from './threshold.ts'

export interface SmallPeriods {
  /** States that owe nothing for a short time. */
  readonly exempt: ReadonlySet<StateCode>
  /** The State that pays as if everything were its own, since all would be exempt. */
  readonly paysForAll: StateCode | null
  /** Time that moved to another State's share, by State. */
  readonly moved: ReadonlyMap<StateCode, Rational>
  /** Time that no share counts any more. */
  readonly outsideRatio: Rational
}

/**
 * Periods under the limit (a year) that give no right by themselves: their State owes nothing. The
 * others count them in the theoretical amount and not in the share; or, in the other design, one of
 * them takes them over altogether. Where every State would be exempt, the last one whose conditions
 * are met pays for all.
 *
 * @source Regulation (EC) 883/2004 Art. 57; European Convention on Social Security, 1972, Art. 31;
 * Netherlands - United Kingdom, 2005, Art. 19(3)-(6)
 */
export function applySmallPeriods(
  states: readonly StateFacts[],
  entitlements: ReadonlyMap<StateCode, Entitlement>,
  rules: CoordinationRules,
  trace: Tracer,
): SmallPeriods {
  const clause = rules.clause('small-periods')
  const nothing = {
    exempt: new Set<string>(),
    paysForAll: null,
    moved: new Map(),
    outsideRatio: ZERO,
  }
  if (clause === null) return nothing
  const { unit, weekColumn } = rules.counting
  const below = lengthIn(clause.setting.below, unit, weekColumn)
  const involved = states.filter(({ coordinated, own }) => coordinated && !isZero(own))
  const short = involved.filter(({ state, own, ownPeriods }) => {
    const entitlement = entitlements.get(state)
    if (entitlement === undefined || entitlement.unknown) return false
    if (thresholdOf(own, below, unit, ownPeriods).met) return false
    trace.byClause(
      clause,
      state,
      { own: rationalText(own), below: rationalText(below), rightAlone: yesNo(entitlement.alone) },
      { exempt: yesNo(!entitlement.alone) },
    )
    return !entitlement.alone
  })
  if (short.length === 0) return nothing
  const exempt = new Set(short.map(({ state }) => state))
  if (short.length === involved.length) {
    const able = short.filter(({ state }) => entitlements.get(state)?.aggregated === true)
    const last = able.toSorted(byLastDay).at(-1)
    if (last !== undefined) {
      trace.byClause(clause, last.state, { allExempt: 'yes' }, { paysAsIfAllWereOwn: last.state })
    }
    return { exempt, paysForAll: last?.state ?? null, moved: new Map(), outsideRatio: ZERO }
  }
  const time = short.map(({ counted }) => counted).reduce(plus, ZERO)
  if (clause.setting.effect === 'exempt') {
    return { exempt, paysForAll: null, moved: new Map(), outsideRatio: time }
  }
  const taker = involved
    .filter(({ state }) => !exempt.has(state))
    .reduce((longest, one) => (compare(one.own, longest.own) > 0 ? one : longest))
  trace.byClause(
    clause,
    taker.state,
    { from: [...exempt].join(', '), time: rationalText(time) },
    { takenOverBy: taker.state },
  )
  return { exempt, paysForAll: null, moved: new Map([[taker.state, time]]), outsideRatio: ZERO }
}

/** Undatable records come first; equal days keep the order of the case. */
const byLastDay = (one: StateFacts, other: StateFacts): number =>
  one.lastDay < other.lastDay ? -1 : one.lastDay > other.lastDay ? 1 : 0

const yesNo = (value: boolean): string => (value ? 'yes' : 'no')
