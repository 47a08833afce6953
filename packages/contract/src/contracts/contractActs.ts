import { NO_TERMS } from '@corridor/recruitment/checks'
import { contractActions } from '@corridor/recruitment/contracts'
import { z } from 'zod'
import { actionRoute } from '../action.ts'
import { OfContract } from './contracts.ts'

const at = (verb: string) => ({
  path: `/contracts/:contract/${verb}`,
  input: OfContract,
  examples: [{ contract: 'c-0123456789abcdef0123' }] as const,
})

const CONTENT = {
  terms: NO_TERMS,
  texts: [{ language: 'en', body: 'Example contract of work.' }],
  documents: [],
}
const READING = { version: 1, language: 'en', readSeconds: 120 } as const

export const draftContractRoute = actionRoute(contractActions.draft, {
  id: 'draftContract',
  path: '/contracts',
  summary: 'Begin a contract; its id comes from the idempotency key',
  input: z.object({}),
  examples: [{}],
  payloadExample: {
    worker: 'k-0123456789abcdef0123',
    agency: 'example-agency',
    employer: 'example-employer',
    jobOrder: null,
    office: null,
    jurisdiction: 'NPL',
    post: null,
    language: 'en',
    content: CONTENT,
  },
})

export const redraftContractRoute = actionRoute(contractActions.redraft, {
  id: 'redraftContract',
  ...at('redraft'),
  summary: 'Write the draft of a contract anew',
  payloadExample: { content: CONTENT },
})

export const offerContractRoute = actionRoute(contractActions.offer, {
  id: 'offerContract',
  ...at('offer'),
  summary: 'Put the contract before the worker; its words are fixed from here on',
  payloadExample: {},
})

export const recallContractRoute = actionRoute(contractActions.recall, {
  id: 'recallContract',
  ...at('recall'),
  summary: 'Take an offer back that not both have signed',
  payloadExample: {},
})

export const signContractRoute = actionRoute(contractActions.sign, {
  id: 'signContract',
  ...at('sign'),
  summary: 'The worker signs what she read, with her own credential',
  payloadExample: READING,
})

export const refuseContractRoute = actionRoute(contractActions.refuse, {
  id: 'refuseContract',
  ...at('refuse'),
  summary: 'The worker says no',
  payloadExample: { reason: 'not_said' },
})

export const countersignContractRoute = actionRoute(contractActions.countersign, {
  id: 'countersignContract',
  ...at('countersign'),
  summary: 'The employer signs, after the worker; a vacancy of the job order is held from then on',
  payloadExample: { version: 1, on: '2030-01-31' },
})

export const approveContractRoute = actionRoute(contractActions.approve, {
  id: 'approveContract',
  ...at('approve'),
  summary: 'Approve a contract after the automatic checks',
  payloadExample: {},
})

export const returnContractRoute = actionRoute(contractActions.giveBack, {
  id: 'returnContract',
  ...at('return'),
  summary: 'Send a signed contract back with reasons; both sign anew',
  payloadExample: { reason: 'Example reason' },
})

export const registerDestinationRoute = actionRoute(contractActions.registerDestination, {
  id: 'registerDestinationContract',
  ...at('register-destination'),
  summary: 'Register the version of destination; it is then compared term by term',
  payloadExample: { terms: NO_TERMS, documents: [], on: '2030-01-31' },
})

export const proposeAmendmentRoute = actionRoute(contractActions.proposeAmendment, {
  id: 'proposeContractAmendment',
  ...at('propose-amendment'),
  summary: 'Propose other terms; they bind nobody until the worker signed afresh',
  payloadExample: { content: CONTENT },
})

export const signAmendmentRoute = actionRoute(contractActions.signAmendment, {
  id: 'signContractAmendment',
  ...at('sign-amendment'),
  summary: 'The worker signs an amendment that she read',
  payloadExample: READING,
})

export const countersignAmendmentRoute = actionRoute(contractActions.countersignAmendment, {
  id: 'countersignContractAmendment',
  ...at('countersign-amendment'),
  summary: 'The employer signs an amendment, after the worker',
  payloadExample: {},
})

export const approveAmendmentRoute = actionRoute(contractActions.approveAmendment, {
  id: 'approveContractAmendment',
  ...at('approve-amendment'),
  summary: 'The authority approves an amendment with a worse term',
  payloadExample: {},
})

export const refuseAmendmentRoute = actionRoute(contractActions.refuseAmendment, {
  id: 'refuseContractAmendment',
  ...at('refuse-amendment'),
  summary: 'The worker says no to an amendment; the contract stays as it is',
  payloadExample: {},
})

export const withdrawAmendmentRoute = actionRoute(contractActions.withdrawAmendment, {
  id: 'withdrawContractAmendment',
  ...at('withdraw-amendment'),
  summary: 'Take a proposed amendment back',
  payloadExample: {},
})

export const declineAmendmentRoute = actionRoute(contractActions.declineAmendment, {
  id: 'declineContractAmendment',
  ...at('decline-amendment'),
  summary: 'The authority turns an amendment down',
  payloadExample: {},
})

export const endContractRoute = actionRoute(contractActions.end, {
  id: 'endContract',
  ...at('end'),
  summary: 'End a contract for a reason of the list that fits who ends it',
  payloadExample: { reason: 'completed', on: '2030-01-31' },
})

export const withdrawContractRoute = actionRoute(contractActions.withdraw, {
  id: 'withdrawContract',
  ...at('withdraw'),
  summary: 'Give up a contract that not both have signed',
  payloadExample: {},
})

export const recordFeeRoute = actionRoute(contractActions.recordFee, {
  id: 'recordContractFee',
  ...at('record-fee'),
  summary: 'State a fee: for what, who paid whom, how much, when; null is not known',
  payloadExample: {
    category: 'B7',
    label: 'processing fee',
    labelLanguage: 'en',
    payer: 'worker',
    payee: 'Example Agency',
    amount: { minorUnits: 90_000, currency: 'XTS' },
    paidAt: '2030-01-31',
    receipt: null,
    basis: null,
    agreedBefore: false,
    recoveredFromWages: false,
  },
})

export const strikeFeeRoute = actionRoute(contractActions.strikeFee, {
  id: 'strikeContractFee',
  ...at('strike-fee'),
  summary: 'Take back a fee that one stated oneself; it stays to be seen',
  payloadExample: { number: 1 },
})

/** Every command about contracts. */
export const CONTRACT_ACT_ROUTES = [
  draftContractRoute,
  redraftContractRoute,
  offerContractRoute,
  recallContractRoute,
  signContractRoute,
  refuseContractRoute,
  countersignContractRoute,
  approveContractRoute,
  returnContractRoute,
  registerDestinationRoute,
  proposeAmendmentRoute,
  signAmendmentRoute,
  countersignAmendmentRoute,
  approveAmendmentRoute,
  refuseAmendmentRoute,
  withdrawAmendmentRoute,
  declineAmendmentRoute,
  endContractRoute,
  withdrawContractRoute,
  recordFeeRoute,
  strikeFeeRoute,
] as const
