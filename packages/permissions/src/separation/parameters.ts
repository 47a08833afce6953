import type { Act, Breach, BreachReason, ProposedAct } from './Act.ts'
import { proposalOf } from './proposals.ts'

/**
 * SD5: a legal officer proposes a parameter, the authority confirms it, for a day to come unless it
 * corrects an error; the social partners were told, and the old value is kept.
 */
export function parameterBreaches(
  act: ProposedAct,
  earlierActs: readonly Act[],
): readonly Breach[] {
  if (act.permission !== 'confirm.parameter') return []
  const proposal = proposalOf(act, earlierActs)
  const parameter = act.details?.parameter
  const breach = (reason: BreachReason): Breach => ({
    rule: 'SD5',
    reason,
    with: proposal?.id ?? null,
  })
  if (parameter === undefined) return [breach('not_established')]
  const told = parameter.partnersNotifiedOn
  const checks: readonly (readonly [boolean, BreachReason])[] = [
    [proposal?.role === 'legal-officer' && act.by.role === 'authority', 'wrong_role'],
    [parameter.correctsError || parameter.effectiveOn > act.on, 'not_in_the_future'],
    [told !== null && told <= act.on, 'partners_not_notified'],
    [parameter.oldValueKept, 'old_value_lost'],
  ]
  return checks.filter(([holds]) => !holds).map(([, reason]) => breach(reason))
}
