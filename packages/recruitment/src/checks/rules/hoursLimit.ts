import { compare, fractionOf, isZero, plus } from '../exact/index.ts'
import type { ContractTerms } from '../terms/index.ts'
import type { CheckFinding, InputName } from '../verdict/index.ts'
import { notStated, type Open, openRule, type RuleContext } from './openRule.ts'

type HourTerms = Pick<
  ContractTerms,
  | ('hoursDay' | 'hoursWeek' | 'overtimeHoursWeek' | 'hoursAsRequired')
  | ('restDaysWeek' | 'overtimeRate')
>

/**
 * Check 4: hours, rest and overtime against the limits of the destination. One limit that is passed
 * is a no, whatever is missing besides; hours "as required" cannot be told.
 *
 * @source operations, section 5, check 4
 */
export function hoursLimit(terms: HourTerms | null, context: RuleContext): CheckFinding {
  const rule = openRule('hours_limit', context)
  const asked = rule.ask('hours_limit')
  if (!asked.known) return rule.cannotTell(asked.open)
  if (terms === null) return rule.cannotTell(notStated('terms', 'employer'))
  const limit = asked.value
  const leastRate = rule.ask('overtime_rate_min')
  const open: Open[] = leastRate.known || leastRate.isMissing ? [] : [leastRate.open]
  const stated = (what: InputName, value: string | null): string | null => {
    if (value === null) open.push(notStated(what, 'employer'))
    return value
  }
  const { hoursWeek, hoursDay, overtimeHoursWeek, restDaysWeek, overtimeRate } = terms

  if (stated('hours_week', hoursWeek) !== null && isAbove(hoursWeek!, limit.hoursWeek)) {
    return rule.no('hours_above', { hours: hoursWeek!, limit: limit.hoursWeek })
  }
  if (
    stated('rest_days_week', restDaysWeek) !== null &&
    isAbove(limit.restDaysWeek, restDaysWeek!)
  ) {
    return rule.no('rest_below', { rest: restDaysWeek!, limit: limit.restDaysWeek })
  }
  if (limit.hoursDay !== null && stated('hours_day', hoursDay) !== null) {
    if (isAbove(hoursDay!, limit.hoursDay)) {
      return rule.no('hours_day_above', { hours: hoursDay!, limit: limit.hoursDay })
    }
  }
  const most = limit.hoursWeekWithOvertime
  if (most !== null && stated('overtime_hours_week', overtimeHoursWeek) !== null && hoursWeek) {
    const sum = plus(fractionOf(hoursWeek), fractionOf(overtimeHoursWeek!))
    if (compare(sum, fractionOf(most)) > 0) {
      const hours = String(Number(sum.over) / Number(sum.under))
      return rule.no('hours_overtime_above', { hours, limit: most })
    }
  }
  if (leastRate.known && stated('overtime_rate', overtimeRate) !== null) {
    if (isAbove(leastRate.value.value, overtimeRate!)) {
      return rule.no('overtime_rate_below', { rate: overtimeRate!, limit: leastRate.value.value })
    }
  }
  if (terms.hoursAsRequired || (hoursWeek !== null && isZero(fractionOf(hoursWeek)))) {
    return rule.cannotTell({ code: 'hours_as_required', params: {}, supplier: 'employer' })
  }
  return open.length > 0
    ? rule.cannotTell(open[0]!)
    : rule.yes('hours_within', { hours: hoursWeek!, rest: restDaysWeek! })
}

const isAbove = (value: string, limit: string): boolean =>
  compare(fractionOf(value), fractionOf(limit)) > 0
