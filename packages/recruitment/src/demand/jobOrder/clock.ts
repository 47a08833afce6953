import { finding } from '@corridor/ledger'
import { z } from 'zod'
import { FREEZE_CAUSES } from './JobOrder.ts'
import { freezeCauses } from './jobOrderChecks.ts'
import { defineAction, EXPIRY } from './preparation.ts'

// Permissions that no role holds: only the clock acts so.

/** Its last day is over: unused vacancies return to the principal's quota. */
export const expire = defineAction({
  type: 'jobOrder.expire',
  permission: 'expire.job-order',
  payload: z.strictObject({}),
  from: ['approved', 'advertised', 'exhausted'],
  to: ['expired'],
  closes: [EXPIRY],
  guard: (state, _, { facts }) => [
    finding(
      'jobOrder.is_over',
      state.approval === null ? null : facts.today > state.approval.validUntil,
      'it has not ended yet',
    ),
  ],
  fold: (state, _payload, { recordedAt }) => ({
    ...state,
    status: 'expired',
    since: recordedAt,
    proposedAdvert: null,
    frozen: [],
  }),
})

/** No vacancy is left. */
export const exhaust = defineAction({
  type: 'jobOrder.exhaust',
  permission: 'exhaust.job-order',
  payload: z.strictObject({}),
  from: ['approved', 'advertised'],
  to: ['exhausted'],
  guard: (_state, _, { facts }) => [
    finding('jobOrder.none_left', facts.left === 0, 'vacancies are left'),
  ],
  fold: (state, _payload, { recordedAt }) => ({
    ...state,
    status: 'exhausted',
    since: recordedAt,
    proposedAdvert: null,
  }),
})

/** A vacancy was given back: it is again what it was. */
export const reopen = defineAction({
  type: 'jobOrder.reopen',
  permission: 'exhaust.job-order',
  payload: z.strictObject({}),
  from: ['exhausted'],
  to: ['approved', 'advertised'],
  guard: (_state, _, { facts }) => [
    finding('jobOrder.some_left', facts.left > 0, 'no vacancy is left'),
  ],
  fold: (state, _payload, { recordedAt }) =>
    state.advert === null
      ? { ...state, status: 'approved', since: recordedAt }
      : { ...state, status: 'advertised', since: recordedAt },
})

const Cause = z.strictObject({ cause: z.enum(FREEZE_CAUSES) })

/** Stops an order while the agency's licence, a bond or a ban stands in its way. */
export const freeze = defineAction({
  type: 'jobOrder.freeze',
  permission: 'freeze.job-order',
  payload: Cause,
  from: ['approved', 'advertised', 'exhausted'],
  to: ['approved', 'advertised', 'exhausted'],
  guard: (state, { cause }, { facts: { checks } }) => [
    finding(
      'jobOrder.freeze_new',
      !state.frozen.some((one) => one.cause === cause),
      'it is frozen for this cause already',
    ),
    finding(
      'jobOrder.freeze_cause',
      checks === null ? null : freezeCauses(state, checks).includes(cause),
      'the cause does not hold',
    ),
  ],
  fold: (state, { cause }, { recordedAt }) => ({
    ...state,
    frozen: [...state.frozen, { cause, since: recordedAt, prior: state.status }],
  }),
})

/** The cause is over. */
export const thaw = defineAction({
  type: 'jobOrder.thaw',
  permission: 'freeze.job-order',
  payload: Cause,
  from: ['approved', 'advertised', 'exhausted'],
  to: ['approved', 'advertised', 'exhausted'],
  guard: (state, { cause }, { facts: { checks } }) => [
    finding(
      'jobOrder.frozen_so',
      state.frozen.some((one) => one.cause === cause),
      'it is not frozen for this cause',
    ),
    finding(
      'jobOrder.freeze_over',
      checks === null ? null : !freezeCauses(state, checks).includes(cause),
      'the cause still holds',
    ),
  ],
  fold: (state, { cause }) => ({
    ...state,
    frozen: state.frozen.filter((one) => one.cause !== cause),
  }),
})
