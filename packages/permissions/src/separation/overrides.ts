import type { Breach, BreachReason, ProposedAct, SeparationParameters } from './Act.ts'

/**
 * SD6: an override states reason, words and evidence, names one version of one rule that may be set
 * aside, ends, and is confirmed in time, in another reporting line where there is one.
 * (Another person: SD1.)
 */
export function overrideBreaches(
  act: ProposedAct,
  parameters: SeparationParameters,
): readonly Breach[] {
  const isConfirmed = act.permission === 'confirm.override'
  if (!isConfirmed && act.permission !== 'propose.override') return []
  const override = act.details?.override
  const breach = (reason: BreachReason): Breach => ({ rule: 'SD6', reason, with: null })
  if (override === undefined) return [breach('not_established')]
  const stated = [override.reasonCode, override.text, override.rule, override.ruleVersion]
  const waited = act.nowMilliseconds - override.askedAtMilliseconds
  const longest = parameters.overrideConfirmedWithinHours * 3_600_000
  const checks: readonly (readonly [boolean, BreachReason])[] = [
    [stated.every((text) => text.trim() !== '') && override.evidence.length > 0, 'no_reason'],
    [override.overridable, 'not_overridable'],
    [override.expiresOn !== null && override.expiresOn >= act.on, 'no_end'],
    [!isConfirmed || (waited >= 0 && waited <= longest), 'too_late'],
    [
      !isConfirmed ||
        !override.otherLineExists ||
        (override.confirmerLine !== null && override.confirmerLine !== override.proposerLine),
      'same_reporting_line',
    ],
  ]
  return checks.filter(([holds]) => !holds).map(([, reason]) => breach(reason))
}
