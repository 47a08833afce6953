/** Statuses of a job order, in the order of its way. */
export const JOB_ORDER_STATUSES = [
  'draft',
  'submitted',
  'attested',
  'approved',
  'advertised',
  'exhausted',
  'expired',
  'withdrawn',
] as const

/** Words for the rules of demand, by rule. */
export const RULES: Readonly<Record<string, string>> = {
  SD1: 'demand.rule-other-person',
  licence_effective: 'demand.rule-licence',
  bond_cover: 'demand.rule-bond',
  deployment_ban: 'demand.rule-ban',
  principal_watch: 'demand.rule-watch',
  job_order_ledger: 'demand.rule-ledger',
  'jobOrder.checked': 'demand.rule-checked',
  'jobOrder.reason_stated': 'demand.rule-reason-stated',
  'jobOrder.accredited': 'demand.rule-accredited',
  'jobOrder.demand_letter': 'demand.rule-demand-letter',
  'jobOrder.terms_stated': 'demand.rule-terms',
  'jobOrder.verified_before': 'demand.rule-verified-before',
  'jobOrder.quantities_fit': 'demand.rule-quantities',
  'jobOrder.valid_days': 'demand.rule-valid-days',
  'jobOrder.not_frozen': 'demand.rule-not-frozen',
  'jobOrder.advert_proposed': 'demand.rule-advert-proposed',
  'jobOrder.agency_registered': 'demand.rule-agency',
  'jobOrder.principal_registered': 'demand.rule-principal',
  'jobOrder.post_open': 'demand.rule-post',
  'jobOrder.office_of_agency': 'demand.rule-office',
  'accreditation.agency_registered': 'demand.rule-agency',
  'accreditation.principal_registered': 'demand.rule-principal',
  'accreditation.post_open': 'demand.rule-post',
  'accreditation.office_of_agency': 'demand.rule-office',
  'accreditation.power_of_attorney': 'demand.rule-power',
  'accreditation.still_valid': 'demand.rule-still-valid',
  'subAgent.agency_registered': 'demand.rule-agency',
  'subAgent.office_of_agency': 'demand.rule-office',
  'subAgent.one_agency': 'demand.rule-one-agency',
}

/** `jobOrder.returnFromPost` as ids of words have it: `job-order-return-from-post`. */
export const idOf = (type: string): string =>
  type.replace('.', '-').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** What is to be typed or nothing. */
export const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
