import { addDays } from '@corridor/kernel'
import { actionsOf, type CommandOf, defineRecord, type Finding, finding } from '@corridor/ledger'
import { z } from 'zod'
import { DaySchema, IdSchema, RULE_IDS } from '../../checks/index.ts'
import { Country, EvidenceList, Office, Words } from '../fields.ts'
import { OTHER_PERSON, proposerOf } from '../Proposer.ts'
import {
  OVERRIDE_REASONS,
  OVERRIDE_SUBJECTS,
  type Override,
  type OverrideFacts,
} from './Override.ts'

const CONFIRMATION = 'override.confirmation'
const EXPIRY = 'override.expiry'

/** No result is set aside for longer. */
const LONGEST_OVERRIDE_DAYS = 180

const defineAction = actionsOf<Override, OverrideFacts>()

const Asked = z.strictObject({
  subjectKind: z.enum(OVERRIDE_SUBJECTS),
  subject: IdSchema,
  rule: z.enum(RULE_IDS),
  ruleVersion: z.int().min(1),
  met: z.enum(['no', 'cannot_tell']),
  reasonCode: z.enum(OVERRIDE_REASONS),
  text: Words,
  evidence: EvidenceList,
  expiresOn: DaySchema,
  office: Office,
  jurisdiction: Country,
})

/** SD6: only a result that stands so, of this version of the rule, and may be set aside at all. */
function stillStands(
  asked: Pick<Override, 'rule' | 'ruleVersion' | 'met'>,
  { standing }: OverrideFacts,
): readonly Finding[] {
  const { rule, ruleVersion, met } = asked
  const stands =
    standing === null ? null : standing.ruleVersion === ruleVersion && standing.met === met
  return [
    finding(
      'override.finding_stands',
      stands,
      standing === null
        ? `there is no result of ${rule} on this record`
        : `version ${standing.ruleVersion} of ${rule} says ${standing.met} of this record, not ${met} by version ${ruleVersion}`,
    ),
    finding(
      'override.overridable',
      standing === null ? null : standing.overridable,
      `${rule} may not be set aside here`,
    ),
  ]
}

/** Asks that one result on one record be set aside. */
const propose = defineAction({
  type: 'override.propose',
  permission: 'propose.override',
  payload: Asked,
  from: ['none'],
  to: ['proposed'],
  opens: [
    {
      name: CONFIRMATION,
      within: { count: 72, unit: 'hours' },
      parameter: 'override_hours',
      missed: 'override.lapse',
    },
  ],
  guard: (_, payload, { facts }) => [
    ...stillStands(payload, facts),
    finding(
      'override.keeper',
      facts.isKeeper,
      `${payload.office} and ${payload.jurisdiction} are not those of ${payload.subject}`,
    ),
    finding('override.once', !facts.alreadyThere, 'another override of this result is there'),
    finding(
      'override.ends',
      payload.expiresOn >= facts.today &&
        payload.expiresOn <= addDays(facts.today, LONGEST_OVERRIDE_DAYS),
      `give a last day from ${facts.today} to ${addDays(facts.today, LONGEST_OVERRIDE_DAYS)}`,
    ),
  ],
  fold: (_, payload, act) => ({
    ...payload,
    status: 'proposed',
    confirmedAt: null,
    proposal: proposerOf(act),
  }),
})

/** The second person sets it aside: for this record and version of the rule, until its last day. */
const confirm = defineAction({
  type: 'override.confirm',
  permission: 'confirm.override',
  payload: z.strictObject({}),
  from: ['proposed'],
  to: ['confirmed'],
  closes: [CONFIRMATION],
  opens: [{ name: EXPIRY, due: ({ expiresOn }) => expiresOn, missed: 'override.expire' }],
  separation: OTHER_PERSON,
  guard: (state, _, { facts }) => [
    ...stillStands(state, facts),
    finding('override.in_time', facts.inTime, 'the time to confirm is over: ask anew'),
    finding(
      'override.not_over',
      state.expiresOn >= facts.today,
      `it ended on ${state.expiresOn}: ask anew`,
    ),
  ],
  fold: (state, _, { recordedAt }) => ({
    ...state,
    status: 'confirmed',
    confirmedAt: recordedAt,
    proposal: null,
  }),
})

const drop = (state: Extract<Override, { status: 'proposed' }>) => ({
  ...state,
  status: 'dropped' as const,
  proposal: null,
})

/** Turns it down. */
const decline = defineAction({
  type: 'override.decline',
  permission: 'confirm.override',
  payload: z.strictObject({ reason: Words }),
  from: ['proposed'],
  to: ['dropped'],
  closes: [CONFIRMATION],
  fold: drop,
  foldErased: drop,
})

/** Takes it back. */
const withdraw = defineAction({
  type: 'override.withdraw',
  permission: 'propose.override',
  payload: z.strictObject({ reason: Words }),
  from: ['proposed'],
  to: ['dropped'],
  closes: [CONFIRMATION],
  fold: drop,
  foldErased: drop,
})

/** Nobody confirmed it in time; no role holds the permission, only the clock acts so. */
const lapse = defineAction({
  type: 'override.lapse',
  permission: 'lapse.override',
  payload: z.strictObject({}),
  from: ['proposed'],
  to: ['dropped'],
  closes: [CONFIRMATION],
  fold: drop,
})

/** Its last day is over. */
const expire = defineAction({
  type: 'override.expire',
  permission: 'lapse.override',
  payload: z.strictObject({}),
  from: ['confirmed'],
  to: ['expired'],
  closes: [EXPIRY],
  fold: (state) => ({ ...state, status: 'expired' }),
})

/** What people do with overrides, by name; the clock's own actions are not among them. */
export const overrideActions = { propose, confirm, decline, withdraw } as const

/** Overrides of single results of the checks: two persons, one record, one version of a rule. */
export const overrideRecord = defineRecord({
  kind: 'override',
  statuses: ['proposed', 'confirmed', 'expired', 'dropped'],
  actions: [propose, confirm, decline, withdraw, lapse, expire],
})

export type OverrideCommand = CommandOf<typeof overrideRecord>
