import type { ClauseCode, TermName } from '../terms/index.ts'

/** One point that a contract has to settle: by every one of the terms, or by a clause. */
export interface ContentItem {
  readonly item: string
  readonly terms: readonly TermName[]
  readonly clauses: readonly ClauseCode[]
}

const item = (
  name: string,
  terms: readonly TermName[],
  clauses: readonly ClauseCode[] = [],
): ContentItem => ({ item: name, terms, clauses })

const EMPLOYER = item('employer', ['employer', 'employerAddress'], ['employer_identity'])
const PAY = item('pay', ['basicMonthly', 'allowances', 'payMode'])
const DURATION = item('duration', ['startsOn', 'termMonths'])
const PROVISIONS = item('food_and_accommodation', ['food', 'housing'], ['food_and_accommodation'])

/**
 * Lists of minimum contents by name, in this project's words. Further lists (a union's, a bilateral
 * one) are added as clauses of the parameter `contract_contents`.
 *
 * @source Revised POEA Rules 2016, s. 135, 14 items; ILO C189 Art. 7
 */
export const CONTRACT_CONTENTS: Readonly<
  Record<'poea_2016_s135' | 'c189_art7', readonly ContentItem[]>
> = {
  poea_2016_s135: [
    EMPLOYER,
    item('position_and_site', ['position', 'site']),
    PAY,
    PROVISIONS,
    DURATION,
    item('transport_to_and_from', ['passagePayer'], ['transport_to_and_from']),
    item('hours_and_day_off', ['hoursWeek', 'restDaysWeek']),
    item('overtime', ['overtimeRate'], ['overtime']),
    item('leave', ['annualLeaveDays', 'sickLeaveDays'], ['leave']),
    item('emergency_medical', ['medical'], ['emergency_medical']),
    item('termination_causes', [], ['termination_causes']),
    item('dispute_settlement', [], ['dispute_settlement']),
    item('repatriation_in_danger', [], ['repatriation_in_danger']),
    item('repatriation_of_remains', [], ['repatriation_of_remains']),
  ],
  c189_art7: [
    EMPLOYER,
    item('worker_identity', [], ['worker_identity']),
    item('workplace_address', ['site'], ['workplace_address']),
    DURATION,
    item('type_of_work', ['occupation'], ['type_of_work']),
    PAY,
    item('pay_calculation', ['payPeriod'], ['pay_calculation']),
    item('hours', ['hoursWeek']),
    item('paid_leave', ['annualLeaveDays'], ['leave']),
    item('daily_and_weekly_rest', ['restDaysWeek', 'hoursDay'], ['weekly_rest']),
    PROVISIONS,
    item('probation', ['probationMonths'], ['probation']),
    item('repatriation_terms', ['repatriationPayer'], ['repatriation_terms']),
    item('termination_notice', ['noticeDaysWorker', 'noticeDaysEmployer'], ['termination_notice']),
  ],
}
