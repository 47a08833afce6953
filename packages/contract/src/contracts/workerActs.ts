import { workerActions } from '@corridor/recruitment/contracts'
import { z } from 'zod'
import { actionRoute } from '../action.ts'
import { OfWorker } from './workers.ts'

const PARTICULARS = {
  givenNames: 'Example',
  familyName: 'Worker',
  ownScript: null,
  birthDate: '2000-01-31',
  identityDocument: { kind: 'passport', number: 'EX123456', country: 'NPL', validUntil: null },
  contact: { way: 'none', address: null, hours: null },
  languages: ['en'],
  qualifications: [{ title: 'Bricklayer', occupation: '7112', givenBy: null, on: null }],
} as const

const at = (verb: string) => ({
  path: `/workers/:worker/${verb}`,
  input: OfWorker,
  examples: [{ worker: 'k-0123456789abcdef0123' }] as const,
})

export const registerWorkerRoute = actionRoute(workerActions.register, {
  id: 'registerWorker',
  path: '/workers',
  summary: 'Enter a worker who asked for it; the id of the file comes from the idempotency key',
  input: z.object({}),
  examples: [{}],
  payloadExample: {
    particulars: { ...PARTICULARS, languages: ['en'], qualifications: [] },
    organisation: 'example-agency',
    office: null,
    jurisdiction: 'NPL',
  },
})

export const correctWorkerRoute = actionRoute(workerActions.correct, {
  id: 'correctWorker',
  ...at('correct'),
  summary: 'Correct one’s own file: the whole as it shall stand',
  payloadExample: { particulars: { ...PARTICULARS, languages: ['en'], qualifications: [] } },
})

export const admitAgencyRoute = actionRoute(workerActions.admit, {
  id: 'openWorkerFileToAgency',
  ...at('admit'),
  summary: 'Open one’s own file to another agency',
  payloadExample: { agency: 'example-agency' },
})

export const dismissAgencyRoute = actionRoute(workerActions.dismiss, {
  id: 'closeWorkerFileToAgency',
  ...at('dismiss'),
  summary: 'Close one’s own file to an agency',
  payloadExample: { agency: 'example-agency' },
})

/** Every command about workers’ files. */
export const WORKER_ACT_ROUTES = [
  registerWorkerRoute,
  correctWorkerRoute,
  admitAgencyRoute,
  dismissAgencyRoute,
] as const
