import { actionsOf, type CommandOf, defineRecord, finding, type Instant } from '@corridor/ledger'
import { z } from 'zod'
import { JurisdictionSchema } from '../../checks/index.ts'
import type { PartyFacts } from '../accreditation/Accreditation.ts'
import { behind, Digest, Id, Line, OfficeId, Reason } from '../fields.ts'

export const SUB_AGENT_STATUSES = ['registered', 'suspended', 'ended'] as const
export type SubAgentStatus = (typeof SUB_AGENT_STATUSES)[number]

interface Intermediary {
  /** The one agency that she works for, and that answers for her. */
  readonly agency: string
  readonly name: string
  /** Where she recruits, in the agency's words. */
  readonly area: string
  /** SHA-256 of the number of an identity document; the number itself is not kept. Null: none given. */
  readonly identityDigest: string | null
  readonly office: string
  readonly jurisdiction: string
  readonly registeredAt: Instant
  readonly registeredBy: readonly string[]
}

/** A registered intermediary of one agency, as her actions leave her. */
export type SubAgent = {
  readonly [Status in SubAgentStatus]: Intermediary & { readonly status: Status }
}[SubAgentStatus]

export interface SubAgentFacts {
  readonly agency: PartyFacts | null
  /** Whether a person of the same identity digest is registered with any agency; null: none given. */
  readonly isRegistered: boolean | null
}

const defineAction = actionsOf<SubAgent, SubAgentFacts>()

/** Registers an intermediary: from now on the agency answers for what she does. */
const register = defineAction({
  type: 'subAgent.register',
  permission: 'register.sub-agent',
  payload: z.strictObject({
    agency: Id,
    name: Line,
    area: Line,
    identityDigest: Digest.nullable(),
    office: OfficeId,
    jurisdiction: JurisdictionSchema,
  }),
  from: ['none'],
  to: ['registered'],
  guard: (_, payload, { facts: { agency, isRegistered } }) => [
    finding(
      'subAgent.agency_registered',
      agency === null ? null : agency.kind === 'agency' && agency.status === 'active',
      `${payload.agency} is no active agency of the register`,
    ),
    finding(
      'subAgent.office_of_agency',
      agency === null
        ? null
        : agency.office === payload.office && agency.jurisdiction === payload.jurisdiction,
      `the file goes to the office that keeps the agency’s own file: ${agency?.office ?? 'none is set'}`,
    ),
    // Says neither where nor with whom: another agency's intermediaries are its own matter.
    finding(
      'subAgent.one_agency',
      isRegistered !== true,
      'a person with this identity document cannot be registered here now; ask the licensing office',
    ),
  ],
  fold: (_, payload, act) => ({
    ...payload,
    status: 'registered',
    registeredAt: act.recordedAt,
    registeredBy: behind(act),
  }),
})

/** Stops an intermediary until it is lifted. */
const suspend = defineAction({
  type: 'subAgent.suspend',
  permission: 'suspend.sub-agent',
  payload: z.strictObject({ reason: Reason }),
  from: ['registered'],
  to: ['suspended'],
  fold: (state) => ({ ...state, status: 'suspended' }),
})

const lift = defineAction({
  type: 'subAgent.lift',
  permission: 'suspend.sub-agent',
  payload: z.strictObject({ reason: Reason }),
  from: ['suspended'],
  to: ['registered'],
  fold: (state) => ({ ...state, status: 'registered' }),
})

/** She no longer works for the agency; what she did before stays the agency's to answer for. */
const end = defineAction({
  type: 'subAgent.end',
  permission: 'register.sub-agent',
  payload: z.strictObject({ reason: Reason }),
  from: ['registered', 'suspended'],
  to: ['ended'],
  fold: (state) => ({ ...state, status: 'ended' }),
})

/** All that can be done with a sub-agent. */
export const subAgentActions = { register, suspend, lift, end } as const

/** Registered intermediaries of agencies. */
export const subAgentRecord = defineRecord({
  kind: 'subAgent',
  statuses: SUB_AGENT_STATUSES,
  actions: [register, suspend, lift, end],
})

export type SubAgentCommand = CommandOf<typeof subAgentRecord>
