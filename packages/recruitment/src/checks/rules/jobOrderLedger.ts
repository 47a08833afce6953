import type { IsoDate } from '@corridor/kernel'
import type { CheckFinding, InputName } from '../verdict/index.ts'
import { NO_DATE, notStated, openRule, type RuleContext } from './openRule.ts'

export interface JobOrderFacts {
  readonly number: string
  readonly status: string | null
  readonly isFrozen: boolean | null
  readonly validUntil: IsoDate | null
  /** Vacancies not reserved or consumed by anybody; null where the count is not known. */
  readonly vacanciesLeft: number | null
  /** Whether one is reserved for this worker. */
  readonly isReserved: boolean | null
  /** Somebody disputes the count. */
  readonly isDisputed: boolean | null
  /** Other job orders with the same attachment or reference; null where not compared. */
  readonly reusedIn: number | null
}

const USABLE: ReadonlySet<string> = new Set(['approved', 'advertised', 'exhausted'])

/**
 * Check 11: the job order is approved, not over, not frozen, has a vacancy for this worker, and its
 * demand letter stands in no other.
 *
 * @param facts `not_needed` where the route has no job order; null where it is missing
 * @source operations, section 5, check 11
 */
export function jobOrderLedger(
  facts: JobOrderFacts | 'not_needed' | null,
  context: RuleContext,
): CheckFinding {
  const rule = openRule('job_order_ledger', context)
  const { on } = rule
  if (facts === 'not_needed') return rule.notApplicable('job_order_not_needed')
  if (facts === null) {
    return rule.cannotTell({ code: 'job_order_missing', params: {}, supplier: 'agency' })
  }
  if (on === null) return rule.cannotTell(NO_DATE)
  const { number, status, validUntil, vacanciesLeft, isReserved, isDisputed, reusedIn } = facts
  if (status === 'expired' || (validUntil !== null && on > validUntil)) {
    return rule.no('job_order_expired', { number, date: validUntil ?? '?' })
  }
  if (status !== null && !USABLE.has(status)) {
    return rule.no('job_order_not_approved', { number, status })
  }
  if (facts.isFrozen === true) return rule.no('job_order_frozen', { number })
  if (reusedIn !== null && reusedIn > 0) return rule.no('job_order_reused', { number })
  if (isDisputed === true) {
    return rule.cannotTell({
      ...{ code: 'job_order_disputed', params: { number }, supplier: 'authority' },
    })
  }
  if (vacanciesLeft !== null && vacanciesLeft <= 0 && isReserved === false) {
    return rule.no('job_order_exhausted', { number })
  }
  const hasPlace = isReserved === true || (vacanciesLeft !== null && vacanciesLeft > 0)
  const asked: readonly (readonly [InputName, unknown])[] = [
    ['job_order_status', status],
    ['job_order_freeze', facts.isFrozen],
    ['job_order_valid_until', validUntil],
    ['job_order_vacancies', hasPlace ? true : null],
    ['job_order_dispute', isDisputed],
    ['job_order_reuse', reusedIn],
  ]
  const missing = asked.find(([, value]) => value === null)
  return missing === undefined
    ? rule.yes('job_order_good', { number })
    : rule.cannotTell(notStated(missing[0], 'authority'))
}

/**
 * Check 11 as far as it can be asked before an order is approved: whether its demand letter or
 * reference stands in the order of another agency.
 *
 * @param reusedIn how many such orders there are; null where that was not compared
 */
export function jobOrderReuse(reusedIn: number | null, context: RuleContext): CheckFinding {
  const rule = openRule('job_order_ledger', context)
  if (rule.on === null) return rule.cannotTell(NO_DATE)
  if (reusedIn === null) return rule.cannotTell(notStated('job_order_reuse', 'authority'))
  return reusedIn > 0 ? rule.no('job_order_reused') : rule.yes('job_order_single')
}
