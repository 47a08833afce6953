import { finding } from '@corridor/ledger'
import { z } from 'zod'
import { type FeeLine, FeeLineSchema } from '../checks/index.ts'
import { CONTRACT_STATUSES, type Contract, type FeeEntry } from './Contract.ts'
import { defineAction } from './drafting.ts'

const SOURCES: Readonly<Record<string, FeeLine['source']>> = {
  worker: 'worker',
  agency: 'agency',
  inspector: 'inspector',
}

const { source: _, ...STATED } = FeeLineSchema.shape

/** Notes a fee, as the one who notes it knows it; each party's lines stand beside the other's. */
export const recordFee = defineAction({
  type: 'contract.recordFee',
  permission: 'record.fee',
  payload: z.strictObject(STATED),
  from: CONTRACT_STATUSES,
  to: CONTRACT_STATUSES,
  expected: 'any',
  guard: (state, line, { role }) => [
    finding(
      'contract.fee_source',
      SOURCES[role] !== undefined,
      'a fee is stated by the worker, the agency or an inspector',
    ),
    finding(
      'contract.fee_says_something',
      line.amount !== null || line.label !== null || line.category !== null,
      'say at least for what it was, or how much',
    ),
    finding('contract.fees_room', state.fees.length < 200, 'there are 200 lines already'),
  ],
  fold: (state, line, act) => withFee(state, line, act),
  foldErased: (state, act) => withFee(state, null, act),
})

function withFee(
  state: Contract,
  line: Omit<FeeLine, 'source'> | null,
  act: {
    readonly actor: string
    readonly role: string
    readonly organisation: string | null
    readonly recordedAt: string
  },
): Contract {
  const source = SOURCES[act.role] ?? 'inspector'
  const entry: FeeEntry = {
    number: state.fees.length + 1,
    line: line === null ? null : { ...line, source },
    source,
    by: act.actor,
    organisation: act.organisation,
    at: act.recordedAt,
    struckAt: null,
  }
  return { ...state, fees: [...state.fees, entry] }
}

/** Takes back a line that one entered oneself; it stays to be seen. */
export const strikeFee = defineAction({
  type: 'contract.strikeFee',
  permission: 'record.fee',
  payload: z.strictObject({ number: z.int().min(1) }),
  from: CONTRACT_STATUSES,
  to: CONTRACT_STATUSES,
  guard: (state, { number }, { role, actor, organisation }) => {
    const fee = state.fees[number - 1]
    const isOwn =
      fee !== undefined &&
      fee.source === SOURCES[role] &&
      (fee.source === 'agency' ? fee.organisation === (organisation ?? null) : fee.by === actor)
    return [
      finding('contract.own_fee', isOwn, 'only whoever stated it takes it back'),
      finding('contract.fee_stands', fee?.struckAt === null, 'it was taken back before'),
    ]
  },
  fold: (state, { number }, { recordedAt }) => ({
    ...state,
    fees: state.fees.map((fee) => (fee.number === number ? { ...fee, struckAt: recordedAt } : fee)),
  }),
  foldErased: (state) => state,
})
