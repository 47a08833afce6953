export {
  type Appointment,
  type Office,
  ORGANISATION_KINDS,
  type Organisation,
  type OrganisationKind,
  type Proposal,
} from './Organisation.ts'
export { type OrganisationCommand, organisationRecord } from './organisationRecord.ts'
