import { jobOrderActions } from '@corridor/recruitment/demand'
import { z } from 'zod'
import { actionRoute } from '../action.ts'
import { OfJobOrder } from './jobOrders.ts'
import { EXAMPLE_LETTER, EXAMPLE_PLACE } from './parties.ts'

const at = (verb: string) => ({
  path: `/job-orders/:jobOrder/${verb}`,
  input: OfJobOrder,
  examples: [{ jobOrder: 'j-0123456789abcdef0123' }] as const,
})

const DEMAND = {
  accreditation: 'a-0123456789abcdef0123',
  destination: 'QAT',
  sector: 'construction',
  site: null,
  reference: 'EX-7',
  positions: [
    {
      position: 'mason',
      title: 'Bricklayer',
      occupation: '7112',
      quantity: 3,
      terms: null,
    },
  ],
  attachments: [EXAMPLE_LETTER],
}

export const prepareJobOrderRoute = actionRoute(jobOrderActions.prepare, {
  id: 'prepareJobOrder',
  path: '/job-orders',
  summary: 'Begin a job order; its id comes from the idempotency key',
  input: z.object({}),
  examples: [{}],
  payloadExample: {
    agency: 'o-0123456789abcdef0123',
    principal: 'o-0123456789abcdef0124',
    ...EXAMPLE_PLACE,
    ...DEMAND,
  },
})

export const reviseJobOrderRoute = actionRoute(jobOrderActions.revise, {
  id: 'reviseJobOrder',
  ...at('revise'),
  summary: 'Write anew what is asked for, while it is not handed in',
  payloadExample: DEMAND,
})

export const submitJobOrderRoute = actionRoute(jobOrderActions.submit, {
  id: 'submitJobOrder',
  ...at('submit'),
  summary: 'Hand a job order in for the labour attaché of the post',
  payloadExample: {},
})

export const withdrawJobOrderRoute = actionRoute(jobOrderActions.withdraw, {
  id: 'withdrawJobOrder',
  ...at('withdraw'),
  summary: 'Take a job order back; what contracts hold of it stays so',
  payloadExample: { reason: 'Example reason' },
})

export const attestJobOrderRoute = actionRoute(jobOrderActions.attest, {
  id: 'attestJobOrder',
  ...at('attest'),
  summary: 'Say at the post that principal and demand are real',
  payloadExample: { verifiedOn: '2026-01-31', headcount: 40, remark: null },
})

export const returnJobOrderFromPostRoute = actionRoute(jobOrderActions.returnFromPost, {
  id: 'returnJobOrderFromPost',
  ...at('return-from-post'),
  summary: 'Send a job order back from the post, with what is missing',
  payloadExample: { returned: 'The site is not named' },
})

export const approveJobOrderRoute = actionRoute(jobOrderActions.approve, {
  id: 'approveJobOrder',
  ...at('approve'),
  summary: 'Approve what the attaché attested, as a whole or fewer vacancies, until a day',
  payloadExample: {
    validUntil: '2026-12-31',
    quantities: [{ position: 'mason', quantity: 3 }],
    reason: null,
  },
})

export const returnJobOrderFromOfficeRoute = actionRoute(jobOrderActions.returnFromOffice, {
  id: 'returnJobOrderFromOffice',
  ...at('return-from-office'),
  summary: 'Send an attested job order back from the licensing office',
  payloadExample: { returned: 'The quantity does not fit the site' },
})

export const proposeAdvertRoute = actionRoute(jobOrderActions.proposeAdvert, {
  id: 'proposeAdvert',
  ...at('propose-advert'),
  summary: 'Propose the text of the advertisement',
  payloadExample: { text: 'Bricklayers wanted', language: 'en' },
})

export const approveAdvertRoute = actionRoute(jobOrderActions.approveAdvert, {
  id: 'approveAdvert',
  ...at('approve-advert'),
  summary: 'Approve the proposed text of the advertisement',
  payloadExample: {},
})

export const declineAdvertRoute = actionRoute(jobOrderActions.declineAdvert, {
  id: 'declineAdvert',
  ...at('decline-advert'),
  summary: 'Turn the proposed text of the advertisement down',
  payloadExample: { reason: 'The wage is missing' },
})

/** Every command about job orders. */
export const JOB_ORDER_ACT_ROUTES = [
  prepareJobOrderRoute,
  reviseJobOrderRoute,
  submitJobOrderRoute,
  withdrawJobOrderRoute,
  attestJobOrderRoute,
  returnJobOrderFromPostRoute,
  approveJobOrderRoute,
  returnJobOrderFromOfficeRoute,
  proposeAdvertRoute,
  approveAdvertRoute,
  declineAdvertRoute,
] as const
