import { FEE_CATEGORIES } from '../fees/index.ts'
import { CLAUSE_CODES } from '../terms/index.ts'

/** What a case can lack, with its English name; reasons name it by its id. */
const INPUT_WORDS = {
  date_of_event: 'the day of the event',
  destination: 'the destination',
  sector: 'the sector',
  occupation: 'the occupation',
  corridor: 'the corridor',
  jurisdiction: 'the jurisdiction',
  route: 'whether the worker goes through an agency',
  terms: 'the terms of the contract',
  basic_pay: 'the basic pay',
  allowances: 'the allowances',
  housing: 'housing',
  food: 'food',
  transport: 'transport',
  medical: 'medical care',
  hours_day: 'the hours a day',
  hours_week: 'the hours a week',
  overtime_hours_week: 'the hours of overtime a week',
  overtime_rate: 'the rate of overtime',
  rest_days_week: 'the days of rest a week',
  fee_category: 'the category of a fee',
  fee_label: 'what a fee is called',
  fee_amount: 'the amount of a fee',
  recovered_from_wages: 'whether a cost is taken from the wages',
  agreed_before: 'whether the worker was told of a cost beforehand',
  licence_dates: 'from when until when the licence is in force',
  licence_freeze: 'whether the licence is frozen',
  bond: 'the bond',
  bond_default: 'whether the bond was topped up in time',
  documents: 'the documents',
  document_reuse: 'whether a document was handed in for somebody else',
  document_expiry: 'the last day of a document',
  job_order_status: 'the status of the job order',
  job_order_freeze: 'whether the job order is frozen',
  job_order_valid_until: 'the last day of the job order',
  job_order_vacancies: 'how many vacancies the job order has',
  job_order_dispute: 'whether the count of vacancies is disputed',
  job_order_reuse: 'whether the demand letter stands in another job order',
  attendance_medical: 'attendance at the medical examination',
  attendance_orientation: 'attendance at the orientation',
  approved_vacancies: 'how many vacancies are approved',
  headcount: 'how many persons it employs',
  business_age: 'the age of its business',
  sites: 'its sites',
} as const

export type InputName = keyof typeof INPUT_WORDS

/** A status in which a licence, a job order or an entry of the watch list stops something. */
const STATUS_NAMES = [
  ...['draft', 'submitted', 'screened', 'inspected', 'refused', 'provisional', 'active'],
  ...['renewal_due', 'preventive_suspension', 'suspended', 'revoked', 'expired', 'surrendered'],
  ...['frozen', 'not_yet_in_force', 'attested', 'approved', 'advertised', 'exhausted'],
  ...['withdrawn', 'listed'],
] as const

/** Points of the minimum contents that are no clause of their own. */
const CONTENT_NAMES = [
  ...['employer', 'pay', 'duration', 'position_and_site', 'hours_and_day_off', 'paid_leave'],
  ...['hours', 'daily_and_weekly_rest'],
] as const

/**
 * The ids that reasons name, by the kind of thing they are: each language has a word for every one
 * of them, as `checks.input-basic-pay`.
 */
export const NAMED_IN_REASONS = {
  input: Object.keys(INPUT_WORDS) as readonly InputName[],
  status: STATUS_NAMES,
  clause: [...new Set<string>([...CLAUSE_CODES, ...CONTENT_NAMES])],
  category: Object.keys(FEE_CATEGORIES),
  measure: [
    ...['complaints', 'not_returned', 'individual_route', 'visa_category_shift', 'wage_default'],
    'overrides',
  ],
  why: ['tiers', 'reading'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type NameKind = keyof typeof NAMED_IN_REASONS

/** Parameters of reasons whose value is such an id, or several parted by commas. */
export const NAME_KIND_OF: Readonly<Record<string, NameKind>> = {
  what: 'input',
  status: 'status',
  clauses: 'clause',
  category: 'category',
  measure: 'measure',
  why: 'why',
}

/** An input by its English name; any other id with blanks. */
export const englishName = (id: string): string =>
  (INPUT_WORDS as Readonly<Record<string, string>>)[id] ?? id.replaceAll('_', ' ')
