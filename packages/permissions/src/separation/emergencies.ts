import { addDays } from '@corridor/kernel'
import type { Actor } from '../Actor.ts'
import type { BreakGlassLimits } from '../breakGlass.ts'
import type { Breach, BreachReason, ProposedAct } from './Act.ts'

/**
 * SD8: break-glass has a reason, an end, notices to owner and auditor, and a day of review.
 * (Review by another: SD1.)
 */
export function emergencyBreaches(
  actor: Actor,
  act: ProposedAct,
  limits: BreakGlassLimits,
): readonly Breach[] {
  if (act.permission !== 'open.break-glass') return []
  const grant = act.details?.breakGlass
  const breach = (reason: BreachReason): Breach => ({
    rule: 'SD8',
    reason,
    with: grant?.id ?? null,
  })
  if (grant === undefined || actor.kind !== 'person' || grant.person !== actor.person) {
    return [breach('not_established')]
  }
  const milliseconds = grant.untilMilliseconds - grant.openedAtMilliseconds
  const longest = limits.longestMinutes * 60_000
  const checks: readonly (readonly [boolean, BreachReason])[] = [
    [Array.from(grant.reason.trim()).length >= limits.shortestReasonCharacters, 'no_reason'],
    [milliseconds > 0 && milliseconds <= longest, 'time_limit'],
    [grant.noticeOwedTo?.auditor === true && grant.noticeOwedTo.owner !== undefined, 'no_notice'],
    [grant.reviewDueOn <= addDays(act.on, limits.reviewWithinDays), 'no_review'],
  ]
  return checks.filter(([holds]) => !holds).map(([, reason]) => breach(reason))
}
