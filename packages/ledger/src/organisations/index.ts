export {
  type Appointment,
  type Office,
  ORGANISATION_KINDS,
  type Organisation,
  type OrganisationFacts,
  type OrganisationKind,
  officeId,
  type Proposal,
} from './Organisation.ts'
export {
  type OrganisationCommand,
  organisationActions,
  organisationRecord,
} from './organisationRecord.ts'
export { Jurisdiction } from './registration.ts'
