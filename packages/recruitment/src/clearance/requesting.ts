import { type Finding, finding } from '@corridor/ledger'
import { z } from 'zod'
import { CheckFindingSchema, VerdictSchema } from '../checks/index.ts'
import type { ClearanceFacts } from './Clearance.ts'
import {
  Day,
  Digest,
  defineAction,
  EXPIRY,
  HolderDigest,
  Id,
  InstantText,
  NumberText,
  Reason,
  Reference,
} from './fields.ts'

/** What every clearance says of whom and what it is for. */
const Subject = {
  worker: Id,
  contract: Id,
  agency: Id,
  jobOrder: Id.nullable(),
  person: Id.nullable(),
  office: Id.nullable(),
  jurisdiction: z.string().max(7).nullable(),
  number: NumberText,
  corridor: z.string().regex(/^[A-Z]{3}-[A-Z]{3}$/, 'two countries, as XAA-XBB'),
  licenceNumber: Reference.nullable(),
  jobOrderNumber: Reference.nullable(),
  contractDigest: Digest,
  holderDigest: HolderDigest,
  holderKey: HolderDigest,
}

/** Nothing has happened to it yet. */
export const fresh = {
  assessment: null,
  issue: null,
  hold: null,
  pastHolds: [],
  proposal: null,
  revocation: null,
  appeal: null,
  movements: [],
  end: null,
  form: null,
} as const

/** What is left of whom and what it was for once that is erased. */
export const erasedSubject = {
  worker: null,
  contract: null,
  agency: null,
  jobOrder: null,
  person: null,
  office: null,
  jurisdiction: null,
  number: '0',
  corridor: 'XXX-XXX',
  licenceNumber: null,
  jobOrderNumber: null,
  contractDigest: '0'.repeat(64),
  holderDigest: '0'.repeat(32),
  holderKey: '0'.repeat(32),
} as const

/** What a contract may be in for a departure. */
const CLEARABLE: readonly string[] = ['approved', 'registered_destination', 'matched', 'amended']

/** It may be asked for while the office looks at the contract: what stands against both is the same. */
const ASKABLE: readonly string[] = [...CLEARABLE, 'checked']

const isClearable = ({ contract }: ClearanceFacts, statuses = CLEARABLE): Finding =>
  finding(
    'clearance.contract_approved',
    contract === null ? null : statuses.includes(contract.status),
    contract === null ? 'the contract cannot be read' : `the contract is ${contract.status}`,
  )

/** The fast path: back to the same employer and the same site, and nothing got worse. */
function isReentry({ reentry }: ClearanceFacts): readonly Finding[] {
  const holds = (name: keyof NonNullable<ClearanceFacts['reentry']>) => reentry?.[name] ?? null
  return [
    finding(
      'clearance.reentry_employer',
      holds('sameEmployer'),
      'a fast return is to the same employer',
    ),
    finding('clearance.reentry_site', holds('sameSite'), 'a fast return is to the same site'),
    finding(
      'clearance.reentry_terms',
      holds('noWorseTerm'),
      'a fast return needs a contract in which no term is worse',
    ),
    finding('clearance.reentry_ban', holds('noBan'), 'a ban holds for this destination or site'),
  ]
}

/** Asks for the clearance of a contract. */
export const request = defineAction({
  type: 'clearance.request',
  permission: 'request.clearance',
  payload: z.strictObject({ kind: z.enum(['first', 'reentry']), ...Subject }),
  from: ['none'],
  to: ['requested'],
  guard: (_, { kind, contractDigest }, { facts }) => [
    isClearable(facts, ASKABLE),
    finding(
      'clearance.contract_unchanged',
      facts.contract === null ? null : facts.contract.digest === contractDigest,
      'the contract changed meanwhile; ask again',
    ),
    finding(
      'clearance.one_a_contract',
      facts.otherOpen === null,
      'there is a clearance of this contract already',
    ),
    ...(kind === 'reentry' ? isReentry(facts) : []),
  ],
  fold: (_, payload, { recordedAt }) => ({
    ...fresh,
    ...payload,
    status: 'requested',
    requestedAt: recordedAt,
  }),
  foldErased: (_, { recordedAt }) => ({
    ...fresh,
    ...erasedSubject,
    kind: 'first',
    status: 'requested',
    requestedAt: recordedAt,
  }),
})

/** As the checks answered; filled in by the server, which the guard holds against the facts. */
const Assessed = z.strictObject({
  verdict: VerdictSchema.nullable(),
  findings: z.array(CheckFindingSchema).max(60).readonly(),
})

const isCurrent = ({ verdict }: z.output<typeof Assessed>, facts: ClearanceFacts): Finding =>
  finding(
    'clearance.verdict_current',
    verdict === facts.verdict,
    `the checks now say ${facts.verdict ?? 'nothing'}`,
  )

/** Whether a clearance may be issued on it, be it after a look. */
const isGood = (verdict: z.output<typeof Assessed>['verdict']): boolean | null =>
  verdict === null ? null : verdict === 'clear' || verdict === 'review'

/** Notes that requirements are open, and which. */
export const open = defineAction({
  type: 'clearance.open',
  permission: 'issue.clearance',
  payload: Assessed,
  from: ['requested', 'requirements_open', 'ready'],
  to: ['requirements_open'],
  guard: (_, payload, { facts }) => [
    isCurrent(payload, facts),
    finding(
      'clearance.requirements_open',
      isGood(payload.verdict) !== true,
      'nothing stands against it',
    ),
  ],
  fold: (state, payload, { recordedAt }) => ({
    ...state,
    status: 'requirements_open',
    assessment: { ...payload, at: recordedAt },
  }),
  foldErased: (state, { recordedAt }) => ({
    ...state,
    status: 'requirements_open',
    assessment: { verdict: null, findings: [], at: recordedAt },
  }),
})

/** Notes that the checks let it be issued. */
export const ready = defineAction({
  type: 'clearance.ready',
  permission: 'issue.clearance',
  payload: Assessed,
  from: ['requested', 'requirements_open', 'ready'],
  to: ['ready'],
  guard: (_, payload, { facts }) => [
    isCurrent(payload, facts),
    finding(
      'clearance.requirements_met',
      isGood(payload.verdict),
      payload.verdict === null
        ? 'the checks cannot be answered'
        : `the checks say ${payload.verdict}`,
    ),
  ],
  fold: (state, payload, { recordedAt }) => ({
    ...state,
    status: 'ready',
    assessment: { ...payload, at: recordedAt },
  }),
  foldErased: (state, { recordedAt }) => ({
    ...state,
    status: 'ready',
    assessment: { verdict: null, findings: [], at: recordedAt },
  }),
})

/**
 * Issues it: by itself when nothing stands against it, else by an officer with a reason. What was
 * read of licence, contract and vacancies is read again in the transaction.
 */
export const issue = defineAction({
  type: 'clearance.issue',
  permission: 'issue.clearance',
  payload: z.strictObject({
    verdict: VerdictSchema.nullable(),
    reason: Reason.nullable(),
    overrides: z.array(z.string().max(60)).max(30).readonly(),
    expiresOn: Day,
    expires: InstantText,
  }),
  from: ['ready'],
  to: ['issued'],
  opens: [{ name: EXPIRY, due: ({ issue }) => issue?.expiresOn ?? '', missed: 'clearance.expire' }],
  guard: (state, { verdict, reason, expiresOn }, { role, facts }) => [
    finding('clearance.not_held', state.hold === null, 'it is on hold; decide about that first'),
    isClearable(facts),
    finding(
      'clearance.contract_unchanged',
      facts.contract === null ? null : facts.contract.digest === state.contractDigest,
      'the contract changed after the clearance was asked for',
    ),
    finding(
      'clearance.requirements_met',
      isGood(facts.verdict),
      facts.verdict === null ? 'the checks cannot be answered' : `the checks say ${facts.verdict}`,
    ),
    finding(
      'clearance.verdict_current',
      verdict === facts.verdict,
      `the checks now say ${facts.verdict ?? 'nothing'}`,
    ),
    finding(
      'clearance.officer_looks',
      facts.verdict === 'clear' || (role !== 'clock' && reason !== null),
      'what the checks ask a person to look at is issued by an officer, with a reason',
    ),
    ...(state.kind === 'reentry'
      ? []
      : [
          finding(
            'clearance.licence_effective',
            facts.licenceEffective,
            facts.licenceEffective === null
              ? 'whether the licence of the agency is in force cannot be told'
              : 'the licence of the agency is not in force',
          ),
        ]),
    ...(state.jobOrder === null
      ? []
      : [finding('clearance.vacancy', facts.vacancyLeft, 'the job order has no vacancy left')]),
    finding('clearance.expires_later', expiresOn >= facts.today, 'it would have expired already'),
  ],
  fold: (state, payload, { actor, role, recordedAt }) => ({
    ...state,
    status: 'issued',
    issue: { ...payload, at: recordedAt, occurredAt: recordedAt, by: actor, role },
  }),
  foldErased: (state, { actor, role, recordedAt }) => ({
    ...state,
    status: 'issued',
    issue: {
      ...{ verdict: null, reason: null, overrides: [], at: recordedAt, occurredAt: recordedAt },
      ...{ by: actor, role, expiresOn: recordedAt.slice(0, 10), expires: recordedAt },
    },
  }),
})
