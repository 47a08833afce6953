import type { IsoDate } from '@corridor/kernel'
import { actionsOf, type CommandOf, defineRecord, finding } from '@corridor/ledger'
import { z } from 'zod'
import { DaySchema, SectorSchema } from '../../checks/index.ts'
import { Country, Words } from '../fields.ts'
import { OTHER_PERSON, proposerOf } from '../Proposer.ts'
import type { Ban, BanFacts } from './Ban.ts'

const CONFIRMATION = 'ban.confirmation'
const LAST_DAY = 'ban.last_day'

const defineAction = actionsOf<Ban, BanFacts>()

const CONFIRMED_IN_TIME = {
  name: CONFIRMATION,
  within: { count: 15, unit: 'days' },
  parameter: 'confirmation_days',
  missed: 'ban.lapse',
} as const

/** The clock ends it after its last day; without one nobody waits. */
const ENDS_BY_ITSELF = {
  name: LAST_DAY,
  due: ({ until }: Ban) => until,
  missed: 'ban.expire',
} as const

const laterOf = (day: IsoDate, today: IsoDate): IsoDate => (day < today ? today : day)

/** Proposes that nobody is deployed to a destination, a sector there, or a site. */
const propose = defineAction({
  type: 'ban.propose',
  permission: 'propose.deployment-ban',
  payload: z.strictObject({
    destination: Country,
    sector: SectorSchema.nullable(),
    site: z.string().trim().min(1).max(300).nullable(),
    from: DaySchema,
    until: DaySchema.nullable(),
    reason: Words,
    basis: Words,
    jurisdiction: Country,
  }),
  from: ['none'],
  to: ['proposed'],
  opens: [CONFIRMED_IN_TIME],
  guard: (_, { from, until }, { facts }) => [
    finding(
      'ban.not_retroactive',
      from >= facts.today,
      `${from} is past, today is ${facts.today}: a ban begins today or later`,
    ),
    finding('ban.days_in_order', until === null || from <= until, `${until} is before ${from}`),
  ],
  fold: (_, payload, act) => ({
    ...payload,
    status: 'proposed',
    orderedAt: null,
    endReason: null,
    proposal: { act: 'order', ...proposerOf(act) },
  }),
})

/**
 * Orders it. The second person states the first day, so that a late order does not reach back: the
 * proposed day, or today where that is past.
 */
const order = defineAction({
  type: 'ban.order',
  permission: 'confirm.deployment-ban',
  payload: z.strictObject({ from: DaySchema }),
  from: ['proposed'],
  to: ['ordered'],
  closes: [CONFIRMATION],
  opens: [ENDS_BY_ITSELF],
  separation: OTHER_PERSON,
  guard: (state, { from }, { facts }) => [
    finding(
      'ban.first_day',
      from === laterOf(state.from, facts.today),
      `its first day is ${laterOf(state.from, facts.today)}`,
    ),
    finding(
      'ban.days_in_order',
      state.until === null || from <= state.until,
      `its last day, ${state.until}, is before ${from}`,
    ),
  ],
  fold: (state, { from }, { recordedAt }) => ({
    ...state,
    from,
    status: 'ordered',
    orderedAt: recordedAt,
    proposal: null,
  }),
})

/** Proposes to end an ordered ban with a last day. */
const proposeEnd = defineAction({
  type: 'ban.proposeEnd',
  permission: 'propose.deployment-ban',
  payload: z.strictObject({ until: DaySchema, reason: Words }),
  from: ['ordered'],
  to: ['ordered'],
  opens: [CONFIRMED_IN_TIME],
  guard: (state, { until }, { facts }) => [
    finding('ban.one_proposal', state.proposal === null, 'another proposal waits'),
    finding(
      'ban.not_retroactive',
      until >= facts.today,
      `${until} is past, today is ${facts.today}: the last day is today or later`,
    ),
    finding(
      'ban.ends_earlier',
      state.until === null || until < state.until,
      `it ends on ${state.until} already; a longer ban is proposed as a new one`,
    ),
  ],
  fold: (state, payload, act) => ({
    ...state,
    proposal: { act: 'end', ...payload, ...proposerOf(act) },
  }),
})

/** Orders the end. The second person states the last day: the proposed one, or today where that is past. */
const end = defineAction({
  type: 'ban.end',
  permission: 'confirm.deployment-ban',
  payload: z.strictObject({ until: DaySchema }),
  from: ['ordered'],
  to: ['ordered'],
  closes: [CONFIRMATION],
  opens: [ENDS_BY_ITSELF],
  separation: OTHER_PERSON,
  guard: ({ proposal }, { until }, { facts }) => [
    finding('ban.proposed', proposal !== null, 'nothing is proposed'),
    ...(proposal === null
      ? []
      : [
          finding(
            'ban.last_day',
            until === laterOf(proposal.until, facts.today),
            `its last day is ${laterOf(proposal.until, facts.today)}`,
          ),
        ]),
  ],
  fold: (state, { until }) => ({
    ...state,
    until,
    endReason: state.proposal?.reason ?? null,
    proposal: null,
  }),
})

const endOfProposal = {
  from: ['proposed', 'ordered'],
  to: ['dropped', 'ordered'],
  closes: [CONFIRMATION],
  guard: ({ proposal }: Ban) => [finding('ban.proposed', proposal !== null, 'nothing is proposed')],
} as const

const withoutProposal = (state: Extract<Ban, { status: 'proposed' | 'ordered' }>) =>
  state.status === 'proposed'
    ? { ...state, status: 'dropped' as const, proposal: null }
    : { ...state, proposal: null }

/** Turns a proposal down. */
const decline = defineAction({
  ...endOfProposal,
  type: 'ban.decline',
  permission: 'confirm.deployment-ban',
  payload: z.strictObject({ reason: Words }),
  fold: withoutProposal,
  foldErased: withoutProposal,
})

/** Takes a proposal back. */
const withdraw = defineAction({
  ...endOfProposal,
  type: 'ban.withdraw',
  permission: 'propose.deployment-ban',
  payload: z.strictObject({ reason: Words }),
  fold: withoutProposal,
  foldErased: withoutProposal,
})

/** A proposal nobody confirmed in time ends; no role holds the permission, only the clock acts so. */
const lapse = defineAction({
  ...endOfProposal,
  type: 'ban.lapse',
  permission: 'lapse.deployment-ban',
  payload: z.strictObject({}),
  fold: withoutProposal,
})

/** Its last day is over. */
const expire = defineAction({
  type: 'ban.expire',
  permission: 'lapse.deployment-ban',
  payload: z.strictObject({}),
  from: ['ordered'],
  to: ['ended'],
  closes: [LAST_DAY, CONFIRMATION],
  fold: (state) => ({ ...state, status: 'ended', proposal: null }),
})

/** What people do with bans, by name; the clock's own actions are not among them. */
export const banActions = { propose, order, proposeEnd, end, decline, withdraw } as const

/** Bans on destinations, sectors and sites: two persons order and end them. */
export const banRecord = defineRecord({
  kind: 'ban',
  statuses: ['proposed', 'ordered', 'ended', 'dropped'],
  actions: [propose, order, proposeEnd, end, decline, withdraw, lapse, expire],
})

export type BanCommand = CommandOf<typeof banRecord>
