import type { ClearanceSummary } from '@corridor/contract'

export const STATUSES = [
  'requested',
  'requirements_open',
  'ready',
  'issued',
  'used',
  'revoked',
  'expired',
  'cancelled',
] as const satisfies readonly ClearanceSummary['status'][]

/** Words for the rules of clearances, by rule. */
export const RULES: Readonly<Record<string, string>> = {
  SD1: 'clearances.rule-other-person',
  'clearance.contract_approved': 'clearances.rule-contract-approved',
  'clearance.contract_unchanged': 'clearances.rule-contract-unchanged',
  'clearance.one_a_contract': 'clearances.rule-one-a-contract',
  'clearance.reentry_employer': 'clearances.rule-reentry-employer',
  'clearance.reentry_site': 'clearances.rule-reentry-site',
  'clearance.reentry_terms': 'clearances.rule-reentry-terms',
  'clearance.reentry_ban': 'clearances.rule-reentry-ban',
  'clearance.verdict_current': 'clearances.rule-verdict-current',
  'clearance.requirements_open': 'clearances.rule-requirements-open',
  'clearance.requirements_met': 'clearances.rule-requirements-met',
  'clearance.officer_looks': 'clearances.rule-officer-looks',
  'clearance.not_held': 'clearances.rule-not-held',
  'clearance.held': 'clearances.rule-held',
  'clearance.other_agency': 'clearances.rule-other-agency',
  'clearance.licence_effective': 'clearances.rule-licence-effective',
  'clearance.vacancy': 'clearances.rule-vacancy',
  'clearance.expires_later': 'clearances.rule-expires-later',
  'clearance.movement_once': 'clearances.rule-movement-once',
  'clearance.occurred_before': 'clearances.rule-occurred-before',
  'clearance.occurred_after_issue': 'clearances.rule-occurred-after-issue',
  'clearance.one_proposal': 'clearances.rule-one-proposal',
  'clearance.proposed': 'clearances.rule-proposed',
  'clearance.one_appeal': 'clearances.rule-one-appeal',
  'clearance.appealed': 'clearances.rule-appealed',
  'clearance.form_genuine': 'clearances.rule-form-genuine',
  'clearance.form_linked': 'clearances.rule-form-linked',
  'clearance.form_open': 'clearances.rule-form-open',
}

/** `clearance.cancelHeld` as ids of words have it: `cancel-held`. */
export const verbOf = (type: string): string =>
  type.slice(type.indexOf('.') + 1).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
