import { z } from 'zod'
import { finding } from '../actions/Finding.ts'
import type { Organisation } from './Organisation.ts'
import { defineAction, Reason } from './registration.ts'

const CONFIRMATION = 'organisation.confirmation'

const isProposed = (state: Organisation) =>
  finding('organisation.proposed', state.proposal !== null, 'nothing is proposed')

/** Proposes to suspend the organisation, to lift its suspension or to close it. */
export const propose = defineAction({
  type: 'organisation.propose',
  permission: 'propose.organisation',
  payload: z.strictObject({ act: z.enum(['suspend', 'lift', 'close']), reason: Reason }),
  from: ['active', 'suspended'],
  to: ['active', 'suspended'],
  opens: [
    {
      name: CONFIRMATION,
      within: { count: 15, unit: 'days' },
      parameter: 'confirmation_days',
      missed: 'organisation.lapse',
    },
  ],
  guard: (state, { act }, { facts }) => [
    finding(
      'organisation.not_home',
      !facts.isHome,
      'the administration that runs this installation cannot be suspended or closed',
    ),
    finding('organisation.one_proposal', state.proposal === null, 'another proposal waits'),
    finding(
      'organisation.act_fits',
      act === 'close' || (act === 'lift') === (state.status === 'suspended'),
      `${act} does not fit the status ${state.status}`,
    ),
    ...(act === 'close' ? [hasNoOffice(state)] : []),
  ],
  fold: (state, payload, { actor, onBehalfOf, recordedAt }) => ({
    ...state,
    proposal: {
      ...payload,
      proposedAt: recordedAt,
      by: onBehalfOf === null ? [actor] : [actor, onBehalfOf],
    },
  }),
})

const hasNoOffice = (state: Organisation) =>
  finding(
    'organisation.offices_closed',
    state.offices.every(({ closedOn }) => closedOn !== null),
    'offices are still open; close them first',
  )

/** Confirms what somebody else proposed. */
export const confirm = defineAction({
  type: 'organisation.confirm',
  permission: 'close.organisation',
  payload: z.strictObject({}),
  from: ['active', 'suspended'],
  to: ['active', 'suspended', 'closed'],
  closes: [CONFIRMATION],
  separation: {
    rule: 'SD1',
    words: 'who proposed it cannot confirm it: another person must do it',
    excluded: ({ proposal }) => ({ persons: proposal?.by ?? [] }),
  },
  guard: (state) => [
    isProposed(state),
    ...(state.proposal?.act === 'close' ? [hasNoOffice(state)] : []),
  ],
  fold: ({ status: _, ...state }, _payload, { recordedAt }) => {
    const { suspendedAt: __, ...register } = { suspendedAt: null, ...state }
    const settled = { ...register, proposal: null }
    switch (state.proposal?.act) {
      case 'suspend':
        return { ...settled, status: 'suspended', suspendedAt: recordedAt }
      case 'close':
        return { ...settled, status: 'closed', closedAt: recordedAt }
      default:
        return { ...settled, status: 'active' }
    }
  },
})

/** Turns a proposal down, by those who could have confirmed it. */
export const decline = defineAction({
  type: 'organisation.decline',
  permission: 'close.organisation',
  payload: z.strictObject({ reason: Reason }),
  from: ['active', 'suspended'],
  to: ['active', 'suspended'],
  closes: [CONFIRMATION],
  guard: (state) => [isProposed(state)],
  fold: (state) => ({ ...state, proposal: null }),
  foldErased: (state) => ({ ...state, proposal: null }),
})

/** Takes a proposal back. */
export const withdraw = defineAction({
  type: 'organisation.withdraw',
  permission: 'propose.organisation',
  payload: z.strictObject({ reason: Reason }),
  from: ['active', 'suspended'],
  to: ['active', 'suspended'],
  closes: [CONFIRMATION],
  guard: (state) => [isProposed(state)],
  fold: (state) => ({ ...state, proposal: null }),
  foldErased: (state) => ({ ...state, proposal: null }),
})

/** A proposal nobody confirmed in time ends; no role holds the permission, only the clock acts so. */
export const lapse = defineAction({
  type: 'organisation.lapse',
  permission: 'lapse.organisation',
  payload: z.strictObject({}),
  from: ['active', 'suspended'],
  to: ['active', 'suspended'],
  closes: [CONFIRMATION],
  guard: (state) => [isProposed(state)],
  fold: (state) => ({ ...state, proposal: null }),
})
