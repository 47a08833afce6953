import type { StateCode } from '../periods/InsurancePeriod.ts'

/** What can be wrong with a case, unclear in it, or missing from it: a closed list. */
export const FINDING_CODES = [
  // Refused: no answer is given.
  'unknown-instrument',
  'two-instruments',
  'one-agreement-at-a-time',
  'branch-not-covered',
  'end-before-start',
  'same-institution-overlap',
  'no-length',
  'days-without-regime',
  'duplicate-id',
  'duplicate-legislation',
  'unknown-formula',
  'before-birth',
  'no-periods',
  // Warnings: an answer is given, with this to be known.
  'no-instrument',
  'not-in-force',
  'entry-into-force-unknown',
  'assumed-parties',
  'outside-instrument',
  'outside-persons',
  'nationality-unknown',
  'after-contingency',
  'cut-at-contingency',
  'after-claim',
  'longer-than-dates',
  'declared-overlap',
  'declared-only',
  'coinciding-compulsory',
  'year-cut',
  'undatable',
  'outside-window',
  'other-branch',
  'not-checked',
  // Missing: what would make the answer complete.
  'legislation-missing',
  'formula-missing',
  'amount-not-stated',
  'displaced-amount-missing',
  'exchange-rate-missing',
  'conditions-unknown',
] as const

export type FindingCode = (typeof FINDING_CODES)[number]

export interface Finding {
  readonly code: FindingCode
  readonly severity: 'refused' | 'warning' | 'missing'
  /** The rule that decides, by its id in docs/methods/totalization.md. */
  readonly rule: string
  readonly article: string | null
  /** What, where and what to do, in plain English. */
  readonly message: string
  readonly states: readonly StateCode[]
  readonly periods: readonly string[]
}

/** A finding with what most of them leave empty filled in. */
export const finding = (
  severity: Finding['severity'],
  code: FindingCode,
  rule: string,
  message: string,
  about: Partial<Pick<Finding, 'article' | 'states' | 'periods'>> = {},
): Finding => ({
  code,
  severity,
  rule,
  article: about.article ?? null,
  message,
  states: about.states ?? [],
  periods: about.periods ?? [],
})
