import { compare, isZero, rationalText } from '../exact/Rational.ts'
import type { CoordinationRules } from '../instruments/rulesOf.ts'
import { countPeriods } from '../periods/countPeriods.ts'
import type { InsurancePeriod, StateCode } from '../periods/InsurancePeriod.ts'
import type { CountedLengths } from '../periods/PeriodCount.ts'
import type { Entitlement } from './entitlementOf.ts'
import type { StateFacts } from './StateFacts.ts'
import type { Tracer } from './Trace.ts'

export interface PartialConditions {
  /** The only State whose conditions are met, by itself: it pays its national amount. */
  readonly nationalOnly: StateCode | null
  /** The count without States whose conditions are not met, where they are not needed. */
  readonly recount: { readonly states: readonly StateCode[]; readonly count: CountedLengths } | null
}

/**
 * Conditions that are met in some States only: those pay. If two or more are met without the time of
 * the others, it is left out; if one is met alone, it pays its national amount. The benefit is
 * worked out anew when the other conditions are met.
 *
 * @source European Convention on Social Security, 1972, Art. 33
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
  const [only] = met
  if (met.length === 1 && only !== undefined && entitlements.get(only.state)!.alone) {
    trace.byClause(clause, only.state, inputs, { pays: 'national amount only' })
    return { nationalOnly: only.state, recount: null }
  }
  if (met.length < 2) {
    trace.byClause(clause, null, inputs, { counted: 'all periods' })
    return nothing
  }
  const kept = states
    .filter((one) => one.coordinated && !unmet.includes(one))
    .map(({ state }) => state)
  const count = countPeriods({ states: kept, periods, rules: rules.counting })
  const enough = met.every(({ minimum }) => minimum === null || compare(count.total, minimum) >= 0)
  trace.byClause(
    clause,
    null,
    { ...inputs, total: rationalText(count.total) },
    {
      counted: enough ? `without ${names(unmet)}` : 'all periods',
    },
  )
  return enough ? { nationalOnly: null, recount: { states: kept, count } } : nothing
}
