import { addDays } from '@corridor/kernel'
import { actionsOf, type CommandOf, defineRecord, finding, type Instant } from '@corridor/ledger'
import { z } from 'zod'
import { DELEGATION_LIMITS } from '../certificate/index.ts'
import { Reason } from '../fields.ts'
import {
  OFFICE_KEY_STATUSES,
  type OfficeKey,
  type OfficeKeyFacts,
  proposerOf,
} from './OfficeKey.ts'

const CONFIRMATION = 'officeKey.confirmation'

const defineAction = actionsOf<OfficeKey, OfficeKeyFacts>()

const later = (instant: Instant, days: number): Instant =>
  `${addDays(instant.slice(0, 10), days)}${instant.slice(10)}`

/** Proposes that a key which the office made may sign provisional clearances. */
const propose = defineAction({
  type: 'officeKey.propose',
  permission: 'propose.office-key',
  payload: z.strictObject({
    office: z
      .string()
      .max(64)
      .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]*\.[a-z0-9-]+$/, 'an office as organisation.office'),
    jurisdiction: z.string().regex(/^[A-Z]{3}(-[A-Z0-9]{1,3})?$/, 'a country or a part of one'),
    publicKey: z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits'),
    most: z.int().min(1).max(DELEGATION_LIMITS.most),
    days: z.int().min(1).max(DELEGATION_LIMITS.days),
  }),
  from: ['none'],
  to: ['proposed'],
  opens: [
    {
      name: CONFIRMATION,
      within: { count: 15, unit: 'days' },
      parameter: 'confirmation_days',
      missed: 'officeKey.lapse',
    },
  ],
  guard: (_, { office, jurisdiction }, { facts }) => [
    finding(
      'officeKey.office',
      facts.isOffice,
      `${office} is no open office in ${jurisdiction}: look in the register of organisations`,
    ),
    finding('officeKey.new', !facts.isKnown, 'this key was entered before: make another'),
  ],
  fold: (_, payload, act) => ({
    ...payload,
    status: 'proposed',
    keyId: payload.publicKey.slice(0, 16),
    ...{ validFrom: null, validUntil: null, revokedFrom: null },
    proposedAt: act.recordedAt,
    proposal: proposerOf(act),
  }),
})

/** The second person delegates: from now, for the days that were asked for. */
const confirm = defineAction({
  type: 'officeKey.confirm',
  permission: 'confirm.office-key',
  payload: z.strictObject({}),
  from: ['proposed'],
  to: ['active'],
  closes: [CONFIRMATION],
  separation: {
    rule: 'SD1',
    words: 'who proposed it cannot confirm it: another person must do it',
    excluded: ({ proposal }) => ({ persons: proposal?.by ?? [] }),
  },
  guard: ({ office, jurisdiction }, _payload, { facts }) => [
    finding('officeKey.office', facts.isOffice, `${office} is not open in ${jurisdiction} now`),
    finding(
      'officeKey.authority',
      facts.canSign,
      'the authority has no key to sign with: corridor clearances key introduce makes it',
    ),
  ],
  fold: (state, _payload, { recordedAt }) => ({
    ...state,
    status: 'active',
    validFrom: recordedAt,
    validUntil: later(recordedAt, state.days),
    proposal: null,
  }),
})

const drop = (state: Extract<OfficeKey, { status: 'proposed' }>) => ({
  ...state,
  status: 'dropped' as const,
  proposal: null,
})

/** Turns it down. */
const decline = defineAction({
  type: 'officeKey.decline',
  permission: 'confirm.office-key',
  payload: z.strictObject({ reason: Reason }),
  from: ['proposed'],
  to: ['dropped'],
  closes: [CONFIRMATION],
  fold: drop,
  foldErased: drop,
})

/** Takes it back. */
const withdraw = defineAction({
  type: 'officeKey.withdraw',
  permission: 'propose.office-key',
  payload: z.strictObject({ reason: Reason }),
  from: ['proposed'],
  to: ['dropped'],
  closes: [CONFIRMATION],
  fold: drop,
  foldErased: drop,
})

/** Nobody confirmed it in time; only the clock acts so. */
const lapse = defineAction({
  type: 'officeKey.lapse',
  permission: 'lapse.office-key',
  payload: z.strictObject({}),
  from: ['proposed'],
  to: ['dropped'],
  closes: [CONFIRMATION],
  fold: drop,
})

const end = (state: OfficeKey, { recordedAt }: { readonly recordedAt: Instant }) => ({
  ...state,
  status: 'revoked' as const,
  revokedFrom: recordedAt,
})

/**
 * What it signs from now on must not be believed. One person does it, since a device that is gone
 * cannot wait for a second; what was issued before stays good.
 */
const revoke = defineAction({
  type: 'officeKey.revoke',
  permission: 'revoke.office-key',
  payload: z.strictObject({ reason: Reason }),
  from: ['active'],
  to: ['revoked'],
  fold: (state, _payload, act) => end(state, act),
  foldErased: end,
})

/** What people do with keys of offices, by name; the clock's own action is not among them. */
export const officeKeyActions = { propose, confirm, decline, withdraw, revoke } as const

/** Keys with which offices sign in an outage: two persons delegate, one revokes. */
export const officeKeyRecord = defineRecord({
  kind: 'officeKey',
  statuses: OFFICE_KEY_STATUSES,
  actions: [propose, confirm, decline, withdraw, lapse, revoke],
})

export type OfficeKeyCommand = CommandOf<typeof officeKeyRecord>
