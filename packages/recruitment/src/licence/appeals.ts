import { daysBetween } from '@corridor/kernel'
import { type Act, finding } from '@corridor/ledger'
import { z } from 'zod'
import { isAgency } from './application.ts'
import { endedSanctions, preventiveDeadline, termDeadlines } from './decisions.ts'
import { LICENCE_DAYS, type Licence, type Overlay } from './Licence.ts'
import { APPEAL, defineAction, moveTo, Reason } from './words.ts'

const CONTESTABLE = ['refused', 'preventive_suspension', 'suspended', 'revoked'] as const

const overlay = (state: Licence, cause: string, { recordedAt }: Act): Overlay => ({
  cause,
  since: recordedAt,
  prior: state.status,
})

/** Contests the last decision; it holds until the appeal body says otherwise. */
export const appeal = defineAction({
  type: 'licence.appeal',
  permission: 'appeal.licence',
  payload: z.strictObject({ reason: Reason }),
  from: CONTESTABLE,
  to: CONTESTABLE,
  closes: [APPEAL],
  guard: ({ decision, appealed }, _, { facts }) => [
    finding('licence.decided', decision !== null, 'there is no decision to appeal against'),
    finding('licence.not_appealed', appealed === null, 'an appeal waits already'),
    finding(
      'licence.appeal_in_time',
      decision === null ||
        daysBetween(facts.dateOf(decision.decidedAt), facts.today) <= LICENCE_DAYS.appeal,
      `an appeal is possible within ${LICENCE_DAYS.appeal} days of the decision`,
    ),
  ],
  fold: (state, { reason }, act) => ({ ...state, appealed: overlay(state, reason, act) }),
})

/** Who proposed or took the contested decision does not judge the appeal. */
const SD2 = {
  rule: 'SD2',
  words: 'who decided does not judge the appeal: another person must do it',
  excluded: ({ decision }: Licence) => ({ persons: decision?.by ?? [] }),
} as const

const isAppealed = ({ appealed }: Licence) =>
  finding('licence.appealed', appealed !== null, 'no appeal waits')

/** Has the status before the contested decision count until the appeal is decided. */
export const stay = defineAction({
  type: 'licence.stay',
  permission: 'stay.licence',
  payload: z.strictObject({ reason: Reason }),
  from: CONTESTABLE,
  to: CONTESTABLE,
  separation: SD2,
  guard: (state) => [
    isAppealed(state),
    finding('licence.not_stayed', state.stayed === null, 'the decision is stayed already'),
  ],
  fold: (state, { reason }, act) => ({ ...state, stayed: overlay(state, reason, act) }),
})

/** Has the contested decision count again. */
export const liftStay = defineAction({
  type: 'licence.liftStay',
  permission: 'stay.licence',
  payload: z.strictObject({ reason: Reason }),
  from: CONTESTABLE,
  to: CONTESTABLE,
  separation: SD2,
  guard: ({ stayed }) => [finding('licence.stayed', stayed !== null, 'the decision is not stayed')],
  fold: (state) => ({ ...state, stayed: null }),
})

/** Decides the appeal: the decision stands, or everything is as before it. */
export const decideAppeal = defineAction({
  type: 'licence.decideAppeal',
  permission: 'stay.licence',
  payload: z.strictObject({ outcome: z.enum(['upheld', 'annulled']), reason: Reason }),
  from: CONTESTABLE,
  to: [...CONTESTABLE, 'inspected', 'provisional', 'active', 'renewal_due'],
  opens: [
    ...termDeadlines,
    {
      ...preventiveDeadline,
      when: ({ status, decision }) => status === 'preventive_suspension' && decision === null,
    },
  ],
  separation: SD2,
  guard: (state, { outcome }, { facts }) => [
    isAppealed(state),
    ...(outcome === 'annulled' ? isAgency(facts).slice(1) : []),
  ],
  fold(state, { outcome }, { recordedAt }) {
    const over = { appealed: null, stayed: null }
    const { decision } = state
    if (outcome === 'upheld' || decision === null) return { ...state, ...over }
    const before = decision.before as 'active'
    const wasSuspended = ['preventive_suspension', 'suspended'].includes(before)
    return {
      ...moveTo(state, before, recordedAt),
      ...over,
      decision: null,
      appealBody: null,
      proposal: null,
      prior: wasSuspended ? state.prior : null,
      sanctions: endedSanctions(state, recordedAt),
    }
  },
})
