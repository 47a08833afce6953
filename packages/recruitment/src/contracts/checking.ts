import { finding } from '@corridor/ledger'
import { z } from 'zod'
import { CheckFindingSchema, VerdictSchema, verdictOf } from '../checks/index.ts'
import type { CheckedAt, Contract, ContractFacts } from './Contract.ts'
import { backToDraft, defineAction } from './drafting.ts'
import { Words } from './fields.ts'

/** The deadline for the office, once both have signed. */
export const DECISION = 'contract.decision'

/** What the automatic checks say of the contract; no role holds the permission, only the clock acts so. */
export const check = defineAction({
  type: 'contract.check',
  permission: 'check.contract',
  payload: z.strictObject({
    verdict: VerdictSchema,
    findings: z.array(CheckFindingSchema).max(60).readonly(),
  }),
  // Looked at again when a parameter was corrected or something that lacked was supplied.
  from: ['signed', 'checked'],
  to: ['checked'],
  opens: [
    {
      name: DECISION,
      within: { count: 10, unit: 'working_days' },
      parameter: 'contract.decision.working_days',
    },
  ],
  fold: (state, { verdict, findings }, { recordedAt: at }) => ({
    ...state,
    status: 'checked',
    checks: { verdict, findings, at },
  }),
  foldErased: (state, { recordedAt: at }) => ({
    ...state,
    status: 'checked',
    checks: { verdict: null, findings: [], at },
  }),
})

const CHECKED = [
  'checked',
  'approved',
  'registered_destination',
  'matched',
  'mismatch',
  'amended',
] as const

/**
 * What the checks say since a parameter on which they rested was corrected or verified; only the
 * clock acts so. What they said before stays beside it, and what was done on it stands.
 */
export const recheck = defineAction({
  type: 'contract.recheck',
  permission: 'check.contract',
  payload: z.strictObject({
    /** Record of the parameter. */
    parameter: z.string().min(1).max(128),
    verdict: VerdictSchema,
    findings: z.array(CheckFindingSchema).max(60).readonly(),
  }),
  from: CHECKED,
  to: CHECKED,
  guard: ({ checks }) => [
    finding('contract.checked_before', checks !== null, 'it was not checked yet'),
  ],
  fold: (state, { verdict, findings }, { recordedAt: at }) =>
    withChecks(state, { verdict, findings, at }) as never,
  foldErased: (state, { recordedAt: at }) =>
    withChecks(state, { verdict: null, findings: [], at }) as never,
})

const withChecks = (state: Contract, checks: CheckedAt): Contract => ({
  ...state,
  checks,
  earlierChecks: [...(state.earlierChecks ?? []), ...(state.checks === null ? [] : [state.checks])],
})

/** Whether nothing that stops is unmet, besides what two persons set aside; null: cannot be told. */
function letsThrough({ checks }: Contract, { overrides, today }: ContractFacts): boolean | null {
  if (checks === null || checks.verdict === null) return null
  const verdict = verdictOf(checks.findings, overrides, today)
  return verdict === 'hold' ? null : verdict !== 'blocked'
}

/** The office approves what both have signed. */
export const approve = defineAction({
  type: 'contract.approve',
  permission: 'approve.contract',
  payload: z.strictObject({}),
  from: ['checked'],
  to: ['approved'],
  closes: [DECISION],
  guard: (state, _, { facts }) => [
    finding(
      'contract.checks_met',
      letsThrough(state, facts),
      'a check stands against it; see the list of checks for what is missing and who supplies it',
    ),
  ],
  fold: (state, _payload, { actor, recordedAt }) => approved(state, actor, recordedAt),
  foldErased: (state, { actor, recordedAt }) => approved(state, actor, recordedAt),
})

const approved = (
  state: Contract,
  by: string,
  at: string,
): Extract<Contract, { readonly status: 'approved' }> => ({
  ...state,
  status: 'approved',
  approved: { by, at },
})

/** The office sends it back with reasons: both sign anew what the agency writes then. */
export const giveBack = defineAction({
  type: 'contract.return',
  permission: 'approve.contract',
  payload: z.strictObject({ reason: Words }),
  from: ['signed', 'checked'],
  to: ['draft'],
  closes: [DECISION],
  fold: backToDraft,
  foldErased: backToDraft,
})
