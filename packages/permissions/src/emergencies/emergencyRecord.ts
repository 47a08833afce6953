import { isIsoDate } from '@corridor/kernel'
import { actionsOf, type CommandOf, defineRecord, finding } from '@corridor/ledger'
import { z } from 'zod'
import { BREAK_GLASS_LIMITS } from '../breakGlass.ts'
import { RECORD_KINDS, type RecordKind } from '../ProtectedRecord.ts'
import { PERMISSION_NAMES, permissionFacts } from '../table/permissions.ts'
import { type Emergency, JUDGEMENTS } from './Emergency.ts'

const defineAction = actionsOf<Emergency>()

const REVIEW = 'break-glass.review'
const KINDS = Object.keys(RECORD_KINDS) as readonly RecordKind[]
const Id = z.string().min(1).max(128)
const Milliseconds = z.number().int().positive()

/** Opens one record to one person for a time, with reason, owner and day of review. */
const open = defineAction({
  type: 'break-glass.open',
  permission: 'open.break-glass',
  payload: z.strictObject({
    id: Id,
    permission: z.enum(PERMISSION_NAMES),
    record: z.strictObject({ kind: z.enum(KINDS), id: Id }),
    owner: Id.nullable(),
    organisation: Id.nullable(),
    office: Id.nullable(),
    jurisdiction: Id.nullable(),
    reason: z.string().trim().max(2000),
    openedAtMilliseconds: Milliseconds,
    untilMilliseconds: Milliseconds,
    reviewDueOn: z.string().refine(isIsoDate, 'a date like 2030-01-31'),
    earlierThisYear: z.number().int().min(0),
  }),
  from: ['none'],
  to: ['open'],
  opens: [{ name: REVIEW, due: ({ reviewDueOn }) => reviewDueOn }],
  guard: (_, { permission, record, reason, openedAtMilliseconds, untilMilliseconds }) => {
    const { shortestReasonCharacters, longestMinutes } = BREAK_GLASS_LIMITS
    const milliseconds = untilMilliseconds - openedAtMilliseconds
    return [
      finding(
        'SD8.reason',
        Array.from(reason).length >= shortestReasonCharacters,
        `give the reason in at least ${shortestReasonCharacters} characters`,
      ),
      finding(
        'SD8.time_limit',
        milliseconds > 0 && milliseconds <= longestMinutes * 60_000,
        `it may last ${longestMinutes} minutes at most`,
      ),
      finding(
        'break-glass.record_fits',
        permissionFacts(permission)?.kind === record.kind,
        `${permission} opens no ${record.kind}`,
      ),
    ]
  },
  fold: (_, payload, { actor }) => ({ ...payload, person: actor, status: 'open' }),
})

/** Its time is over; no role holds the permission, only the clock acts so. */
const lapse = defineAction({
  type: 'break-glass.lapse',
  permission: 'lapse.break-glass',
  payload: z.strictObject({}),
  from: ['open'],
  to: ['lapsed'],
  fold: (state) => ({ ...state, status: 'lapsed' }),
})

/** Somebody else judges it; one that is still open ends with it. */
const review = defineAction({
  type: 'break-glass.review',
  permission: 'review.break-glass',
  payload: z.strictObject({
    judgement: z.enum(JUDGEMENTS),
    words: z.string().trim().min(10).max(2000),
  }),
  from: ['open', 'lapsed'],
  to: ['reviewed'],
  closes: [REVIEW],
  separation: {
    rule: 'SD1',
    words: 'nobody judges her own use of break-glass: another person must do it',
    excluded: ({ person }) => ({ persons: [person] }),
  },
  fold: (state, payload, { actor, recordedAt }) => ({
    ...state,
    ...payload,
    status: 'reviewed',
    reviewedBy: actor,
    reviewedAt: recordedAt,
  }),
})

/** Uses of break-glass: each a record of its own. */
export const emergencyRecord = defineRecord({
  kind: 'break-glass',
  statuses: ['open', 'lapsed', 'reviewed'],
  actions: [open, lapse, review],
})

export type EmergencyCommand = CommandOf<typeof emergencyRecord>
