import type { ContractSummary, Me } from '@corridor/contract'

export const STATUSES = [
  'draft',
  'worker_review',
  'signed',
  'checked',
  'approved',
  'registered_destination',
  'matched',
  'mismatch',
  'amended',
  'ended',
] as const satisfies readonly ContractSummary['status'][]

/** Rules of contracts and workers' files that have words in every language. */
const RULE_NAMES = [
  'contract.worker_open',
  'contract.worker_language',
  'contract.agency_active',
  'contract.employer_active',
  'contract.offices_known',
  'contract.job_order_fits',
  'contract.one_text_a_language',
  'contract.written',
  'contract.in_workers_language',
  'contract.own_credential',
  'contract.employers_own',
  'contract.worker_first',
  'contract.same_version',
  'contract.signed_today',
  'contract.vacancy_left',
  'contract.checks_met',
  'contract.registered_past',
  'contract.one_amendment',
  'contract.amendment_there',
  'contract.approval_needed',
  'contract.unsigned',
  'contract.reason_fits',
  'contract.party',
  'contract.fee_says_something',
  'contract.own_fee',
  'worker.office_known',
  'worker.born',
] as const

/** `contract.in_workers_language` as ids of words have it. */
export const RULES: Readonly<Record<string, string>> = Object.fromEntries(
  RULE_NAMES.map((rule) => [rule, `contracts.rule-${rule.replace('.', '-').replaceAll('_', '-')}`]),
)

/** `contract.proposeAmendment` as ids of words have it: `propose-amendment`. */
export const verbOf = (type: string): string =>
  type.slice(type.indexOf('.') + 1).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

export const statusId = (status: string): string =>
  `contracts.status-${status.replaceAll('_', '-')}`

/** The organisation for which the person enters workers. */
export const registrarOf = ({ roles }: Me): string | null =>
  roles.find(({ role }) => role === 'agency' || role === 'resource-centre')?.organisation ?? null
