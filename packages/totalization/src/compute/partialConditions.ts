import { compare, isZero, plus, type Rational, rationalText, ZERO } from '../exact/Rational.ts'
import type { CoordinationRules } from '../instruments/rulesOf.ts'
import { countPeriods } from '../periods/countPeriods.ts'
import type { InsurancePeriod, StateCode } from '../periods/InsurancePeriod.ts'
import type { Entitlement } from './entitlementOf.ts'
import type { StateFacts } from './StateFacts.ts'
import type { Tracer } from './Trace.ts'

export interface PartialConditions {
  /** The only State whose conditions are met, by itself: it pays its national amount. */
  readonly nationalOnly: StateCode | null
  /** Lengths without States whose conditions are not met, where they are not needed. */
  readonly recount: {
    readonly total: Rational
    readonly counted: ReadonlyMap<StateCode, Rational>
    /** Of it what no share counts: the time of States that are exempt. */
    readonly outsideRatio: Rational
    readonly onlyIfHigher: boolean
  } | null
}

/**
 * Conditions that are met in some States only: those pay. If two or more are met without the time of
 * the others, it is left out; if one is met alone, it pays its national amount. The benefit is
 * worked out anew when the other conditions are met. In the European Union each State leaves it out
 * only where that gives more.
 *
 * @source European Convention on Social Security, 1972, Art. 33; Regulation (EC) 883/2004 Art. 50(2)
 */
export function applyPartialConditions(
  states: readonly StateFacts[],
  entitlements: ReadonlyMap<StateCode, Entitlement>,
  exempt: ReadonlySet<StateCode>,
  periods: readonly InsurancePeriod[],
  rules: CoordinationRules,
  trace: Tracer,
): PartialConditions {
  const clause = rules.clause('partial-conditions')
  const nothing: PartialConditions = { nationalOnly: null, recount: null }
  const involved = states.filter(
    ({ state, coordinated, own }) => coordinated && !isZero(own) && !exempt.has(state),
  )
  const known = involved.filter(({ state }) => entitlements.get(state)?.unknown === false)
  const unmet = known.filter(({ state }) => !entitlements.get(state)!.aggregated)
  const met = known.filter(({ state }) => entitlements.get(state)!.aggregated)
  if (clause === null || unmet.length === 0 || met.length === 0) return nothing
  const names = (facts: readonly StateFacts[]) => facts.map(({ state }) => state).join(', ')
  const inputs = { met: names(met), notMet: names(unmet) }
  const onlyIfHigher = clause.setting.method === 'if-higher'
  const [only] = met
  if (
    !onlyIfHigher &&
    met.length === 1 &&
    only !== undefined &&
    entitlements.get(only.state)!.alone
  ) {
    trace.byClause(clause, only.state, inputs, { pays: 'national amount only' })
    return { nationalOnly: only.state, recount: null }
  }
  if (!onlyIfHigher && met.length < 2) {
    trace.byClause(clause, null, inputs, { counted: 'all periods' })
    return nothing
  }
  const kept = states
    .filter((one) => one.coordinated && !unmet.includes(one))
    .map(({ state }) => state)
  const count = countPeriods({ states: kept, periods, rules: rules.counting })
  const enough = met.every(({ minimum }) => minimum === null || compare(count.total, minimum) >= 0)
  const counted = new Map(kept.map((state, place) => [state, count.counted[place]!]))
  const without = `without ${names(unmet)}${onlyIfHigher ? ', where that gives more' : ''}`
  trace.byClause(
    clause,
    null,
    { ...inputs, total: rationalText(count.total) },
    { counted: enough ? without : 'all periods' },
  )
  if (!enough) return nothing
  const outsideRatio = [...exempt].map((state) => counted.get(state) ?? ZERO).reduce(plus, ZERO)
  return {
    nationalOnly: null,
    recount: { total: count.total, counted, outsideRatio, onlyIfHigher },
  }
}
