import type { Money } from '@corridor/kernel'
import { moneyDecimal } from '@corridor/kernel'
import { englishName, NAME_KIND_OF } from './namedInReasons.ts'

/**
 * Why a finding is what it is: a closed list, each with its sentence in English. What stands in
 * braces is a parameter; other languages have their own sentence for the same code.
 */
export const REASON_WORDS = {
  // About every rule.
  parameter_missing: 'No {parameter} is set for {place} on {date}.',
  parameter_tie: 'Two values of {parameter} fit {place} on {date} equally well; one must be ended.',
  input_missing: 'It is not stated: {what}.',
  no_exchange_rate: 'There is no rate from {from} to {to} for that day.',
  // 1 Wage floor.
  wage_at_floor: 'Guaranteed pay of {pay} a month is not below the floor of {floor}.',
  wage_below_floor: 'Guaranteed pay of {pay} a month is below the floor of {floor}.',
  wage_hourly_below_floor:
    'Guaranteed pay is {pay} an hour at {hours} hours a week, below the floor of {floor} an hour.',
  wage_no_floor: 'No floor is set by law for {place} on {date}.',
  // 2 and 3 Fees.
  fees_within_ceiling: 'What the worker bears, {sum}, is within the ceiling of {ceiling}.',
  fees_above_ceiling: 'What the worker bears, {sum}, is above the ceiling of {ceiling}.',
  fee_payer_missing: 'Nobody is named as payer of {category}.',
  fees_not_stated: 'Nobody has stated the fees of this contract.',
  fees_none_disguised: 'No cost is of a prohibited category or under a suspicious name.',
  fee_prohibited: 'A cost of the prohibited category {category} is stated: {label}.',
  fee_suspicious: 'The words “{label}” are often used for a fee that may not be charged.',
  fee_label_language: 'The words “{label}” are in a language that is not read.',
  fee_statements_differ: 'The worker states {worker} and the agency {agency} for {category}.',
  // 4 Hours.
  hours_within: '{hours} hours a week with {rest} days of rest are within the limit.',
  hours_above: '{hours} hours a week are above the limit of {limit}.',
  hours_day_above: '{hours} hours a day are above the limit of {limit}.',
  hours_overtime_above: '{hours} hours a week with overtime are above the limit of {limit}.',
  rest_below: '{rest} days of rest a week are fewer than {limit}.',
  overtime_rate_below: 'Overtime at {rate} times the pay is below {limit}.',
  hours_as_required: 'The contract says “as required” instead of hours.',
  // 5 Substitution.
  substitution_none: 'The contract registered at destination is not worse in any term.',
  substitution_worse: 'The contract registered at destination is worse in {count} terms: {terms}.',
  substitution_changed: 'The contract registered at destination differs in: {terms}.',
  substitution_term_missing: 'Not stated in one of the two versions: {terms}.',
  substitution_valuation:
    'Money instead of the thing itself, or the reverse, needs valuation: {terms}.',
  substitution_wages_unknown: 'It is not known what was paid.',
  substitution_wages: 'In {count} months less was paid than the contract of origin says.',
  destination_version_missing:
    'The contract registered at destination was not received within {days} days of arrival.',
  destination_version_awaited: 'The worker has not arrived, or not long enough ago.',
  destination_arrival_unknown: 'It is not known whether the worker has arrived.',
  // 6 Licence.
  licence_good: 'The licence {licence} is in force and covers {destination} and {sector}.',
  licence_not_effective: 'The licence {licence} is {status} on {date}.',
  licence_none: 'The agency has no licence.',
  licence_revoked: 'The licence {licence} is revoked.',
  licence_wrong_destination: 'The licence {licence} does not cover {destination}.',
  licence_wrong_sector: 'The licence {licence} does not cover {sector}.',
  licence_unreachable: 'The register of licences did not answer.',
  licence_snapshot_old: 'What is known of the licence is {hours} hours old; {limit} are allowed.',
  licence_not_needed: 'The worker goes without an agency.',
  // 7 Bond.
  bond_sufficient: 'The bond is sufficient.',
  bond_short: 'The bond is short.',
  bond_defaulted: 'The bond was not topped up in time.',
  bond_unconfirmed: 'A guarantee is not confirmed by the bank.',
  bond_required_unknown: 'The cover required is not known; not set: {why}.',
  bond_none: 'No bond is lodged.',
  bond_not_needed: 'No bond is needed here.',
  // 8 Linked parties.
  linked_none: 'No link to a revoked or refused agency was found.',
  linked_weak: '{count} names are alike; nothing else links them.',
  linked_found: '{strong} strong and {medium} medium links to revoked or refused agencies.',
  linked_cleared: 'A person looked at {strong} strong and {medium} medium links and cleared them.',
  linked_owners_incomplete: 'The list of owners and directors is not complete.',
  // 9 Bans.
  ban_none: 'No ban holds for {destination}, {sector} on {date}.',
  ban_applies: 'A ban holds for {destination}, {sector} from {from}.',
  ban_site_unknown: 'A ban names sites in {destination}; it is not known where this site is.',
  bans_unread: 'The list of bans could not be read.',
  // 10 Principal.
  principal_good: 'The principal is not on the watch list.',
  principal_listed: 'The principal is on the watch list: {status}.',
  principal_list_unread: 'The watch list could not be read.',
  principal_plausible: '{approved} vacancies for {headcount} employed are plausible.',
  principal_implausible: '{approved} vacancies for {headcount} employed exceed what is plausible.',
  principal_young: 'The principal’s business is {months} months old; {limit} are asked for.',
  principal_sites: '{approved} vacancies for {sites} sites exceed what is plausible.',
  principal_facts_missing: 'Not known of the principal: {what}.',
  principal_none: 'There is no principal to look at.',
  // 11 Job order.
  job_order_good: 'The job order {number} is good and has a vacancy for this worker.',
  job_order_exhausted: 'The job order {number} has no vacancy left.',
  job_order_expired: 'The job order {number} ended on {date}.',
  job_order_not_approved: 'The job order {number} is {status}.',
  job_order_frozen: 'The job order {number} is frozen.',
  job_order_reused: 'The same demand letter or reference stands in another job order.',
  job_order_single: 'No other job order has the same demand letter or reference.',
  job_order_disputed: 'The count of vacancies of {number} is disputed.',
  job_order_missing: 'There is no job order for this contract.',
  job_order_not_needed: 'The worker goes without a job order.',
  // 12 Documents.
  documents_complete: 'All {count} documents asked for are there.',
  document_missing: 'A document is missing: {type}.',
  document_expired: 'A document has expired on {date}: {type}.',
  document_reused: 'The same file was handed in for another person: {type}.',
  document_unreadable: 'A document cannot be read, or nobody has accepted it yet: {type}.',
  // 13 Identity.
  age_sufficient: 'The worker is {age} years old on {date}.',
  age_below: 'The worker is {age} years old on {date}; {limit} is the least.',
  birth_date_missing: 'There is no reliable date of birth.',
  person_single: 'No other file seems to be of the same person.',
  person_duplicate: '{count} other files seem to be of the same person.',
  person_unread: 'The files of other persons could not be compared.',
  attendance_same: 'Medical examination and orientation were attended by the worker herself.',
  attendance_other: 'Somebody else came instead of the worker: {what}.',
  attendance_not_recorded: 'Who attends is not recorded here.',
  // 14 Clauses, language, time.
  clauses_complete: 'Every term and clause asked for is in the contract.',
  clause_missing: '{count} terms or clauses are missing: {clauses}.',
  clauses_unread: 'The contract has no text that can be read.',
  language_fits: 'The contract is in {language}, which the worker reads.',
  language_other: 'The contract is in {language}; the worker reads {languages}.',
  language_not_accepted: 'The contract is in {language}; accepted here are {languages}.',
  language_unknown: 'The language of the contract or of the worker is not known.',
  dwell_plausible: 'The contract was open for {seconds} seconds before it was signed.',
  dwell_short: 'The contract was open for {seconds} seconds; reading takes at least {limit}.',
  dwell_unknown: 'It is not known how long the contract was open before it was signed.',
  // 15 Anomaly.
  anomaly_none: '{measure}: {value}, much like {peers} among its peers.',
  anomaly_found: '{measure}: {value}, against {peers} among its peers.',
  anomaly_small:
    '{measure}: there are {count} contracts in {months} months, and {peers} of its peers: too few to compare.',
  anomaly_not_counted: '{measure}: no register here counts it.',
} as const

export type ReasonCode = keyof typeof REASON_WORDS
export const REASON_CODES = Object.keys(REASON_WORDS) as [ReasonCode, ...ReasonCode[]]

type Shown = string | number | Money

/**
 * The English sentence of a reason.
 *
 * @example reasonWords('hours_above', { hours: '60', limit: '48' })
 * // => '60 hours a week are above the limit of 48.'
 */
export function reasonWords(code: ReasonCode, params: Readonly<Record<string, Shown>>): string {
  return REASON_WORDS[code].replace(/\{(\w+)\}/g, (_, name: string) =>
    inEnglish(name, params[name]),
  )
}

function inEnglish(name: string, value: Shown | undefined): string {
  if (value === undefined) return '?'
  if (typeof value === 'string' && NAME_KIND_OF[name] !== undefined) {
    return value.split(', ').map(englishName).join(', ')
  }
  return typeof value === 'object' ? `${moneyDecimal(value)} ${value.currency}` : String(value)
}
