import type { OrganisationSummary } from '@corridor/contract'

/** Every kind, in the order of the list to choose from. */
export const KINDS = [
  'agency',
  'employer',
  'insurer',
  'medical_centre',
  'training_centre',
  'union',
  'employers_organisation',
  'resource_centre',
  'authority',
  'bank',
] as const satisfies readonly OrganisationSummary['kind'][]

export const STATUSES = [
  'active',
  'suspended',
  'closed',
] as const satisfies readonly OrganisationSummary['status'][]

/** Words for the rules of the register, by rule. */
export const RULES: Readonly<Record<string, string>> = {
  SD1: 'organisations.rule-other-person-confirms',
  SD10: 'organisations.rule-not-herself',
  'organisation.name_differs': 'organisations.rule-name-differs',
  'organisation.names_in_order': 'organisations.rule-names-in-order',
  'organisation.correction_differs': 'organisations.rule-correction-differs',
  'organisation.assignment_differs': 'organisations.rule-assignment-differs',
  'organisation.office_known': 'organisations.rule-office-known',
  'organisation.office_new': 'organisations.rule-office-new',
  'organisation.office_open': 'organisations.rule-office-open',
  'organisation.office_empty': 'organisations.rule-office-empty',
  'organisation.office_keeps_none': 'organisations.rule-office-keeps-none',
  'organisation.office_dates': 'organisations.rule-office-dates',
  'organisation.offices_closed': 'organisations.rule-offices-closed',
  'organisation.appointed_once': 'organisations.rule-appointed-once',
  'organisation.appointed': 'organisations.rule-appointed',
  'organisation.appointment_dates': 'organisations.rule-appointment-dates',
  'organisation.not_home': 'organisations.rule-not-home',
  'organisation.one_proposal': 'organisations.rule-one-proposal',
  'organisation.act_fits': 'organisations.rule-act-fits',
  'organisation.proposed': 'organisations.rule-proposed',
}

/** `organisation.openOffice` as ids of words have it: `open-office`. */
export const verbOf = (type: string): string =>
  type.slice(type.indexOf('.') + 1).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
