import { finding } from '@corridor/ledger'
import { z } from 'zod'
import { ContractTermsSchema } from '../checks/index.ts'
import { type Contract, destinationVersion } from './Contract.ts'
import { compareVersions } from './compareVersions.ts'
import { defineAction, withVersion } from './drafting.ts'
import { Day } from './fields.ts'

const IN_FORCE = ['approved', 'registered_destination', 'matched', 'mismatch', 'amended'] as const

/** What is registered at destination, as the post there received it. */
export const registerDestination = defineAction({
  type: 'contract.registerDestination',
  permission: 'register.contract',
  payload: z.strictObject({
    terms: ContractTermsSchema,
    documents: z.array(z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 digest')).max(20),
    /** The day on which it was registered there. */
    on: Day,
  }),
  from: IN_FORCE,
  to: ['registered_destination'],
  guard: (_, { on }, { facts }) => [
    finding('contract.registered_past', on <= facts.today, `${on} lies in the future`),
  ],
  fold: (state, { terms, documents, on }, { recordedAt }) => ({
    ...withVersion(state, 'destination', { terms, texts: [], documents }, recordedAt, on),
    status: 'registered_destination',
  }),
  foldErased: (state, { recordedAt }) => ({
    ...withVersion(state, 'destination', null, recordedAt),
    status: 'registered_destination',
  }),
})

const outcomeOf = (state: Contract) =>
  compareVersions(state, destinationVersion(state)?.content ?? null)?.outcome ?? null

/** What is registered is what was signed; only the clock says so, after comparing term by term. */
export const match = defineAction({
  type: 'contract.match',
  permission: 'compare.contract',
  payload: z.strictObject({}),
  from: ['registered_destination'],
  to: ['matched'],
  guard: (state) => [
    finding('contract.same_terms', outcomeOf(state) === 'matched', 'the versions differ'),
  ],
  fold: (state) => ({ ...state, status: 'matched' }),
  foldErased: (state) => ({ ...state, status: 'matched' }),
})

/** What is registered differs from what was signed; only the clock says so, and alerts. */
export const findMismatch = defineAction({
  type: 'contract.findMismatch',
  permission: 'compare.contract',
  payload: z.strictObject({}),
  from: ['registered_destination'],
  to: ['mismatch'],
  guard: (state) => [
    finding('contract.other_terms', outcomeOf(state) === 'mismatch', 'no term differs'),
  ],
  fold: (state) => ({ ...state, status: 'mismatch' }),
  foldErased: (state) => ({ ...state, status: 'mismatch' }),
})
