/** The automatic checks in the order in which they are shown. */
export const RULE_IDS = [
  'wage_floor',
  'fee_ceiling',
  'fee_disguised',
  'hours_limit',
  'contract_substitution',
  'licence_effective',
  'bond_cover',
  'linked_parties',
  'deployment_ban',
  'principal_watch',
  'job_order_ledger',
  'documents',
  'identity',
  'clauses_language',
  'agency_anomaly',
] as const

export type RuleId = (typeof RULE_IDS)[number]

/**
 * What an unmet rule does. `block` and `freeze` stop; `refer` sends to a person, `flag` and `alert`
 * say so and do not stop.
 */
export const RULE_KINDS = ['block', 'freeze', 'refer', 'flag', 'alert'] as const

export type RuleKind = (typeof RULE_KINDS)[number]
