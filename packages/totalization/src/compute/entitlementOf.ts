import { isZero, type Rational, rationalText } from '../exact/Rational.ts'
import type { CoordinationRules } from '../instruments/rulesOf.ts'
import { lengthIn } from '../periods/convertLength.ts'
import type { TotalizationCase } from '../TotalizationCase.ts'
import { longestSpell } from './longestSpell.ts'
import { OWN_RULES } from './ownRules.ts'
import type { StateFacts } from './StateFacts.ts'
import type { Tracer } from './Trace.ts'
import { type Threshold, thresholdOf } from './threshold.ts'

/** Whether the conditions of a State are met by its own periods, and with the others' added. */
export interface Entitlement {
  readonly alone: boolean
  readonly aggregated: boolean
  /** The State's law was not entered. */
  readonly unknown: boolean
}

/**
 * The conditions of one State: its minimum by own periods, then with those of the others, if the
 * instrument's own minimum is reached. No right comes from no period.
 *
 * @source Regulation (EC) 883/2004 Art. 6; European Convention on Social Security, 1972, Art. 28
 */
export function entitlementOf(
  given: TotalizationCase,
  facts: StateFacts,
  rules: CoordinationRules | null,
  trace: Tracer,
): Entitlement {
  const { state, law, own, minimum } = facts
  if (law === null) return { alone: false, aggregated: false, unknown: true }
  if (isZero(own)) return { alone: false, aggregated: false, unknown: false }
  const conditions = law.legislation.otherConditions !== 'not-met'
  const unit = rules?.counting.unit ?? 'months'
  const reach = (time: Rational, periods: StateFacts['ownPeriods']): Threshold =>
    minimum === null
      ? { met: true, shown: rationalText(time) }
      : thresholdOf(time, minimum, unit, law.legislation.window == null ? periods : () => [])
  const byOwn = reach(facts.ownInWindow, facts.ownPeriods)
  const alone = conditions && byOwn.met
  trace.byRule(
    'entitlement',
    OWN_RULES.nationalConditions,
    state,
    {
      own: byOwn.shown,
      minimum: minimum === null ? 'none' : rationalText(minimum),
      otherConditions: law.legislation.otherConditions ?? 'met',
    },
    { alone: alone ? 'yes' : 'no' },
  )
  const aggregation = facts.coordinated ? rules?.clause('aggregation') : null
  if (aggregation == null || rules === null) return { alone, aggregated: alone, unknown: false }
  const enoughOwn = reachesMinimumOwn(given, facts, rules, trace)
  const byAll = reach(facts.totalInWindow, facts.allPeriods)
  const aggregated = conditions && enoughOwn && byAll.met
  trace.byClause(
    aggregation,
    state,
    {
      own: byOwn.shown,
      total: byAll.shown,
      minimum: minimum === null ? 'none' : rationalText(minimum),
    },
    { entitled: aggregated || alone ? 'yes' : 'no', needed: alone ? 'no' : 'yes' },
  )
  return { alone, aggregated: aggregated || alone, unknown: false }
}

/** Some instruments add foreign periods only to a minimum of own ones. */
function reachesMinimumOwn(
  given: TotalizationCase,
  { state, own, ownPeriods }: StateFacts,
  rules: CoordinationRules,
  trace: Tracer,
): boolean {
  const { unit, weekColumn } = rules.counting
  return rules.clauses('minimum-own').every((clause) => {
    const { state: only, length, consecutive, onlyAbroad } = clause.setting
    if (only !== null && only !== state) return true
    if (onlyAbroad && (given.person.residence ?? null) === state) return true
    const needed = lengthIn(length, unit, weekColumn)
    const held = consecutive ? longestSpell(given, state, rules.counting) : own
    const { met } = thresholdOf(held, needed, unit, consecutive ? () => [] : ownPeriods)
    trace.byClause(
      clause,
      state,
      { own: rationalText(held), needed: rationalText(needed), consecutive: String(consecutive) },
      { met: met ? 'yes' : 'no' },
    )
    return met
  })
}
