/** What a text can settle besides the figures of `ContractTerms`. */
export const CLAUSE_CODES = [
  'worker_identity',
  'employer_identity',
  'workplace_address',
  'type_of_work',
  'pay_calculation',
  'pay_mode',
  'food_and_accommodation',
  'transport_to_and_from',
  'overtime',
  'leave',
  'weekly_rest',
  'emergency_medical',
  'termination_causes',
  'termination_notice',
  'dispute_settlement',
  'repatriation_terms',
  'repatriation_in_danger',
  'repatriation_of_remains',
  'probation',
  'keeps_passport',
] as const

export type ClauseCode = (typeof CLAUSE_CODES)[number]
