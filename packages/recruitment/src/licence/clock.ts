import { finding } from '@corridor/ledger'
import { z } from 'zod'
import { resumed, termDeadlines } from './decisions.ts'
import { GRANTED, IN_FORCE } from './Licence.ts'
import {
  APPEAL,
  CONFIRMATION,
  defineAction,
  EXPIRY,
  moveTo,
  PlannedVolume,
  PREVENTIVE,
  RENEWAL,
  Reason,
} from './words.ts'

/** The term nears its end; only the clock acts so. */
export const renewalDue = defineAction({
  type: 'licence.renewalDue',
  permission: 'lapse.licence',
  payload: z.strictObject({}),
  from: ['provisional', 'active', 'preventive_suspension', 'suspended'],
  to: ['renewal_due', 'preventive_suspension', 'suspended'],
  closes: [RENEWAL],
  fold: (state, _, { recordedAt }) =>
    state.status === 'preventive_suspension' || state.status === 'suspended'
      ? { ...state, prior: 'renewal_due' }
      : moveTo(state, 'renewal_due', recordedAt),
})

/** Its last day is over; only the clock acts so. */
export const expire = defineAction({
  type: 'licence.expire',
  permission: 'lapse.licence',
  payload: z.strictObject({}),
  from: GRANTED,
  to: ['expired'],
  closes: [EXPIRY, RENEWAL, PREVENTIVE, CONFIRMATION],
  guard: ({ term }, _, { facts }) => [
    finding(
      'licence.term_over',
      term === null ? null : term.validUntil < facts.today,
      `the licence is valid until ${term?.validUntil}`,
    ),
  ],
  fold: (state, _, { recordedAt }) => ({
    ...moveTo(state, 'expired', recordedAt),
    proposal: null,
    renewal: null,
  }),
})

/** A preventive suspension on which nobody decided in time ends; only the clock acts so. */
export const lapseSuspension = defineAction({
  type: 'licence.lapseSuspension',
  permission: 'lapse.licence',
  payload: z.strictObject({}),
  from: ['preventive_suspension'],
  to: IN_FORCE,
  opens: termDeadlines,
  closes: [PREVENTIVE, APPEAL],
  fold: (state, _, { recordedAt }) => resumed(state, recordedAt),
})

/** The agency gives its licence up; what it owes, and its bond, go on. */
export const surrender = defineAction({
  type: 'licence.surrender',
  permission: 'surrender.licence',
  payload: z.strictObject({ reason: Reason }),
  from: GRANTED,
  to: ['surrendered'],
  closes: [EXPIRY, RENEWAL, PREVENTIVE, CONFIRMATION],
  fold: (state, _, { recordedAt }) => ({
    ...moveTo(state, 'surrendered', recordedAt),
    proposal: null,
    renewal: null,
  }),
  foldErased: (state, { recordedAt }) => ({
    ...moveTo(state, 'surrendered', recordedAt),
    proposal: null,
    renewal: null,
  }),
})

/** The agency plans for more or fewer workers a year; what its bond must cover follows. */
export const planVolume = defineAction({
  type: 'licence.planVolume',
  permission: 'prepare.licence',
  payload: z.strictObject({ plannedVolume: PlannedVolume }),
  from: GRANTED,
  to: GRANTED,
  guard: ({ application }, { plannedVolume }) => [
    finding(
      'licence.volume_differs',
      plannedVolume !== application.plannedVolume,
      `${plannedVolume} a year are planned already`,
    ),
  ],
  fold: (state, { plannedVolume }) => ({
    ...state,
    application: { ...state.application, plannedVolume },
  }),
})

/** Its bond is in default: it may not recruit until it is topped up. Only the system acts so. */
export const freeze = defineAction({
  type: 'licence.freeze',
  permission: 'freeze.licence',
  payload: z.strictObject({ cause: z.string().min(1).max(200) }),
  from: GRANTED,
  to: GRANTED,
  guard: ({ frozen }) => [finding('licence.not_frozen', frozen === null, 'it is frozen already')],
  fold: (state, { cause }, { recordedAt }) => ({
    ...state,
    frozen: { cause, since: recordedAt, prior: state.status },
  }),
})

const THAWABLE = [...GRANTED, 'expired', 'surrendered', 'revoked'] as const

/** Its bond is topped up. Only the system acts so. */
export const unfreeze = defineAction({
  type: 'licence.unfreeze',
  permission: 'freeze.licence',
  payload: z.strictObject({}),
  from: THAWABLE,
  to: THAWABLE,
  guard: ({ frozen }) => [finding('licence.frozen', frozen !== null, 'it is not frozen')],
  fold: (state) => ({ ...state, frozen: null }),
})
