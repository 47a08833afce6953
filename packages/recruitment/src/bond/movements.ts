import { finding } from '@corridor/ledger'
import { z } from 'zod'
import { type Moment, post } from './account.ts'
import type { Bond, BondAccount, Instrument } from './Bond.ts'
import { bondCover } from './cover.ts'
import { accountOf, inStatus, settle } from './settle.ts'
import {
  defineAction,
  guaranteesCurrent,
  inCurrency,
  OPEN,
  Positive,
  Reason,
  Reference,
} from './words.ts'

/** Free of reserves. */
const availableOf = (bond: BondAccount): number => {
  const { total, reserved } = bondCover(bond, null)
  return total - reserved
}

const findReserve = ({ reserves }: Bond, determination: string | null) =>
  reserves.find((one) => one.determination === determination)

/** Sets an amount aside for a determination that is not final; as much of it as the cover holds. */
export const reserve = defineAction({
  type: 'bond.reserve',
  permission: 'reserve.bond',
  payload: z.strictObject({ determination: Reference, amount: Positive }),
  from: OPEN,
  to: OPEN,
  guard: (state, { determination, amount }, { facts }) => [
    inCurrency(state, amount),
    guaranteesCurrent(state, facts),
    finding(
      'bond.reserve_new',
      findReserve(state, determination) === undefined,
      `something is set aside for ${determination} already`,
    ),
  ],
  fold: (state, { determination, amount: { minorUnits } }, act) => {
    const held = Math.min(minorUnits, availableOf(state))
    const movement = { minorUnits: held, reference: determination }
    const entries = post(
      state.entries,
      { kind: 'reserve', from: 'cover', to: 'reserved', ...movement },
      act,
    )
    const reserves = [...state.reserves, { determination, minorUnits, held }]
    return inStatus({ ...accountOf(state), reserves, entries }, state.status)
  },
})

/** What was set aside becomes free: the determination fell, or was paid otherwise. */
export const free = defineAction({
  type: 'bond.free',
  permission: 'reserve.bond',
  payload: z.strictObject({ determination: Reference, reason: Reason }),
  from: OPEN,
  to: OPEN,
  guard: (state, { determination }) => [
    finding(
      'bond.reserved',
      findReserve(state, determination) !== undefined,
      `nothing is set aside for ${determination}`,
    ),
  ],
  fold: (state, { determination }, act) =>
    inStatus(freed(accountOf(state), determination, act), state.status),
})

function freed(account: BondAccount, determination: string | null, act: Moment): BondAccount {
  const found = account.reserves.find((one) => one.determination === determination)
  if (found === undefined) return account
  const movement = { minorUnits: found.held, reference: found.determination }
  return {
    ...account,
    reserves: account.reserves.filter((one) => one !== found),
    entries: post(
      account.entries,
      { kind: 'release', from: 'reserved', to: 'cover', ...movement },
      act,
    ),
  }
}

const CONFIRMATION = 'bond.confirmation'

const Movement = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('charge'),
    award: Reference,
    amount: Positive,
    determination: Reference.nullable(),
    reason: Reason,
  }),
  z.strictObject({
    act: z.literal('release'),
    openCases: z.number().int().min(0).max(1_000_000),
    reason: Reason,
  }),
  z.strictObject({ act: z.literal('forfeit'), order: Reference, reason: Reason }),
])

type Movement = z.output<typeof Movement>

/** What must hold of the movement itself: looked at when it is proposed and when it is confirmed. */
function movementFindings(
  state: Bond,
  proposed:
    | {
        readonly act: 'charge'
        readonly award: string
        readonly minorUnits: number
        readonly determination: string | null
      }
    | { readonly act: 'release'; readonly openCases: number }
    | { readonly act: 'forfeit' },
  facts: { readonly today: string; readonly licenceInForce: boolean | null },
) {
  switch (proposed.act) {
    case 'charge': {
      const { award, minorUnits, determination } = proposed
      const open = state.charges.find((one) => one.award === award)
      return [
        finding(
          'bond.award_once',
          open === undefined || (open.openClaim !== null && minorUnits <= open.openClaim),
          `${award} was charged before`,
        ),
        finding(
          'bond.reserved',
          determination === null || findReserve(state, determination) !== undefined,
          `nothing is set aside for ${determination}`,
        ),
      ]
    }
    case 'release':
      return [
        finding('bond.no_open_case', proposed.openCases === 0, 'cases are open'),
        nothingReserved(state),
        finding(
          'bond.no_claim',
          state.charges.every(({ openClaim }) => openClaim === null),
          'an award is not paid in full',
        ),
        finding(
          'bond.licence_ended',
          facts.licenceInForce === null ? null : !facts.licenceInForce,
          'the licence is in force',
        ),
        finding(
          'bond.tail_over',
          state.tailUntil === null ? null : facts.today > state.tailUntil,
          state.tailUntil === null
            ? 'until when the holder answers was not set'
            : `the holder answers until ${state.tailUntil}`,
        ),
      ]
    case 'forfeit':
      return [nothingReserved(state)]
  }
}

const nothingReserved = (state: Bond) =>
  finding(
    'bond.nothing_reserved',
    state.reserves.length === 0,
    'something is set aside for a determination; charge it or set it free first',
  )

/** Proposes to charge an award, to release the bond or to forfeit it. */
export const propose = defineAction({
  type: 'bond.propose',
  permission: 'propose.bond',
  payload: z.strictObject({ movement: Movement }),
  from: OPEN,
  to: OPEN,
  opens: [
    {
      name: CONFIRMATION,
      within: { count: 15, unit: 'days' },
      parameter: 'bond.confirmation.days',
      missed: 'bond.lapse',
    },
  ],
  guard: (state, { movement }, { facts }) => [
    finding('bond.one_proposal', state.proposal === null, 'another proposal waits'),
    guaranteesCurrent(state, facts),
    ...(movement.act === 'charge' ? [inCurrency(state, movement.amount)] : []),
    ...movementFindings(state, flat(movement), facts),
  ],
  fold: (state, { movement }, { actor, role, onBehalfOf, recordedAt }) => {
    const by = onBehalfOf === null ? [actor] : [actor, onBehalfOf]
    const proposal = { ...flat(movement), proposedAt: recordedAt, by, role }
    return inStatus({ ...accountOf(state), proposal }, state.status)
  },
})

function flat(movement: Movement) {
  if (movement.act !== 'charge') return movement
  const { amount, ...rest } = movement
  return { ...rest, minorUnits: amount.minorUnits }
}

const isProposed = (state: Bond) =>
  finding('bond.proposed', state.proposal !== null, 'nothing is proposed')

/** Confirms what finance proposed. */
export const confirm = defineAction({
  type: 'bond.confirm',
  permission: 'confirm.bond',
  payload: z.strictObject({}),
  from: OPEN,
  to: [...OPEN, 'released', 'forfeited'],
  closes: [CONFIRMATION],
  separation: {
    rule: 'SD9',
    words: 'finance proposes and the authority confirms: another person in another role',
    excluded: ({ proposal }) => ({
      persons: proposal?.by ?? [],
      roles: proposal === null ? [] : [proposal.role],
    }),
  },
  guard: (state, _, { facts }) => [
    isProposed(state),
    guaranteesCurrent(state, facts),
    ...(state.proposal === null ? [] : movementFindings(state, state.proposal, facts)),
  ],
  fold: (state, _payload, act) => {
    const account = { ...accountOf(state), proposal: null }
    switch (state.proposal?.act) {
      case 'charge':
        return charged(account, state.proposal, state.status, act)
      case 'release':
        return { ...emptied(account, 'holder', 'release', 'release', act), status: 'released' }
      case 'forfeit': {
        const { order } = state.proposal
        return { ...emptied(account, 'authority', 'charge', order, act), status: 'forfeited' }
      }
      default:
        return inStatus(account, state.status)
    }
  },
})

/** One entry, never above what is free or set aside for this award; the rest is an open claim. */
function charged(
  before: BondAccount,
  {
    award,
    minorUnits,
    determination,
  }: Extract<NonNullable<Bond['proposal']>, { readonly act: 'charge' }>,
  status: (typeof OPEN)[number],
  act: Moment,
) {
  const account = freed(before, determination, act)
  const paid = Math.min(minorUnits, availableOf(account))
  const earlier = account.charges.find((one) => one.award === award)
  const owed = (earlier?.openClaim ?? minorUnits) - paid
  const charge = {
    award,
    minorUnits: (earlier?.minorUnits ?? 0) + paid,
    openClaim: owed > 0 ? owed : null,
  }
  const movement = { minorUnits: paid, reference: award }
  const entries = post(
    account.entries,
    { kind: 'charge', from: 'cover', to: 'awards', ...movement },
    act,
  )
  const charges = [...account.charges.filter((one) => one.award !== award), charge]
  const instruments = draw(account.instruments, paid)
  return settle(
    { ...account, instruments, entries, charges },
    status === 'lodged' ? 'charged' : status,
    act,
  )
}

/** Takes an amount from the money first, then from the guarantees that end first. */
function draw(instruments: readonly Instrument[], minorUnits: number): readonly Instrument[] {
  const order = instruments
    .filter(({ state, remaining }) => state === 'held' && remaining > 0)
    .toSorted((one, other) =>
      (one.validUntil ?? '') < (other.validUntil ?? '')
        ? -1
        : (one.validUntil ?? '') > (other.validUntil ?? '')
          ? 1
          : 0,
    )
  const left = new Map<string, number>()
  let wanted = minorUnits
  for (const { id, remaining } of order) {
    const taken = Math.min(wanted, remaining)
    left.set(id, remaining - taken)
    wanted -= taken
  }
  return instruments.map((one) => ({ ...one, remaining: left.get(one.id) ?? one.remaining }))
}

/** Everything that is left goes to one account. */
function emptied(
  account: BondAccount,
  to: 'holder' | 'authority',
  kind: 'release' | 'charge',
  reference: string,
  act: Moment,
): BondAccount {
  const { total } = bondCover(account, null)
  return {
    ...account,
    shortSince: null,
    notice: null,
    defaultedAt: null,
    instruments: account.instruments.map((one) => ({
      ...one,
      remaining: 0,
      state: one.state === 'held' || one.state === 'declared' ? ('returned' as const) : one.state,
    })),
    entries: post(account.entries, { kind, from: 'cover', to, minorUnits: total, reference }, act),
  }
}

const withoutProposal = (state: Extract<Bond, { readonly status: (typeof OPEN)[number] }>) =>
  inStatus({ ...accountOf(state), proposal: null }, state.status)

/** Turns a proposal down, by those who could have confirmed it. */
export const decline = defineAction({
  type: 'bond.decline',
  permission: 'confirm.bond',
  payload: z.strictObject({ reason: Reason }),
  from: OPEN,
  to: OPEN,
  closes: [CONFIRMATION],
  guard: (state) => [isProposed(state)],
  fold: withoutProposal,
})

/** Takes a proposal back. */
export const withdraw = defineAction({
  type: 'bond.withdraw',
  permission: 'propose.bond',
  payload: z.strictObject({ reason: Reason }),
  from: OPEN,
  to: OPEN,
  closes: [CONFIRMATION],
  guard: (state) => [isProposed(state)],
  fold: withoutProposal,
})

/** A proposal nobody confirmed in time ends. Only the clock acts so. */
export const lapse = defineAction({
  type: 'bond.lapse',
  permission: 'lapse.bond',
  payload: z.strictObject({}),
  from: OPEN,
  to: OPEN,
  closes: [CONFIRMATION],
  guard: (state) => [isProposed(state)],
  fold: withoutProposal,
})

/** An award's open claim was paid otherwise than from the bond. */
export const settleClaim = defineAction({
  type: 'bond.settleClaim',
  permission: 'verify.bond',
  payload: z.strictObject({ award: Reference, reference: Reference }),
  from: OPEN,
  to: OPEN,
  guard: (state, { award }) => [
    finding(
      'bond.claim_open',
      state.charges.some((one) => one.award === award && one.openClaim !== null),
      `${award} has no open claim`,
    ),
  ],
  fold: (state, { award }) =>
    inStatus(
      {
        ...accountOf(state),
        charges: state.charges.map((one) =>
          one.award === award ? { ...one, openClaim: null } : one,
        ),
      },
      state.status,
    ),
})
