import { actionsOf, type CommandOf, defineRecord, finding } from '@corridor/ledger'
import { z } from 'zod'
import { DaySchema, JurisdictionSchema } from '../../checks/index.ts'
import { Attachments, behind, Country, Id, OfficeId, Reason } from '../fields.ts'
import { partyFindings } from '../partyFindings.ts'
import {
  ACCREDITATION_STATUSES,
  type Accreditation,
  type AccreditationFacts,
} from './Accreditation.ts'

const defineAction = actionsOf<Accreditation, AccreditationFacts>()

const VERIFICATION = 'accreditation.verification'
const EXPIRY = 'accreditation.expiry'

/** Enters a power of attorney, for the labour attaché of the post to verify. */
const submit = defineAction({
  type: 'accreditation.submit',
  permission: 'prepare.accreditation',
  payload: z.strictObject({
    agency: Id,
    principal: Id,
    destination: Country,
    /** Papers of which only the digest is stated; the papers themselves are documents of the record. */
    documents: Attachments,
    validUntil: DaySchema,
    post: OfficeId,
    office: OfficeId,
    jurisdiction: JurisdictionSchema,
  }),
  from: ['none'],
  to: ['submitted'],
  opens: [
    {
      name: VERIFICATION,
      within: { count: 15, unit: 'days' },
      parameter: 'accreditation.verification.days',
    },
  ],
  guard: (_, payload, { facts }) => [
    ...partyFindings('accreditation', payload, facts),
    finding(
      'accreditation.still_valid',
      payload.validUntil >= facts.today,
      `it ended on ${payload.validUntil}`,
    ),
  ],
  fold: (_, payload, act) => ({
    ...payload,
    status: 'submitted',
    enteredAt: act.recordedAt,
    enteredBy: behind(act),
    verification: null,
  }),
})

/** Verifies the power of attorney with the principal at destination. */
const attest = defineAction({
  type: 'accreditation.attest',
  permission: 'attest.accreditation',
  payload: z.strictObject({ remark: Reason.nullable() }),
  from: ['submitted'],
  to: ['verified'],
  opens: [{ name: EXPIRY, due: ({ validUntil }) => validUntil, missed: 'accreditation.expire' }],
  closes: [VERIFICATION],
  separation: {
    rule: 'SD1',
    words: 'who entered it cannot verify it: another person must do it',
    excluded: ({ enteredBy }) => ({ persons: enteredBy }),
  },
  guard: (state, _, { facts }) => [
    finding(
      'accreditation.still_valid',
      state.validUntil >= facts.today,
      `it ended on ${state.validUntil}`,
    ),
    finding(
      'accreditation.power_of_attorney',
      facts.hasPower || state.documents.some(({ kind }) => kind === 'power_of_attorney'),
      'the power of attorney is missing among the documents: send it with this record',
    ),
  ],
  fold: (state, { remark }, act) => ({
    ...state,
    status: 'verified',
    verification: { at: act.recordedAt, by: behind(act), remark },
  }),
})

/** Says that the power of attorney could not be verified. */
const refuse = defineAction({
  type: 'accreditation.refuse',
  permission: 'attest.accreditation',
  payload: z.strictObject({ reason: Reason }),
  from: ['submitted'],
  to: ['refused'],
  closes: [VERIFICATION],
  fold: (state) => ({ ...state, status: 'refused' }),
})

/** Takes the power of attorney back, by either side. */
const withdraw = defineAction({
  type: 'accreditation.withdraw',
  permission: 'withdraw.accreditation',
  payload: z.strictObject({ reason: Reason }),
  from: ['submitted', 'verified'],
  to: ['withdrawn'],
  closes: [VERIFICATION, EXPIRY],
  fold: (state) => ({ ...state, status: 'withdrawn' }),
})

/** Its last day is over; only the clock acts so. */
const expire = defineAction({
  type: 'accreditation.expire',
  permission: 'expire.accreditation',
  payload: z.strictObject({}),
  from: ['verified'],
  to: ['expired'],
  closes: [EXPIRY],
  guard: (state, _, { facts }) => [
    finding('accreditation.is_over', facts.today > state.validUntil, 'it has not ended yet'),
  ],
  fold: (state) => ({ ...state, status: 'expired' }),
})

/** What people can do with an accreditation. */
export const accreditationActions = { submit, attest, refuse, withdraw } as const

/** Powers of attorney of principals to agencies. */
export const accreditationRecord = defineRecord({
  kind: 'accreditation',
  statuses: ACCREDITATION_STATUSES,
  actions: [submit, attest, refuse, withdraw, expire],
})

export type AccreditationCommand = CommandOf<typeof accreditationRecord>
