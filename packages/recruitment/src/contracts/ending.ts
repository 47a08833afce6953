import { finding } from '@corridor/ledger'
import { z } from 'zod'
import { CONTRACT_STATUSES, type Contract, END_REASONS, type EndReason } from './Contract.ts'
import { DECISION } from './checking.ts'
import { ANSWER, defineAction } from './drafting.ts'
import { Day } from './fields.ts'

const BOTH_SIGNED = CONTRACT_STATUSES.filter(
  (status) => status !== 'draft' && status !== 'worker_review' && status !== 'ended',
) as readonly Exclude<Contract['status'], 'draft' | 'worker_review' | 'ended'>[]

const reasons = new Set<string>([...END_REASONS.worker, ...END_REASONS.employer])
const Reason = z.enum([...reasons] as [EndReason, ...EndReason[]])

/** Ends a contract that both have signed, for a reason that fits who ends it. */
export const end = defineAction({
  type: 'contract.end',
  permission: 'end.contract',
  payload: z.strictObject({ reason: Reason, on: Day }),
  from: BOTH_SIGNED,
  to: ['ended'],
  closes: [DECISION],
  guard: (state, { reason }, { role, organisation, actor, facts }) => {
    const isWorker = role === 'worker' && facts.worker?.person === actor
    const isEmployer = role === 'employer' && organisation === state.employer
    const list: readonly string[] = isWorker
      ? END_REASONS.worker
      : isEmployer
        ? END_REASONS.employer
        : []
    return [
      finding(
        'contract.party',
        isWorker || isEmployer,
        'only the worker or somebody of the employer ends it',
      ),
      finding(
        'contract.reason_fits',
        list.includes(reason),
        `${reason} is not a reason of ${isWorker ? 'the worker' : 'the employer'}`,
      ),
    ]
  },
  fold: (state, { reason, on }, act) => ended(state, { reason, on }, act),
  foldErased: (state, act) => ended(state, { reason: null, on: null }, act),
})

/** The agency gives up what was never signed by both. */
export const withdraw = defineAction({
  type: 'contract.withdraw',
  permission: 'prepare.contract',
  payload: z.strictObject({}),
  from: ['draft', 'worker_review'],
  to: ['ended'],
  closes: [ANSWER],
  fold: (state, _, act) => ended(state, { reason: 'withdrawn', on: null }, act),
  foldErased: (state, act) => ended(state, { reason: 'withdrawn', on: null }, act),
})

const ended = (
  state: Contract,
  { reason, on }: { readonly reason: EndReason | null; readonly on: string | null },
  {
    actor,
    role,
    recordedAt,
  }: { readonly actor: string; readonly role: string; readonly recordedAt: string },
): Extract<Contract, { readonly status: 'ended' }> => ({
  ...state,
  status: 'ended',
  draft: null,
  review: null,
  amendment: null,
  holdsVacancy: false,
  end: { reason, on, by: actor, role, at: recordedAt },
})
