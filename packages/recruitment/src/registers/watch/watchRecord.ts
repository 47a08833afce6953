import { actionsOf, type CommandOf, defineRecord, finding } from '@corridor/ledger'
import { z } from 'zod'
import { IdSchema } from '../../checks/index.ts'
import { Country, EvidenceList, Office, Words } from '../fields.ts'
import { proposerOf } from '../Proposer.ts'
import { WATCH_GROUNDS, WATCHED_KINDS, type WatchEntry, type WatchFacts } from './WatchEntry.ts'

const CONFIRMATION = 'watch.confirmation'

const defineAction = actionsOf<WatchEntry, WatchFacts>()

const Said = { text: Words, evidence: EvidenceList }
const Ground = z.enum(WATCH_GROUNDS)

const CONFIRMED_IN_TIME = {
  name: CONFIRMATION,
  within: { count: 15, unit: 'days' },
  parameter: 'confirmation_days',
  missed: 'watch.lapse',
} as const

const oneProposal = ({ proposal }: WatchEntry) =>
  finding('watch.one_proposal', proposal === null, 'another proposal waits')

const notTwice = ({ alreadyListed }: WatchFacts) =>
  finding(
    'watch.once',
    !alreadyListed,
    'the organisation is listed on this ground already, or its listing waits; change that entry',
  )

/** Proposes to list an agency or employer; it is listed once a person of another role confirms. */
const propose = defineAction({
  type: 'watch.propose',
  permission: 'propose.watch-entry',
  payload: z.strictObject({
    organisation: IdSchema,
    ground: Ground,
    ...Said,
    office: Office,
    jurisdiction: Country,
  }),
  from: ['none'],
  to: ['proposed'],
  opens: [CONFIRMED_IN_TIME],
  guard: (_, { organisation, office }, { facts }) => [
    finding(
      'watch.organisation_kind',
      facts.organisationKind === null
        ? null
        : WATCHED_KINDS.some((kind) => kind === facts.organisationKind),
      `${organisation} is no agency or employer of the register: only these are listed`,
    ),
    finding(
      'watch.office_known',
      facts.officeOpen,
      `${office} is not an open office of an authority`,
    ),
    notTwice(facts),
  ],
  fold: (_, payload, act) => {
    const { ground, text, evidence } = payload
    return {
      ...payload,
      status: 'proposed',
      listedAt: null,
      earlier: [],
      proposal: { act: 'add', ground, text, evidence, ...proposerOf(act) },
    }
  },
})

/** Proposes that an entry says something else; until confirmed it stays as it is. */
const proposeChange = defineAction({
  type: 'watch.proposeChange',
  permission: 'propose.watch-entry',
  payload: z.strictObject({ ground: Ground, ...Said }),
  from: ['listed'],
  to: ['listed'],
  opens: [CONFIRMED_IN_TIME],
  guard: (state, { ground }, { facts }) => [
    oneProposal(state),
    ...(ground === state.ground ? [] : [notTwice(facts)]),
  ],
  fold: (state, payload, act) => ({
    ...state,
    proposal: { act: 'change', ...payload, ...proposerOf(act) },
  }),
})

/** Proposes to lift an entry; until confirmed the organisation stays listed. */
const proposeLift = defineAction({
  type: 'watch.proposeLift',
  permission: 'propose.watch-entry',
  payload: z.strictObject(Said),
  from: ['listed'],
  to: ['listed'],
  opens: [CONFIRMED_IN_TIME],
  guard: (state) => [oneProposal(state)],
  fold: (state, payload, act) => ({
    ...state,
    proposal: { act: 'lift', ground: state.ground, ...payload, ...proposerOf(act) },
  }),
})

/** The second person, of another role: what was proposed takes effect. */
const confirm = defineAction({
  type: 'watch.confirm',
  permission: 'confirm.watch-entry',
  payload: z.strictObject({}),
  from: ['proposed', 'listed'],
  to: ['listed', 'lifted'],
  closes: [CONFIRMATION],
  separation: {
    rule: 'SD3',
    words: 'a change of the watch list takes two persons of two roles: another one must confirm it',
    excluded: ({ proposal }) => ({
      persons: proposal?.by ?? [],
      roles: proposal === null ? [] : [proposal.role],
    }),
  },
  guard: ({ proposal }) => [finding('watch.proposed', proposal !== null, 'nothing is proposed')],
  fold: ({ proposal, ...state }, _, { recordedAt }) => {
    const { ground, text, evidence } = state
    const earlier = [...state.earlier, { ground, text, evidence, until: recordedAt }]
    switch (proposal?.act) {
      case 'lift':
        return { ...state, status: 'lifted', liftedAt: recordedAt, proposal: null }
      case 'change':
        return {
          ...state,
          status: 'listed',
          ground: proposal.ground,
          text: proposal.text,
          evidence: proposal.evidence,
          earlier,
          proposal: null,
        }
      default:
        return { ...state, status: 'listed', listedAt: recordedAt, proposal: null }
    }
  },
})

const endOfProposal = {
  from: ['proposed', 'listed'],
  to: ['dropped', 'listed'],
  closes: [CONFIRMATION],
  guard: ({ proposal }: WatchEntry) => [
    finding('watch.proposed', proposal !== null, 'nothing is proposed'),
  ],
} as const

const withoutProposal = (state: Extract<WatchEntry, { status: 'proposed' | 'listed' }>) =>
  state.status === 'proposed'
    ? { ...state, status: 'dropped' as const, proposal: null }
    : { ...state, proposal: null }

/** Turns a proposal down. */
const decline = defineAction({
  ...endOfProposal,
  type: 'watch.decline',
  permission: 'confirm.watch-entry',
  payload: z.strictObject({ reason: Words }),
  fold: withoutProposal,
  foldErased: withoutProposal,
})

/** Takes a proposal back. */
const withdraw = defineAction({
  ...endOfProposal,
  type: 'watch.withdraw',
  permission: 'propose.watch-entry',
  payload: z.strictObject({ reason: Words }),
  fold: withoutProposal,
  foldErased: withoutProposal,
})

/** A proposal nobody confirmed in time ends; no role holds the permission, only the clock acts so. */
const lapse = defineAction({
  ...endOfProposal,
  type: 'watch.lapse',
  permission: 'lapse.watch-entry',
  payload: z.strictObject({}),
  fold: withoutProposal,
})

/** What people do with entries, by name; the clock's own action is not among them. */
export const watchActions = {
  propose,
  proposeChange,
  proposeLift,
  confirm,
  decline,
  withdraw,
} as const

/** The watch list of agencies and employers: two persons of two roles add, change and lift. */
export const watchRecord = defineRecord({
  kind: 'watch',
  statuses: ['proposed', 'listed', 'lifted', 'dropped'],
  actions: [propose, proposeChange, proposeLift, confirm, decline, withdraw, lapse],
})

export type WatchCommand = CommandOf<typeof watchRecord>
