import { actionsOf, finding } from '@corridor/ledger'
import { z } from 'zod'
import {
  type Accreditation,
  isAccredited,
  type PartyFacts,
} from '../accreditation/Accreditation.ts'
import { behind, Reason } from '../fields.ts'
import { partyFindings } from '../partyFindings.ts'
import { DemandSchema, type JobOrder, PreparedSchema } from './JobOrder.ts'
import type { JobOrderCheckFacts } from './jobOrderChecks.ts'

/** What the rules need to know besides the record; null where it is not there. */
export interface JobOrderFacts {
  readonly today: string
  readonly agency: PartyFacts | null
  readonly principal: PartyFacts | null
  readonly isPostOpen: boolean
  readonly accreditation: Pick<
    Accreditation,
    'agency' | 'principal' | 'destination' | 'status' | 'validUntil'
  > | null
  /** Read where an act asks for them; null where none does, and where they could not be read. */
  readonly checks: JobOrderCheckFacts | null
  /** Vacancies neither reserved nor used. */
  readonly left: number
  /** Whether the demand letter was uploaded with the order. */
  readonly hasLetter: boolean
}

/** `defineAction` for job orders. */
export const defineAction = actionsOf<JobOrder, JobOrderFacts>()

export const ATTESTATION = 'jobOrder.attestation'
export const APPROVAL = 'jobOrder.approval'
export const EXPIRY = 'jobOrder.expiry'

const addOnce = (all: readonly string[], more: readonly string[]): readonly string[] => [
  ...new Set([...all, ...more]),
]

/** Begins a job order. */
export const prepare = defineAction({
  type: 'jobOrder.prepare',
  permission: 'prepare.job-order',
  payload: PreparedSchema,
  from: ['none'],
  to: ['draft'],
  guard: (_, payload, { facts }) => partyFindings('jobOrder', payload, facts),
  fold: (_, payload, act) => ({
    ...payload,
    status: 'draft',
    since: act.recordedAt,
    authors: behind(act),
    returned: null,
    attestation: null,
    approval: null,
    advert: null,
    proposedAdvert: null,
    frozen: [],
  }),
})

/** Writes what is asked for anew, while it is not handed in. */
export const revise = defineAction({
  type: 'jobOrder.revise',
  permission: 'prepare.job-order',
  payload: DemandSchema,
  from: ['draft'],
  to: ['draft'],
  fold: (state, payload, act) => ({
    ...state,
    ...payload,
    authors: addOnce(state.authors, behind(act)),
  }),
})

/** Hands it in, for the labour attaché of the post. */
export const submit = defineAction({
  type: 'jobOrder.submit',
  permission: 'submit.job-order',
  payload: z.strictObject({}),
  from: ['draft'],
  to: ['submitted'],
  opens: [
    {
      name: ATTESTATION,
      within: { count: 15, unit: 'days' },
      parameter: 'jobOrder.attestation.days',
    },
  ],
  guard: (state, _, { facts: { accreditation, today, hasLetter } }) => [
    finding(
      'jobOrder.accredited',
      accreditation === null
        ? null
        : isAccredited(accreditation, today) &&
            accreditation.agency === state.agency &&
            accreditation.principal === state.principal &&
            accreditation.destination === state.destination,
      'the accreditation named is not verified for this agency, principal and destination today',
    ),
    finding(
      'jobOrder.demand_letter',
      hasLetter || state.attachments.some(({ kind }) => kind === 'demand_letter'),
      'the demand letter is missing among the documents: send it with this order',
    ),
    finding(
      'jobOrder.terms_stated',
      state.positions.every(({ terms }) => terms !== null),
      'a position has no terms; state what is offered',
    ),
  ],
  fold: (state, _payload, act) => ({
    ...state,
    status: 'submitted',
    since: act.recordedAt,
    authors: addOnce(state.authors, behind(act)),
    returned: null,
  }),
})

/** Takes it out of the world, by the agency or the principal; what is reserved or used stays so. */
export const withdraw = defineAction({
  type: 'jobOrder.withdraw',
  permission: 'withdraw.job-order',
  payload: z.strictObject({ reason: Reason }),
  from: ['draft', 'submitted', 'attested', 'approved', 'advertised', 'exhausted'],
  to: ['withdrawn'],
  closes: [ATTESTATION, APPROVAL, EXPIRY],
  fold: (state, _payload, { recordedAt }) => ({
    ...state,
    status: 'withdrawn',
    since: recordedAt,
    proposedAdvert: null,
    frozen: [],
  }),
})
