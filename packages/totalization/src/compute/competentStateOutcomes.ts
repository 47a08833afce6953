import { isZero, rationalText, ZERO } from '../exact/Rational.ts'
import { decimalText } from '../exact/rounding.ts'
import type { CoordinationRules } from '../instruments/rulesOf.ts'
import type { StateCode } from '../periods/InsurancePeriod.ts'
import type { Entitlement } from './entitlementOf.ts'
import { OWN_RULES } from './ownRules.ts'
import type { AmountContext } from './proRataOf.ts'
import { nationalOutcome } from './proRataOf.ts'
import { askFormula, type StateFacts } from './StateFacts.ts'
import { nothingDue, type StateOutcome } from './StateOutcome.ts'

/**
 * Branches in which one State pays all of it: the one to whose law the person was subject last. The
 * periods of the others help to open the right.
 *
 * @source European Convention on Social Security, 1972, Arts 19 and 51; Regulation (EC) 883/2004
 * Art. 44 for invalidity under laws of type A
 */
export function competentStateOutcomes(
  context: AmountContext & { readonly rules: CoordinationRules },
  states: readonly StateFacts[],
  entitlements: ReadonlyMap<StateCode, Entitlement>,
): readonly StateOutcome[] {
  const competent = lastInsured(states)
  const { rules, trace, given } = context
  const clause = rules.clause('competent-state') ?? rules.clause('invalidity-type-a')
  if (clause !== null) {
    trace.byClause(
      clause,
      null,
      Object.fromEntries(states.map(({ state, lastDay }) => [state, lastDay || 'not dated'])),
      { competent: competent ?? 'cannot be told' },
    )
  }
  return states.map((facts) => {
    const entitlement = entitlements.get(facts.state)!
    if (!facts.coordinated) return nationalOutcome(context, facts, entitlement)
    if (facts.state !== competent) {
      const payable = competent === null ? null : ZERO
      return nothingDue(facts, entitlement, 'not-competent', payable)
    }
    if (facts.law === null) return nothingDue(facts, entitlement, 'law-unknown', null)
    if (!entitlement.aggregated) return nothingDue(facts, entitlement, 'not-entitled', ZERO)
    const duration = entitlement.alone ? facts.own : facts.totalInWindow
    const purpose = entitlement.alone ? 'independent' : 'theoretical'
    const answer = askFormula(given, facts.law, duration, rules.counting.unit, purpose)
    trace.byRule(
      'national-law',
      OWN_RULES.nationalAlone,
      facts.state,
      {
        time: rationalText(duration),
        ...Object.fromEntries(answer.lines.map(({ what, value }) => [what, value])),
      },
      {
        amount:
          answer.amount === null ? (answer.reason ?? 'not-stated') : decimalText(answer.amount),
      },
    )
    if (answer.reason === 'no-entitlement')
      return nothingDue(facts, entitlement, 'not-entitled', ZERO)
    const basis = answer.amount === null ? 'amount-unknown' : 'competent-state'
    return { ...nothingDue(facts, entitlement, basis, answer.amount), theoretical: answer.amount }
  })
}

/** Null where records cannot be dated, or two States end on the same day. */
function lastInsured(states: readonly StateFacts[]): StateCode | null {
  const involved = states.filter(({ coordinated, own }) => coordinated && !isZero(own))
  const last =
    involved
      .map(({ lastDay }) => lastDay)
      .toSorted()
      .at(-1) ?? ''
  const at = involved.filter(({ lastDay }) => lastDay === last)
  return last !== '' && at.length === 1 ? at[0]!.state : null
}
