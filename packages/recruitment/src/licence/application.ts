import { finding } from '@corridor/ledger'
import { z } from 'zod'
import type { Licence, LicenceFacts } from './Licence.ts'
import {
  Application,
  behind,
  Day,
  Digest,
  defineAction,
  Id,
  moveTo,
  PersonId,
  Reason,
} from './words.ts'

const Competence = {
  office: z.string().min(1).max(128).nullable(),
  jurisdiction: z
    .string()
    .regex(/^[A-Z]{3}(-[A-Z0-9]{1,3})?$/, 'a country code of three letters, as NPL or NPL-P3')
    .nullable(),
}

/** A record as it begins. */
export const fresh = {
  importedFrom: null,
  returned: null,
  screenedBy: [],
  inspection: null,
  reviews: [],
  inspector: null,
  appealBody: null,
  number: null,
  term: null,
  renewal: null,
  proposal: null,
  prior: null,
  decision: null,
  frozen: null,
  appealed: null,
  stayed: null,
  sanctions: [],
} as const

export const isAgency = ({ agencyOpen, onlyOne }: LicenceFacts) => [
  finding(
    'licence.agency_open',
    agencyOpen,
    'the organisation is not an active agency of the register',
  ),
  finding(
    'licence.only_one',
    onlyOne,
    'the agency has a licence already, or applies for one; go on with that record',
  ),
]

const noneWaits = ({ proposal }: Licence) =>
  finding('licence.one_proposal', proposal === null, 'a proposal waits for a second person')

/** Nobody chooses who decides: the file is kept where that of the agency is. */
export const isKeptThere = ({ keptThere }: LicenceFacts) =>
  finding(
    'licence.kept_there',
    keptThere,
    'office and jurisdiction must be those of the agency in the register of organisations',
  )

/** Begins an application; what was a draft outside the log is in it from here on. */
export const create = defineAction({
  type: 'licence.create',
  permission: 'prepare.licence',
  payload: z.strictObject({ organisation: Id, ...Competence, application: Application }),
  from: ['none'],
  to: ['draft'],
  guard: (_, _payload, { facts }) => [...isAgency(facts), isKeptThere(facts)],
  fold: (_, payload, { recordedAt }) => ({
    ...fresh,
    ...payload,
    status: 'draft',
    since: recordedAt,
  }),
})

/** Changes an application before it is handed in, or after it was sent back. */
export const change = defineAction({
  type: 'licence.change',
  permission: 'prepare.licence',
  payload: z.strictObject({ application: Application }),
  from: ['draft'],
  to: ['draft'],
  guard: (state) => [noneWaits(state)],
  fold: (state, payload) => ({ ...state, ...payload }),
})

/** Hands the application in. */
export const submit = defineAction({
  type: 'licence.submit',
  permission: 'submit.licence',
  payload: z.strictObject({}),
  from: ['draft'],
  to: ['submitted'],
  guard: (state, _, { facts }) => [noneWaits(state), ...isAgency(facts)],
  // A new round: who screened and inspected the earlier one is free again.
  fold: (state, _, { recordedAt }) => ({
    ...moveTo(state, 'submitted', recordedAt),
    screenedBy: [],
    inspection: null,
    reviews: [],
    inspector: null,
  }),
})

/** Sends an application back, with what is missing. */
export const sendBack = defineAction({
  type: 'licence.return',
  permission: 'return.licence',
  payload: z.strictObject({ reason: Reason }),
  from: ['submitted'],
  to: ['draft'],
  fold: (state, { reason }, { recordedAt }) => ({
    ...moveTo(state, 'draft', recordedAt),
    returned: reason,
  }),
  foldErased: (state, { recordedAt }) => moveTo(state, 'draft', recordedAt),
})

const SCREENED_NOT_INSPECTED =
  'who screened the application cannot inspect it: another person must do it'

/** States that the documents are complete, and says who inspects. */
export const screen = defineAction({
  type: 'licence.screen',
  permission: 'screen.licence',
  payload: z.strictObject({ complete: z.literal(true), inspector: PersonId.nullable() }),
  from: ['submitted'],
  to: ['screened'],
  separation: {
    rule: 'SD2',
    words: SCREENED_NOT_INSPECTED,
    excluded: (_, { inspector }) => ({ persons: inspector === null ? [] : [inspector] }),
  },
  fold: (state, { inspector }, act) => ({
    ...moveTo(state, 'screened', act.recordedAt),
    screenedBy: behind(act),
    inspector,
  }),
})

/** Names the person who inspects, or who hears the appeal; nobody names herself. */
export const assign = defineAction({
  type: 'licence.assign',
  permission: 'assign.licence',
  payload: z.strictObject({ task: z.enum(['inspect', 'appeal']), person: PersonId }),
  from: ['submitted', 'screened', 'refused', 'preventive_suspension', 'suspended', 'revoked'],
  to: ['submitted', 'screened', 'refused', 'preventive_suspension', 'suspended', 'revoked'],
  separation: {
    rule: 'SD2',
    words: 'nobody is named who decided or screened, nor who names: another person must do it',
    excluded: (_, { person }) => ({ persons: [person] }),
  },
  guard: (state, { task, person }) => {
    const isApplication = state.status === 'submitted' || state.status === 'screened'
    const earlier = task === 'inspect' ? state.screenedBy : (state.decision?.by ?? [])
    return [
      finding(
        'licence.task_fits',
        (task === 'inspect') === isApplication,
        `nobody is needed to ${task} in the status ${state.status}`,
      ),
      finding(
        'SD2',
        !earlier.includes(person),
        'who screened does not inspect, and who decided does not hear the appeal',
      ),
    ]
  },
  fold: (state, { task, person }) =>
    task === 'inspect' ? { ...state, inspector: person } : { ...state, appealBody: person },
})

/** States what the inspection found. */
export const inspect = defineAction({
  type: 'licence.inspect',
  permission: 'inspect.licence',
  payload: z.strictObject({
    on: Day,
    passed: z.boolean(),
    findings: z
      .array(
        z.strictObject({
          matter: z.string().trim().min(1).max(200),
          met: z.enum(['yes', 'no', 'cannot_tell']),
          words: z.string().trim().max(1000),
        }),
      )
      .max(100),
    photographs: z.array(Digest).max(50),
  }),
  from: ['screened'],
  to: ['inspected'],
  separation: {
    rule: 'SD2',
    words: SCREENED_NOT_INSPECTED,
    excluded: ({ screenedBy }) => ({ persons: screenedBy }),
  },
  guard: (_, { on }, { facts }) => [
    finding('licence.inspected_before', on <= facts.today, `${on} is still to come`),
  ],
  fold: (state, payload, act) => ({
    ...moveTo(state, 'inspected', act.recordedAt),
    inspection: { ...payload, by: behind(act) },
  }),
})

/** Records what a person found out about a check that precedes a grant. */
export const review = defineAction({
  type: 'licence.review',
  permission: 'propose.licence',
  payload: z.strictObject({
    check: z.enum(['linked_parties', 'principal_watch']),
    outcome: z.enum(['cleared', 'confirmed']),
    reason: Reason,
  }),
  from: ['screened', 'inspected', 'renewal_due'],
  to: ['screened', 'inspected', 'renewal_due'],
  fold: (state, payload, act) => ({
    ...state,
    reviews: [
      ...state.reviews.filter(({ check }) => check !== payload.check),
      { ...payload, by: behind(act) },
    ],
  }),
})

/** Asks for another term. */
export const applyForRenewal = defineAction({
  type: 'licence.applyForRenewal',
  permission: 'submit.licence',
  payload: z.strictObject({ application: Application }),
  from: ['renewal_due'],
  to: ['renewal_due'],
  guard: (state) => [noneWaits(state)],
  // What was found out for the term that ends says nothing of the next.
  fold: (state, { application }) => ({ ...state, renewal: application, reviews: [] }),
})
