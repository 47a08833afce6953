import { licenceActions } from '@corridor/recruitment/licence'
import { z } from 'zod'
import { actionRoute } from '../action.ts'
import { OfLicence } from './licences.ts'

const APPLICATION = {
  name: 'Example Agency',
  destinations: ['QAT'],
  sectors: ['construction'],
  plannedVolume: 2400,
}
const TERM = {
  validFrom: '2030-02-01',
  validUntil: '2033-01-31',
  provisionalUntil: null,
  destinations: ['QAT'],
  sectors: ['construction'],
}
const REASON = { reason: 'Example reason' }
const PERSON = '0b7a7a0e-58a4-4be7-9d0b-6b2f5b1f7f0e'

/** Where a command about one licence is found. */
const at = (verb: string) => ({
  path: `/licences/:licence/${verb}`,
  input: OfLicence,
  examples: [{ licence: 'l-example' }] as const,
})

export const createLicenceRoute = actionRoute(licenceActions.create, {
  id: 'createLicence',
  path: '/licences',
  summary: 'Begin an application for a licence; its id comes from the idempotency key',
  input: z.object({}),
  examples: [{}],
  payloadExample: {
    organisation: 'o-example',
    office: null,
    jurisdiction: 'NPL',
    application: APPLICATION,
  },
})

export const importLicenceRoute = actionRoute(licenceActions.import, {
  id: 'importLicence',
  path: '/licences/import',
  summary: 'Take a licence over from an earlier register; another person confirms it',
  input: z.object({}),
  examples: [{}],
  payloadExample: {
    organisation: 'o-example',
    office: null,
    jurisdiction: 'NPL',
    register: 'Example register, 2025-12-31',
    name: 'Example Agency',
    number: 'LIC-0001',
    status: 'active',
    term: TERM,
    plannedVolume: null,
    phones: ['+977 1 4412345'],
  },
})

export const changeLicenceRoute = actionRoute(licenceActions.change, {
  id: 'changeLicence',
  ...at('change'),
  summary: 'Change an application before it is handed in, or after it was sent back',
  payloadExample: { application: APPLICATION },
})

export const submitLicenceRoute = actionRoute(licenceActions.submit, {
  id: 'submitLicence',
  ...at('submit'),
  summary: 'Hand the application in',
  payloadExample: {},
})

export const returnLicenceRoute = actionRoute(licenceActions.return, {
  id: 'returnLicence',
  ...at('return'),
  summary: 'Send an application back, with what is missing',
  payloadExample: REASON,
})

export const screenLicenceRoute = actionRoute(licenceActions.screen, {
  id: 'screenLicence',
  ...at('screen'),
  summary: 'State that the documents are complete, and say who inspects',
  payloadExample: { complete: true, inspector: PERSON },
})

export const assignLicenceRoute = actionRoute(licenceActions.assign, {
  id: 'assignLicence',
  ...at('assign'),
  summary: 'Name the person who inspects, or who hears the appeal',
  payloadExample: { task: 'inspect', person: PERSON },
})

export const inspectLicenceRoute = actionRoute(licenceActions.inspect, {
  id: 'inspectLicence',
  ...at('inspect'),
  summary: 'State what the inspection found',
  payloadExample: {
    on: '2026-01-15',
    passed: true,
    findings: [{ matter: 'premises', met: 'yes', words: 'As described' }],
    photographs: [],
  },
})

export const reviewLicenceRoute = actionRoute(licenceActions.review, {
  id: 'reviewLicence',
  ...at('review'),
  summary: 'Record what a person found out about a check that precedes the grant',
  payloadExample: { check: 'linked_parties', outcome: 'cleared', reason: 'Another person' },
})

export const proposeLicenceRoute = actionRoute(licenceActions.propose, {
  id: 'proposeForLicence',
  ...at('propose'),
  summary: 'Propose to grant, refuse, renew, suspend, revoke or lift',
  payloadExample: { terms: { act: 'grant', number: 'LIC-0001', term: TERM } },
})

export const confirmLicenceRoute = actionRoute(licenceActions.confirm, {
  id: 'confirmForLicence',
  ...at('confirm'),
  summary: 'Grant, renew, refuse or take over on another’s proposal; it takes effect at once',
  payloadExample: {},
})

export const sanctionLicenceRoute = actionRoute(licenceActions.sanction, {
  id: 'sanctionLicence',
  ...at('sanction'),
  summary: 'Suspend or revoke on another’s proposal; it takes effect at once',
  payloadExample: {},
})

export const liftLicenceRoute = actionRoute(licenceActions.lift, {
  id: 'liftLicence',
  ...at('lift'),
  summary: 'Lift a suspension on another’s proposal; it takes effect at once',
  payloadExample: {},
})

export const declineLicenceRoute = actionRoute(licenceActions.decline, {
  id: 'declineForLicence',
  ...at('decline'),
  summary: 'Turn down what was proposed',
  payloadExample: REASON,
})

export const withdrawLicenceRoute = actionRoute(licenceActions.withdraw, {
  id: 'withdrawForLicence',
  ...at('withdraw'),
  summary: 'Take a proposal back',
  payloadExample: REASON,
})

export const renewLicenceRoute = actionRoute(licenceActions.applyForRenewal, {
  id: 'applyForRenewal',
  ...at('apply-for-renewal'),
  summary: 'Ask for another term',
  payloadExample: { application: APPLICATION },
})

export const planVolumeRoute = actionRoute(licenceActions.planVolume, {
  id: 'planVolume',
  ...at('plan-volume'),
  summary: 'Plan for more or fewer workers a year; what the bond must cover follows',
  payloadExample: { plannedVolume: 3001 },
})

export const surrenderLicenceRoute = actionRoute(licenceActions.surrender, {
  id: 'surrenderLicence',
  ...at('surrender'),
  summary: 'Give the licence up; what is owed, and the bond, go on',
  payloadExample: REASON,
})

export const appealLicenceRoute = actionRoute(licenceActions.appeal, {
  id: 'appealLicence',
  ...at('appeal'),
  summary: 'Appeal against the last decision',
  payloadExample: REASON,
})

export const stayLicenceRoute = actionRoute(licenceActions.stay, {
  id: 'stayLicence',
  ...at('stay'),
  summary: 'Have the status before the contested decision count until the appeal is decided',
  payloadExample: REASON,
})

export const liftStayRoute = actionRoute(licenceActions.liftStay, {
  id: 'liftStay',
  ...at('lift-stay'),
  summary: 'Have the contested decision count again',
  payloadExample: REASON,
})

export const decideAppealRoute = actionRoute(licenceActions.decideAppeal, {
  id: 'decideAppeal',
  ...at('decide-appeal'),
  summary: 'Decide the appeal: the decision stands, or everything is as before it',
  payloadExample: { outcome: 'upheld', reason: 'Example reason' },
})

/** Every command about licences. */
export const LICENCE_ACT_ROUTES = [
  createLicenceRoute,
  importLicenceRoute,
  changeLicenceRoute,
  submitLicenceRoute,
  returnLicenceRoute,
  screenLicenceRoute,
  assignLicenceRoute,
  inspectLicenceRoute,
  reviewLicenceRoute,
  proposeLicenceRoute,
  confirmLicenceRoute,
  sanctionLicenceRoute,
  liftLicenceRoute,
  declineLicenceRoute,
  withdrawLicenceRoute,
  renewLicenceRoute,
  planVolumeRoute,
  surrenderLicenceRoute,
  appealLicenceRoute,
  stayLicenceRoute,
  liftStayRoute,
  decideAppealRoute,
] as const
