import { type Act, finding } from '@corridor/ledger'
import { z } from 'zod'
import { type Moment, post } from './account.ts'
import { BOND_PURPOSES, type Bond, type BondFacts, type Instrument } from './Bond.ts'
import { accountOf, settle } from './settle.ts'
import {
  Day,
  defineAction,
  inCurrency,
  notAfterToday,
  OPEN,
  Positive,
  personsOf,
  Reason,
  Reference,
} from './words.ts'

const Holder = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/, 'the id of an organisation')
const Name = z.string().trim().min(1).max(200)

/** What is handed in: money, or a bank's guarantee. */
const Deposit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cash'), amount: Positive, reference: Reference }),
  z.strictObject({
    kind: z.literal('guarantee'),
    amount: Positive,
    bank: Name,
    reference: Reference,
    validUntil: Day,
  }),
])

type Given = z.output<typeof Deposit>

const declared = (given: Given, act: Act): Instrument => ({
  id: `i${act.version}`,
  kind: given.kind,
  minorUnits: given.amount.minorUnits,
  remaining: 0,
  bank: given.kind === 'guarantee' ? given.bank : null,
  reference: given.reference,
  validUntil: given.kind === 'guarantee' ? given.validUntil : null,
  state: 'declared',
  confirmedOn: null,
  declaredAt: act.recordedAt,
  by: personsOf(act),
})

const stillGood = (given: Given, { today }: BondFacts) =>
  given.kind === 'cash'
    ? []
    : [
        finding(
          'bond.guarantee_valid',
          given.validUntil >= today,
          `the guarantee ended on ${given.validUntil}`,
        ),
      ]

const KIND_OF = { agency: 'agency', principal: 'employer' } as const

/** Lodges a bond with its first deposit. */
export const lodge = defineAction({
  type: 'bond.lodge',
  permission: 'deposit.bond',
  payload: z.strictObject({
    holder: Holder,
    holderName: Name,
    purpose: z.enum(BOND_PURPOSES),
    office: z.string().max(128).nullable(),
    jurisdiction: z.string().max(7).nullable(),
    deposit: Deposit,
  }),
  from: ['none'],
  to: ['lodged'],
  guard: (_, { holder, holderName, purpose, office, jurisdiction, deposit }, { facts }) => [
    finding(
      'bond.holder_known',
      facts.holder !== null &&
        facts.holder.name === holderName &&
        facts.holder.office === office &&
        facts.holder.jurisdiction === jurisdiction,
      `${holder} is not in the register with this name, office and jurisdiction`,
    ),
    finding(
      'bond.holder_fits',
      facts.holder?.kind === KIND_OF[purpose] && facts.holder.status !== 'closed',
      purpose === 'agency'
        ? 'a bond is lodged for an agency that is not closed'
        : 'an escrow is lodged for an employer that is not closed',
    ),
    finding(
      'bond.one_for_holder',
      facts.hasAnother === null ? null : !facts.hasAnother,
      'a bond of the same holder is open; top that one up',
    ),
    ...stillGood(deposit, facts),
  ],
  fold: (_, { deposit, ...payload }, act) => ({
    ...payload,
    status: 'lodged',
    currency: deposit.amount.currency,
    instruments: [declared(deposit, act)],
    entries: [],
    reserves: [],
    charges: [],
    requirement: null,
    shortSince: null,
    notice: null,
    defaultedAt: null,
    tailUntil: null,
    proposal: null,
  }),
})

/** Tops a bond up. It counts once another person has stated that it is there. */
export const deposit = defineAction({
  type: 'bond.deposit',
  permission: 'deposit.bond',
  payload: z.strictObject({ deposit: Deposit }),
  from: OPEN,
  to: OPEN,
  guard: (state, { deposit: given }, { facts }) => [
    inCurrency(state, given.amount),
    ...stillGood(given, facts),
    finding(
      'bond.deposit_new',
      !state.instruments.some(
        ({ reference, bank, state: now }) =>
          now !== 'rejected' &&
          reference === given.reference &&
          bank === (given.kind === 'guarantee' ? given.bank : null),
      ),
      `${given.reference} was handed in before`,
    ),
    finding(
      'bond.deposits_settled',
      state.instruments.filter((one) => one.state === 'declared').length < 20,
      'twenty deposits wait to be looked at; these come first',
    ),
  ],
  fold: (state, { deposit: given }, act) =>
    settle(
      { ...accountOf(state), instruments: [...state.instruments, declared(given, act)] },
      state.status,
      act,
    ),
})

const InstrumentId = z.string().regex(/^i\d{1,9}$/, 'the id of a deposit')

const findDeclared = (state: Bond, instrument: string, kind?: Instrument['kind']) =>
  state.instruments.find(
    (one) =>
      one.id === instrument &&
      one.state === 'declared' &&
      (kind === undefined || one.kind === kind),
  )

const isDeclared = (state: Bond, instrument: string, kind?: Instrument['kind']) =>
  finding(
    'bond.deposit_declared',
    findDeclared(state, instrument, kind) !== undefined,
    `${instrument} is no ${kind ?? 'deposit'} that waits to be looked at`,
  )

const byAnother = {
  rule: 'SD1',
  words: 'who handed it in cannot state that it is there: another person must do it',
  excluded: (state: Bond, { instrument }: { readonly instrument: string }) => ({
    persons: state.instruments.find(({ id }) => id === instrument)?.by ?? [],
  }),
}

/** The instrument is there: it counts, and the entry is made. */
function hold(
  state: Bond,
  { instrument, on }: { readonly instrument: string; readonly on: string },
  act: Moment,
) {
  const found = state.instruments.find(({ id }) => id === instrument)!
  const held: Instrument = {
    ...found,
    state: 'held',
    remaining: found.minorUnits,
    confirmedOn: on,
  }
  const { minorUnits } = found
  const entries = post(
    state.entries,
    { kind: 'deposit', from: 'holder', to: 'cover', minorUnits, reference: instrument },
    act,
  )
  const instruments = state.instruments.map((one) => (one.id === instrument ? held : one))
  return settle({ ...accountOf(state), instruments, entries }, state.status, act)
}

const Held = z.strictObject({ instrument: InstrumentId, on: Day, reference: Reference })

/** States that the money came. */
export const receiveCash = defineAction({
  type: 'bond.receiveCash',
  permission: 'verify.bond',
  payload: Held,
  from: OPEN,
  to: OPEN,
  separation: byAnother,
  guard: (state, { instrument, on }, { facts }) => [
    isDeclared(state, instrument, 'cash'),
    notAfterToday(on, facts),
  ],
  fold: hold,
})

/** States that the bank confirmed its guarantee, asked by the office itself. */
export const confirmGuarantee = defineAction({
  type: 'bond.confirmGuarantee',
  permission: 'verify.bond',
  payload: Held,
  from: OPEN,
  to: OPEN,
  separation: byAnother,
  guard: (state, { instrument, on }, { facts }) => {
    const found = findDeclared(state, instrument, 'guarantee')
    return [
      isDeclared(state, instrument, 'guarantee'),
      notAfterToday(on, facts),
      finding(
        'bond.guarantee_valid',
        found?.validUntil == null || found.validUntil >= facts.today,
        `the guarantee ended on ${found?.validUntil}`,
      ),
    ]
  },
  fold: hold,
})

/** States that the money never came, or that the bank does not stand by its guarantee. */
export const reject = defineAction({
  type: 'bond.reject',
  permission: 'verify.bond',
  payload: z.strictObject({ instrument: InstrumentId, reason: Reason }),
  from: OPEN,
  to: OPEN,
  separation: byAnother,
  guard: (state, { instrument }) => [isDeclared(state, instrument)],
  fold: (state, { instrument }, act) =>
    settle(
      {
        ...accountOf(state),
        instruments: state.instruments.map((one) =>
          one.id === instrument ? { ...one, state: 'rejected' as const } : one,
        ),
      },
      state.status,
      act,
    ),
})
