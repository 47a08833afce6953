import { finding } from '@corridor/ledger'
import { z } from 'zod'
import type { Clearance } from './Clearance.ts'
import { behind, CONFIRMATION, defineAction, EXPIRY, Reason, settled } from './fields.ts'

const APPEAL = 'clearance.appeal'

const isProposed = ({ proposal }: Clearance) =>
  finding('clearance.proposed', proposal !== null, 'nothing is proposed')

const isAppealed = ({ appeal }: Clearance) =>
  finding('clearance.appealed', appeal !== null && appeal.outcome === null, 'no appeal waits')

/** Proposes to revoke it. */
export const proposeRevocation = defineAction({
  type: 'clearance.proposeRevocation',
  permission: 'propose.clearance',
  payload: z.strictObject({ reason: Reason }),
  from: ['issued'],
  to: ['issued'],
  opens: [
    {
      name: CONFIRMATION,
      within: { count: 15, unit: 'days' },
      parameter: 'clearance.confirmation.days',
      missed: 'clearance.lapseRevocation',
    },
  ],
  guard: ({ proposal }) => [
    finding('clearance.one_proposal', proposal === null, 'another proposal waits'),
  ],
  fold: (state, { reason }, act) => ({
    ...state,
    proposal: { reason, proposedAt: act.recordedAt, by: behind(act) },
  }),
  foldErased: (state, act) => ({
    ...state,
    proposal: { reason: null, proposedAt: act.recordedAt, by: behind(act) },
  }),
})

/** Revokes it on another's proposal; the worker may appeal. */
export const confirmRevocation = defineAction({
  type: 'clearance.confirmRevocation',
  permission: 'confirm.clearance',
  payload: z.strictObject({}),
  from: ['issued'],
  to: ['revoked'],
  opens: [
    { name: APPEAL, within: { count: 30, unit: 'days' }, parameter: 'clearance.appeal.days' },
  ],
  closes: [CONFIRMATION, EXPIRY],
  separation: {
    rule: 'SD1',
    words: 'who proposed it cannot confirm it: another person must do it',
    excluded: ({ proposal }) => ({ persons: proposal?.by ?? [] }),
  },
  guard: (state) => [isProposed(state)],
  fold: (state, _payload, act) => ({
    ...state,
    ...settled(state, 'revoked', act),
    status: 'revoked',
    revocation: {
      reason: state.proposal?.reason ?? null,
      at: act.recordedAt,
      by: [...(state.proposal?.by ?? []), ...behind(act)],
    },
  }),
})

/** Turns the proposal down. */
export const declineRevocation = defineAction({
  type: 'clearance.declineRevocation',
  permission: 'confirm.clearance',
  payload: z.strictObject({ reason: Reason }),
  from: ['issued'],
  to: ['issued'],
  closes: [CONFIRMATION],
  guard: (state) => [isProposed(state)],
  fold: (state) => ({ ...state, proposal: null }),
  foldErased: (state) => ({ ...state, proposal: null }),
})

/** Takes the proposal back. */
export const withdrawRevocation = defineAction({
  type: 'clearance.withdrawRevocation',
  permission: 'propose.clearance',
  payload: z.strictObject({ reason: Reason }),
  from: ['issued'],
  to: ['issued'],
  closes: [CONFIRMATION],
  guard: (state) => [isProposed(state)],
  fold: (state) => ({ ...state, proposal: null }),
  foldErased: (state) => ({ ...state, proposal: null }),
})

/** A proposal nobody confirmed in time ends; only the clock acts so. */
export const lapseRevocation = defineAction({
  type: 'clearance.lapseRevocation',
  permission: 'lapse.clearance',
  payload: z.strictObject({}),
  from: ['issued'],
  to: ['issued'],
  closes: [CONFIRMATION],
  guard: (state) => [isProposed(state)],
  fold: (state) => ({ ...state, proposal: null }),
})

/** The worker says that the revocation is wrong. */
export const appeal = defineAction({
  type: 'clearance.appeal',
  permission: 'appeal.clearance',
  payload: z.strictObject({ grounds: Reason }),
  from: ['revoked'],
  to: ['revoked'],
  closes: [APPEAL],
  guard: (state) => [
    finding('clearance.one_appeal', state.appeal === null, 'there is an appeal already'),
  ],
  fold: (state, { grounds }, { recordedAt }) => ({
    ...state,
    appeal: { grounds, at: recordedAt, outcome: null },
  }),
  foldErased: (state, { recordedAt }) => ({
    ...state,
    appeal: { grounds: null, at: recordedAt, outcome: null },
  }),
})

/** Who had a part in the revocation does not decide on the appeal. */
const notByThem = {
  rule: 'SD1',
  words: 'who revoked it cannot decide on the appeal: another person must do it',
  excluded: ({ revocation }: Clearance) => ({ persons: revocation?.by ?? [] }),
} as const

/** The revocation stands. */
export const dismissAppeal = defineAction({
  type: 'clearance.dismissAppeal',
  permission: 'confirm.clearance',
  payload: z.strictObject({ reason: Reason }),
  from: ['revoked'],
  to: ['revoked'],
  separation: notByThem,
  guard: (state) => [isAppealed(state)],
  fold: (state) => ({ ...state, appeal: { ...state.appeal!, outcome: 'dismissed' as const } }),
  foldErased: (state) => ({
    ...state,
    appeal: { ...state.appeal!, outcome: 'dismissed' as const },
  }),
})

/** The clearance holds again, until the day it always had. */
export const upholdAppeal = defineAction({
  type: 'clearance.upholdAppeal',
  permission: 'confirm.clearance',
  payload: z.strictObject({ reason: Reason }),
  from: ['revoked'],
  to: ['issued'],
  opens: [{ name: EXPIRY, due: ({ issue }) => issue?.expiresOn ?? '', missed: 'clearance.expire' }],
  separation: notByThem,
  guard: (state, _payload, { facts }) => [
    isAppealed(state),
    finding(
      'clearance.expires_later',
      state.issue !== null && state.issue.expiresOn >= facts.today,
      'its last day is over; a new one must be asked for',
    ),
  ],
  fold: (state) => ({
    ...state,
    status: 'issued',
    revocation: null,
    appeal: { ...state.appeal!, outcome: 'upheld' as const },
  }),
  foldErased: (state) => ({
    ...state,
    status: 'issued',
    revocation: null,
    appeal: { ...state.appeal!, outcome: 'upheld' as const },
  }),
})
