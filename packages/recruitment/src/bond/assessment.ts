import { addDays } from '@corridor/kernel'
import { finding } from '@corridor/ledger'
import { z } from 'zod'
import { type Moment, post } from './account.ts'
import type { Bond, BondFacts, Instrument } from './Bond.ts'
import { registeredFinding } from './registeredTables.ts'
import { READINGS, type RequirementBasis, requiredAmount } from './requirement.ts'
import { accountOf, inStatus, settle } from './settle.ts'
import {
  Amount,
  Basis,
  Day,
  defineAction,
  inCurrency,
  notAfterToday,
  OPEN,
  Words,
} from './words.ts'

/** The deadline of a notice. */
export const REPLENISHMENT = 'bond.replenishment'

const Assessment = z.strictObject({
  /** What follows from the basis; null where it cannot be told. */
  required: Amount.nullable(),
  reading: z.enum(READINGS).nullable(),
  basis: Basis,
})

const currencyOf = (basis: RequirementBasis) =>
  basis.kind === 'order'
    ? basis.amount
    : basis.kind === 'case_schedule'
      ? basis.base
      : basis.tiers[0]!.cash

/** Records what the bond must have, from tiers, open cases or an order. */
export const assess = defineAction({
  type: 'bond.assess',
  permission: 'assess.bond',
  payload: Assessment,
  from: OPEN,
  to: OPEN,
  guard: (state, { required, reading, basis }, { facts }) => {
    const found = requiredAmount(basis, reading)
    const total = found.kind === 'required' ? found.total : null
    return [
      inCurrency(state, currencyOf(basis)),
      registeredFinding(basis, reading, facts.registered),
      finding(
        'bond.required_follows',
        total?.minorUnits === required?.minorUnits && total?.currency === required?.currency,
        total === null
          ? 'what is required cannot be told from this basis'
          : `the basis gives ${total.minorUnits} of the smallest unit of ${total.currency}`,
      ),
    ]
  },
  fold: (state, { reading, basis }, act) => {
    const found = requiredAmount(basis, reading)
    const isTold = found.kind === 'required'
    const requirement = {
      minorUnits: isTold ? found.total.minorUnits : null,
      cashMinorUnits: isTold ? found.cash.minorUnits : 0,
      mark: isTold ? found.mark : ('unverified' as const),
      reading,
      basis,
      assessedAt: act.recordedAt,
    }
    return settle({ ...accountOf(state), requirement }, state.status, act)
  },
})

/** Serves the notice that the bond must be brought up to what is required. */
export const serveNotice = defineAction({
  type: 'bond.serveNotice',
  permission: 'serve.bond',
  payload: z.strictObject({
    receivedOn: Day,
    days: z.number().int().min(1).max(365).default(15),
  }),
  from: ['short'],
  to: ['replenish_due'],
  opens: [
    {
      name: REPLENISHMENT,
      due: (state) => state.notice?.deadline ?? '',
      missed: 'bond.default',
    },
  ],
  guard: (state, { receivedOn }, { facts }) => [
    notAfterToday(receivedOn, facts),
    finding(
      'bond.basis_established',
      state.requirement?.mark !== 'unverified',
      'the figure of law behind the required amount is not established, so nobody can be held to it',
    ),
  ],
  fold: (state, { receivedOn, days }) => ({
    ...state,
    status: 'replenish_due',
    notice: { receivedOn, days, deadline: addDays(receivedOn, days) },
  }),
})

/**
 * The notice was not met: licence and job orders stand still until the bond is topped up. Only the
 * clock acts so.
 */
export const lapseNotice = defineAction({
  type: 'bond.default',
  permission: 'lapse.bond',
  payload: z.strictObject({}),
  from: ['replenish_due'],
  to: ['replenish_due'],
  closes: [REPLENISHMENT],
  guard: ({ notice, defaultedAt }, _, { facts }) => [
    finding('bond.default_once', defaultedAt === null, 'the default is recorded already'),
    finding(
      'bond.notice_over',
      notice !== null && facts.today > notice.deadline,
      `there is time until ${notice?.deadline}`,
    ),
  ],
  fold: (state, _payload, { recordedAt }) => ({ ...state, defaultedAt: recordedAt }),
})

const isOver = ({ state, validUntil }: Instrument, on: string): boolean =>
  (state === 'held' || state === 'declared') && validUntil !== null && validUntil < on

/** Guarantees past their day count nothing from now on. Only the clock acts so. */
export const expire = defineAction({
  type: 'bond.expire',
  permission: 'lapse.bond',
  payload: z.strictObject({ on: Day }),
  from: OPEN,
  to: OPEN,
  guard: ({ instruments }, { on }, { facts }: { readonly facts: BondFacts }) => [
    notAfterToday(on, facts),
    finding(
      'bond.guarantee_over',
      instruments.some((one) => isOver(one, on)),
      `no guarantee ended before ${on}`,
    ),
  ],
  fold: (state, { on }, act) => settle(expireOn(state, on, act), state.status, act),
})

function expireOn(state: Bond, on: string, act: Moment) {
  const over = state.instruments.filter((one) => isOver(one, on))
  const gone = over.reduce((sum, { remaining }) => sum + remaining, 0)
  const total = state.instruments.reduce((sum, { remaining }) => sum + remaining, 0)
  const { reserves, freed } = shrink(state.reserves, total - gone)
  let { entries } = state
  for (const movement of freed) {
    entries = post(entries, { kind: 'release', from: 'reserved', to: 'cover', ...movement }, act)
  }
  for (const { id: reference, remaining: minorUnits } of over) {
    const movement = { from: 'cover', to: 'holder', minorUnits, reference } as const
    entries = post(entries, { kind: 'release', ...movement }, act)
  }
  const instruments = state.instruments.map((one) =>
    isOver(one, on) ? { ...one, state: 'expired' as const, remaining: 0 } : one,
  )
  return { ...accountOf(state), instruments, reserves, entries }
}

/** Reserves hold no more than the cover has left; the last made gives way first. */
function shrink(reserves: Bond['reserves'], most: number) {
  let left = most
  const freed: { reference: string; minorUnits: number }[] = []
  const kept = reserves.map((reserve) => {
    const held = Math.min(reserve.held, left)
    left -= held
    if (held < reserve.held) {
      freed.push({ reference: reserve.determination, minorUnits: reserve.held - held })
    }
    return { ...reserve, held }
  })
  return { reserves: kept, freed }
}

/** Sets until when the holder answers for what happened while its licence ran. */
export const setTail = defineAction({
  type: 'bond.setTail',
  permission: 'assess.bond',
  payload: z.strictObject({ until: Day, basis: Words }),
  from: OPEN,
  to: OPEN,
  guard: (state, { until }) => [
    finding('bond.tail_differs', until !== state.tailUntil, 'the tail ends on that day already'),
  ],
  fold: (state, { until }) => inStatus({ ...accountOf(state), tailUntil: until }, state.status),
})
