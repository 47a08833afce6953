import { organisationActions } from '@corridor/ledger/organisations'
import { z } from 'zod'
import { actionRoute } from '../action.ts'
import { OfOrganisation } from './organisations.ts'

const HOME = { organisation: 'home' } as const
const APPOINTMENT = {
  person: '0b7a7a0e-58a4-4be7-9d0b-6b2f5b1f7f0e',
  function: 'manager',
  office: 'north',
} as const

/** Where a command about one organisation is found. */
const at = (verb: string) => ({
  path: `/organisations/:organisation/${verb}`,
  input: OfOrganisation,
  examples: [HOME] as const,
})

export const registerOrganisationRoute = actionRoute(organisationActions.create, {
  id: 'registerOrganisation',
  path: '/organisations',
  summary: 'Enter an organisation into the register; its id comes from the idempotency key',
  input: z.object({}),
  examples: [{}],
  payloadExample: {
    kind: 'agency',
    name: 'Example Agency',
    country: 'NPL',
    registration: 'EX-1',
    office: null,
    jurisdiction: 'NPL',
  },
})

export const renameOrganisationRoute = actionRoute(organisationActions.rename, {
  id: 'renameOrganisation',
  ...at('rename'),
  summary: 'Give an organisation another name; the old one is kept',
  payloadExample: { name: 'Example Ministry of Labour', from: '2026-01-01' },
})

export const correctOrganisationRoute = actionRoute(organisationActions.correct, {
  id: 'correctOrganisation',
  ...at('correct'),
  summary: 'Correct the country and the registration of an organisation',
  payloadExample: { country: 'NPL', registration: null },
})

export const assignOrganisationRoute = actionRoute(organisationActions.assign, {
  id: 'assignOrganisation',
  ...at('assign'),
  summary: 'Say which office keeps the file of an organisation, and which jurisdiction decides',
  payloadExample: { office: null, jurisdiction: 'NPL' },
})

export const noteOrganisationRoute = actionRoute(organisationActions.note, {
  id: 'noteOrganisation',
  ...at('note'),
  summary: 'Add a remark, whatever else happens to the record meanwhile',
  payloadExample: { text: 'Telephone number changed' },
})

export const openOfficeRoute = actionRoute(organisationActions.openOffice, {
  id: 'openOffice',
  ...at('open-office'),
  summary: 'Open an office with its jurisdiction',
  payloadExample: { office: 'north', name: 'North', jurisdiction: 'NPL-P1', from: '2026-01-01' },
})

export const closeOfficeRoute = actionRoute(organisationActions.closeOffice, {
  id: 'closeOffice',
  ...at('close-office'),
  summary: 'Close an office in which nobody is appointed any more',
  payloadExample: { office: 'north', on: '2026-12-31' },
})

export const appointRoute = actionRoute(organisationActions.appoint, {
  id: 'appointPerson',
  ...at('appoint'),
  summary: 'Appoint a person to a function; nobody appoints herself',
  payloadExample: { ...APPOINTMENT, from: '2026-01-01' },
})

export const endAppointmentRoute = actionRoute(organisationActions.endAppointment, {
  id: 'endAppointment',
  ...at('end-appointment'),
  summary: 'End an appointment with its last day',
  payloadExample: { ...APPOINTMENT, on: '2026-12-31' },
})

export const proposeOrganisationRoute = actionRoute(organisationActions.propose, {
  id: 'proposeForOrganisation',
  ...at('propose'),
  summary: 'Propose to suspend an organisation, to lift its suspension or to close it',
  payloadExample: { act: 'suspend', reason: 'Example reason' },
})

export const confirmOrganisationRoute = actionRoute(organisationActions.confirm, {
  id: 'confirmForOrganisation',
  ...at('confirm'),
  summary: 'Confirm what somebody else proposed; it takes effect at once',
  payloadExample: {},
})

export const declineOrganisationRoute = actionRoute(organisationActions.decline, {
  id: 'declineForOrganisation',
  ...at('decline'),
  summary: 'Turn down what was proposed',
  payloadExample: { reason: 'Example reason' },
})

export const withdrawOrganisationRoute = actionRoute(organisationActions.withdraw, {
  id: 'withdrawForOrganisation',
  ...at('withdraw'),
  summary: 'Take a proposal back',
  payloadExample: { reason: 'Example reason' },
})

/** Every command about organisations. */
export const ORGANISATION_ACT_ROUTES = [
  registerOrganisationRoute,
  renameOrganisationRoute,
  correctOrganisationRoute,
  assignOrganisationRoute,
  noteOrganisationRoute,
  openOfficeRoute,
  closeOfficeRoute,
  appointRoute,
  endAppointmentRoute,
  proposeOrganisationRoute,
  confirmOrganisationRoute,
  declineOrganisationRoute,
  withdrawOrganisationRoute,
] as const
