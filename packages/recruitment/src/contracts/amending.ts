import { finding } from '@corridor/ledger'
import { z } from 'zod'
import type { Amendment, Contract } from './Contract.ts'
import { compareVersions } from './compareVersions.ts'
import { ContentSchema, defineAction, hasText, textsDiffer, withVersion } from './drafting.ts'
import { isEmployer, isWorker, ReadingSchema, signatureOf, wasRead } from './signing.ts'

const IN_FORCE = ['approved', 'registered_destination', 'matched', 'mismatch', 'amended'] as const

type InForce = Extract<Contract, { readonly status: (typeof IN_FORCE)[number] }>

const isProposed = ({ amendment }: Contract) =>
  finding('contract.amendment_there', amendment !== null, 'no amendment is proposed')

/** Proposes other terms for a contract in force; it binds nobody until the worker signed afresh. */
export const proposeAmendment = defineAction({
  type: 'contract.proposeAmendment',
  permission: 'amend.contract',
  payload: z.strictObject({ content: ContentSchema }),
  from: IN_FORCE,
  to: IN_FORCE,
  guard: (state, { content }) => [
    finding('contract.one_amendment', state.amendment === null, 'another amendment waits'),
    hasText(content, state.language),
    textsDiffer(content),
  ],
  fold: (state, { content }, act) => ({
    ...state,
    amendment: proposed(act, content, compareVersions(state, content)?.isSafe !== true),
  }),
  foldErased: (state, act) => ({ ...state, amendment: proposed(act, null, true) }),
})

const proposed = (
  {
    actor,
    role,
    recordedAt,
  }: { readonly actor: string; readonly role: string; readonly recordedAt: string },
  content: Amendment['content'],
  needsApproval: boolean,
): Amendment => ({
  content,
  proposedAt: recordedAt,
  by: actor,
  byRole: role,
  needsApproval,
  worker: null,
  employer: null,
  approvedBy: null,
})

/** Takes effect with the last of worker, employer and, where a term is worse, authority. */
function settle(state: InForce, changed: Partial<Amendment>, at: string): InForce {
  if (state.amendment === null) return state
  const amendment = { ...state.amendment, ...changed }
  const { worker, employer, needsApproval, approvedBy, content } = amendment
  if (worker === null || employer === null || (needsApproval && approvedBy === null)) {
    return { ...state, amendment }
  }
  return { ...withVersion(state, 'amended', content, at), status: 'amended', amendment: null }
}

/** The worker signs what she read of the amendment, with her own credential. */
export const signAmendment = defineAction({
  type: 'contract.signAmendment',
  permission: 'sign.contract',
  payload: ReadingSchema,
  from: IN_FORCE,
  to: IN_FORCE,
  guard: (state, reading, context) => [
    isWorker(context),
    isProposed(state),
    finding(
      'contract.same_version',
      reading.version === state.versions.length + 1,
      'another version is proposed now; read that one',
    ),
    finding('contract.unsigned', state.amendment?.worker === null, 'she signed it already'),
    ...wasRead(state.amendment?.content ?? null, reading, context.facts),
  ],
  fold: (state, reading, act) =>
    settle(state, { worker: signatureOf(reading, act) }, act.recordedAt),
  foldErased: (state, act) =>
    settle(
      state,
      { worker: signatureOf({ language: null, readSeconds: null }, act) },
      act.recordedAt,
    ),
})

/** The employer signs the amendment; after the worker. */
export const countersignAmendment = defineAction({
  type: 'contract.countersignAmendment',
  permission: 'sign.contract',
  payload: z.strictObject({}),
  from: IN_FORCE,
  to: IN_FORCE,
  guard: (state, _, context) => [
    isEmployer(state, context),
    isProposed(state),
    finding(
      'contract.worker_first',
      state.amendment !== null && state.amendment.worker !== null,
      'the worker signs first',
    ),
    finding('contract.unsigned', state.amendment?.employer === null, 'it was signed already'),
  ],
  fold: (state, _, { actor, recordedAt }) =>
    settle(state, { employer: { by: actor, at: recordedAt } }, recordedAt),
  foldErased: (state, { actor, recordedAt }) =>
    settle(state, { employer: { by: actor, at: recordedAt } }, recordedAt),
})

/** The authority approves an amendment with a worse term, after the worker signed it. */
export const approveAmendment = defineAction({
  type: 'contract.approveAmendment',
  permission: 'approve.contract',
  payload: z.strictObject({}),
  from: IN_FORCE,
  to: IN_FORCE,
  guard: (state) => [
    isProposed(state),
    finding(
      'contract.approval_needed',
      state.amendment?.needsApproval === true && state.amendment.approvedBy === null,
      'it needs no approval',
    ),
    finding(
      'contract.worker_first',
      state.amendment !== null && state.amendment.worker !== null,
      'the worker signs first',
    ),
  ],
  fold: (state, _, { actor, recordedAt }) => settle(state, { approvedBy: actor }, recordedAt),
  foldErased: (state, { actor, recordedAt }) => settle(state, { approvedBy: actor }, recordedAt),
})

const dropped = (state: InForce): InForce => ({ ...state, amendment: null })

/** The worker says no to the amendment: the contract stays as it is. */
export const refuseAmendment = defineAction({
  type: 'contract.refuseAmendment',
  permission: 'sign.contract',
  payload: z.strictObject({}),
  from: IN_FORCE,
  to: IN_FORCE,
  guard: (state, _, context) => [isWorker(context), isProposed(state)],
  fold: dropped,
  foldErased: dropped,
})

/** Whoever may propose takes it back. */
export const withdrawAmendment = defineAction({
  type: 'contract.withdrawAmendment',
  permission: 'amend.contract',
  payload: z.strictObject({}),
  from: IN_FORCE,
  to: IN_FORCE,
  guard: (state) => [isProposed(state)],
  fold: dropped,
  foldErased: dropped,
})

/** The authority turns a worse amendment down. */
export const declineAmendment = defineAction({
  type: 'contract.declineAmendment',
  permission: 'approve.contract',
  payload: z.strictObject({}),
  from: IN_FORCE,
  to: IN_FORCE,
  guard: (state) => [isProposed(state)],
  fold: dropped,
  foldErased: dropped,
})
