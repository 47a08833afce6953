import { finding } from '@corridor/ledger'
import { z } from 'zod'
import { type Clearance, HOLD_CAUSES } from './Clearance.ts'
import { CONFIRMATION, defineAction, EXPIRY, Id, Reason, settled } from './fields.ts'

const Cause = z.strictObject({ cause: z.enum(HOLD_CAUSES), subject: Id })

const isHeld = ({ hold }: Clearance) =>
  finding('clearance.held', hold !== null, 'it is not on hold')

const STOPPABLE = ['requested', 'requirements_open', 'ready', 'issued'] as const

/** Stops the departure; only the clock acts so, when a licence or the like is no longer in force. */
export const hold = defineAction({
  type: 'clearance.hold',
  permission: 'hold.clearance',
  payload: Cause,
  from: STOPPABLE,
  to: STOPPABLE,
  guard: (state, { subject }) => [
    finding('clearance.not_held', state.hold === null, 'it is on hold already'),
    finding(
      'clearance.not_decided',
      !state.pastHolds.some((past) => past.subject === subject && past.ended === 'proceed'),
      'somebody decided that it goes on in spite of this',
    ),
  ],
  fold: (state, payload, { recordedAt }) =>
    ({ ...state, hold: { ...payload, since: recordedAt } }) as never,
  foldErased: (state, { recordedAt }) =>
    ({ ...state, hold: { cause: 'licence', subject: 'erased', since: recordedAt } }) as never,
})

/** Ends the hold when its cause has gone; only the clock acts so. */
export const release = defineAction({
  type: 'clearance.release',
  permission: 'hold.clearance',
  payload: z.strictObject({}),
  from: STOPPABLE,
  to: STOPPABLE,
  guard: (state) => [isHeld(state)],
  fold: (state, _payload, act) =>
    ({ ...state, ...settled(state, 'released', act), proposal: state.proposal }) as never,
})

/** Decides that this worker goes on in spite of the hold. */
export const proceed = defineAction({
  type: 'clearance.proceed',
  permission: 'issue.clearance',
  payload: z.strictObject({ reason: Reason }),
  from: STOPPABLE,
  to: STOPPABLE,
  guard: (state) => [isHeld(state)],
  fold: (state, _payload, act) =>
    ({ ...state, ...settled(state, 'proceed', act), proposal: state.proposal }) as never,
  foldErased: (state, act) =>
    ({ ...state, ...settled(state, 'proceed', act), proposal: state.proposal }) as never,
})

/** Decides that another agency takes this worker over, with a contract and a clearance of its own. */
export const transfer = defineAction({
  type: 'clearance.transfer',
  permission: 'issue.clearance',
  payload: z.strictObject({ agency: Id, reason: Reason }),
  from: STOPPABLE,
  to: ['cancelled'],
  closes: [EXPIRY, CONFIRMATION],
  guard: (state, { agency }) => [
    isHeld(state),
    finding('clearance.other_agency', agency !== state.agency, 'name another agency'),
  ],
  fold: (state, { agency, reason }, act) => ({
    ...state,
    ...settled(state, 'transfer', act),
    status: 'cancelled',
    end: { reason, refund: false, transferTo: agency, at: act.recordedAt },
  }),
  foldErased: (state, act) => ({
    ...state,
    ...settled(state, 'transfer', act),
    status: 'cancelled',
    end: { reason: null, refund: false, transferTo: null, at: act.recordedAt },
  }),
})

/** Decides that this worker does not go, and gets back what was paid. */
export const cancelHeld = defineAction({
  type: 'clearance.cancelHeld',
  permission: 'issue.clearance',
  payload: z.strictObject({ reason: Reason }),
  from: STOPPABLE,
  to: ['cancelled'],
  closes: [EXPIRY, CONFIRMATION],
  guard: (state) => [isHeld(state)],
  fold: (state, { reason }, act) => ({
    ...state,
    ...settled(state, 'cancel', act),
    status: 'cancelled',
    end: { reason, refund: true, transferTo: null, at: act.recordedAt },
  }),
  foldErased: (state, act) => ({
    ...state,
    ...settled(state, 'cancel', act),
    status: 'cancelled',
    end: { reason: null, refund: true, transferTo: null, at: act.recordedAt },
  }),
})

/** The agency or the worker does not need it any more; who is on hold gets back what was paid. */
export const cancel = defineAction({
  type: 'clearance.cancel',
  permission: 'request.clearance',
  payload: z.strictObject({ reason: Reason }),
  from: STOPPABLE,
  to: ['cancelled'],
  closes: [EXPIRY, CONFIRMATION],
  fold: (state, { reason }, act) => ({
    ...state,
    ...settled(state, 'cancel', act),
    status: 'cancelled',
    end: { reason, refund: state.hold !== null, transferTo: null, at: act.recordedAt },
  }),
  foldErased: (state, act) => ({
    ...state,
    ...settled(state, 'cancel', act),
    status: 'cancelled',
    end: { reason: null, refund: state.hold !== null, transferTo: null, at: act.recordedAt },
  }),
})

/** Its last day is over; only the clock acts so. */
export const expire = defineAction({
  type: 'clearance.expire',
  permission: 'expire.clearance',
  payload: z.strictObject({}),
  from: ['issued'],
  to: ['expired'],
  closes: [EXPIRY, CONFIRMATION],
  guard: (state, _payload, { facts }) => [
    finding(
      'clearance.over',
      state.issue !== null && facts.today > state.issue.expiresOn,
      `it is good until ${state.issue?.expiresOn}`,
    ),
  ],
  fold: (state, _payload, act) => ({
    ...state,
    ...settled(state, 'expired', act),
    status: 'expired',
  }),
})
