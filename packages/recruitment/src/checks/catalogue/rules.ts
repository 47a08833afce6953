import { convention, official, secondary, unverified } from './cited.ts'
import type { RuleRecord } from './RuleRecord.ts'
import type { RuleId } from './ruleIds.ts'

const PLANTED = 'planted-contracts-1'

const COMMON = {
  version: 1,
  overridable: 'yes',
  effectiveFrom: null,
  effectiveTo: null,
  labelledSet: PLANTED,
} as const

const FEE_BASES = [
  convention('C181', 'Art. 7(1); exceptions 7(2) and 7(3)'),
  convention('C095', 'Art. 9'),
  convention('C189', 'Art. 15(1)(e)'),
  convention('MLC, 2006', 'Standard A1.4(5)(b), seafarers; C181 Art. 2(2) leaves them out'),
]

/**
 * The catalogue of automatic checks. The bases are those the references name, each with how it is
 * known; none is authority here until a place adopts a basis and a named reviewer verifies it.
 *
 * @source operations, section 5
 */
export const RULES: Readonly<Record<RuleId, RuleRecord>> = {
  wage_floor: {
    ...COMMON,
    id: 'wage_floor',
    title: 'Guaranteed pay is not below the floor',
    kinds: ['block'],
    inputs: ['terms', 'hours', 'occupation', 'exchange rates'],
    parameters: [
      ...(['monthly_floor', 'referral_wage', 'origin_floor'] as const),
      ...(['floors_expected', 'exchange_rates'] as const),
    ],
    event: 'signature',
    legalBasis: [
      convention('C189', 'Art. 11'),
      official('Revised POEA Rules 2016', 's. 135', 'PHL'),
    ],
  },
  fee_ceiling: {
    ...COMMON,
    id: 'fee_ceiling',
    title: 'What the worker bears is within the ceiling',
    kinds: ['block'],
    overridable: 'unless_binding',
    inputs: ['fee lines', 'wage deductions'],
    parameters: ['worker_fee_ceiling', 'fee_exceptions', 'exchange_rates'],
    event: 'signature',
    legalBasis: FEE_BASES,
  },
  fee_disguised: {
    ...COMMON,
    id: 'fee_disguised',
    title: 'No prohibited cost and none under another name',
    kinds: ['flag'],
    inputs: ['fee category', 'label of the fee'],
    parameters: [],
    event: 'signature',
    legalBasis: [
      ...FEE_BASES,
      unverified('ILO definition of fees and costs (2019)', 'items A to C'),
    ],
  },
  hours_limit: {
    ...COMMON,
    id: 'hours_limit',
    title: 'Hours, rest and overtime are within the limits',
    kinds: ['block'],
    inputs: ['terms'],
    parameters: ['hours_limit', 'overtime_rate_min'],
    event: 'signature',
    legalBasis: [convention('C189', 'Art. 10(2): 24 hours of weekly rest')],
  },
  contract_substitution: {
    ...COMMON,
    id: 'contract_substitution',
    title: 'The contract at destination is that signed at origin',
    kinds: ['alert'],
    inputs: ['contract of origin', 'contract at destination', 'wage lines'],
    parameters: ['destination_registration_days', 'exchange_rates'],
    event: 'signature',
    legalBasis: [
      convention('C097', 'Annex I Art. 5'),
      convention('C189', 'Art. 8(1)'),
      official('Foreign Employment Act', 's. 55', 'NPL'),
    ],
  },
  licence_effective: {
    ...COMMON,
    id: 'licence_effective',
    title: 'The agency’s licence is in force for this destination and sector',
    kinds: ['block'],
    overridable: 'unless_revoked',
    inputs: ['licence', 'job order'],
    parameters: ['licence_snapshot_hours'],
    event: 'issue',
    legalBasis: [
      convention('C097', 'Annex I Art. 3(3)(b): prior authorisation'),
      convention('C181', 'Art. 3(2)'),
    ],
  },
  bond_cover: {
    ...COMMON,
    id: 'bond_cover',
    title: 'The bond covers volume and open cases',
    kinds: ['freeze'],
    inputs: ['bond ledger', 'counts'],
    parameters: ['bond_tiers', 'case_schedule', 'case_schedule_reading'],
    event: 'issue',
    legalBasis: [
      official('Foreign Employment Act', 's. 11', 'NPL'),
      secondary('POEA Memorandum Circular 10-A/2018', '', 'PHL'),
      convention('MLC, 2006', 'Standard A1.4(5)(c)(vi): insurance against loss, seafarers'),
    ],
  },
  linked_parties: {
    ...COMMON,
    id: 'linked_parties',
    title: 'Nobody behind the agency was behind one that was revoked or refused',
    kinds: ['refer'],
    inputs: ['owners and officers', 'identifiers', 'names'],
    parameters: ['linked_parties_look_back', 'linked_parties_similarity'],
    event: 'issue',
    legalBasis: [secondary('Licensing rules on derogatory records', '', 'PHL')],
  },
  deployment_ban: {
    ...COMMON,
    id: 'deployment_ban',
    title: 'No ban holds for destination, sector and site',
    kinds: ['block'],
    overridable: 'never',
    inputs: ['bans by date', 'site'],
    parameters: [],
    event: 'issue',
    legalBasis: [unverified('National orders', '')],
  },
  principal_watch: {
    ...COMMON,
    id: 'principal_watch',
    title: 'The principal is not listed, and its demand is plausible',
    kinds: ['block', 'refer'],
    inputs: ['watch list', 'facts about the employer'],
    parameters: ['capacity_ratio'],
    event: 'issue',
    legalBasis: [convention('C181', 'Art. 8(1)')],
  },
  job_order_ledger: {
    ...COMMON,
    id: 'job_order_ledger',
    title: 'The job order is good, with a vacancy, and used once',
    kinds: ['block'],
    inputs: ['vacancies', 'digests of attachments'],
    parameters: [],
    event: 'issue',
    legalBasis: [unverified('National rules', '')],
  },
  documents: {
    ...COMMON,
    id: 'documents',
    title: 'Every document is there, valid and the worker’s own',
    kinds: ['block'],
    inputs: ['documents'],
    parameters: ['documents_at_signature', 'documents_at_clearance'],
    event: 'issue',
    legalBasis: [
      convention('C097', 'Annex I Art. 5(1): copy of the contract and information in writing'),
    ],
  },
  identity: {
    ...COMMON,
    id: 'identity',
    title: 'The worker is old enough, one person, and attended in person',
    kinds: ['block', 'flag'],
    overridable: 'unless_age',
    inputs: ['birth date', 'identity numbers', 'attendance'],
    parameters: ['minimum_age'],
    event: 'issue',
    legalBasis: [convention('C138', 'Art. 3(1)'), convention('C181', 'Art. 9')],
  },
  clauses_language: {
    ...COMMON,
    id: 'clauses_language',
    title: 'Every clause is there, in the worker’s language, with time to read',
    kinds: ['block', 'flag'],
    inputs: ['clauses', 'language', 'reading time'],
    parameters: ['contract_contents', 'contract_languages', 'reading_seconds_per_100_words'],
    event: 'signature',
    legalBasis: [
      convention('C189', 'Art. 7'),
      official('Revised POEA Rules 2016', 's. 135', 'PHL'),
    ],
  },
  agency_anomaly: {
    ...COMMON,
    id: 'agency_anomaly',
    title: 'The agency’s figures are like those of its peers',
    kinds: ['refer'],
    inputs: ['counts of twelve months'],
    parameters: ['anomaly_peers'],
    event: 'window_end',
    legalBasis: [convention('C181', 'Art. 13(3) and 13(4): reporting and publication')],
    labelledSet: null,
  },
}
