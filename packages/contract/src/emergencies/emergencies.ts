import { BREAK_GLASS_LIMITS, RECORD_KINDS, type RecordKind } from '@corridor/permissions'
import { z } from 'zod'
import { RecordId } from '../identity/words.ts'
import { PERMISSION_NAMES } from '../permission.ts'
import { route } from '../route.ts'

const NOTHING = z.object({})
const EXAMPLE = { emergency: '0b7a7a0e-58a4-4be7-9d0b-6b2f5b1f7f0e' }
const KINDS = Object.keys(RECORD_KINDS) as readonly RecordKind[]
const Named = z.object({ id: z.string(), name: z.string().nullable() })

/** How long at most, how soon it is judged, how much reason it takes. */
export const EMERGENCY_LIMITS = BREAK_GLASS_LIMITS

export const GuardedRecord = z.object({ kind: z.enum(KINDS), id: RecordId })

export const Judgement = z.enum(['justified', 'unjustified', 'cannot_tell'])

/** One use of break-glass: a person, a permission, a record, an end, and what was thought of it. */
export const Emergency = z.object({
  id: z.string(),
  version: z.number().int(),
  /** `lapsed` once its time is over, also before the log says so. */
  status: z.enum(['open', 'lapsed', 'reviewed']),
  person: Named,
  permission: z.enum(PERMISSION_NAMES),
  record: GuardedRecord,
  reason: z.string(),
  opened: z.iso.datetime(),
  until: z.iso.datetime(),
  reviewDueOn: z.iso.date(),
  reviewOverdue: z.boolean(),
  /** How often the same person broke the glass in the year before. */
  earlierThisYear: z.number().int(),
  review: z
    .object({ judgement: Judgement, words: z.string(), by: Named, at: z.iso.datetime() })
    .nullable(),
  /** Whether the asker may judge it. */
  mayReview: z.boolean(),
})
export type Emergency = z.infer<typeof Emergency>

export const emergenciesRoute = route({
  id: 'listEmergencies',
  method: 'GET',
  path: '/emergencies',
  summary: 'Uses of break-glass that one may see, newest first; each reading is logged',
  description: 'Everybody sees her own; auditors see all, an authority those of its jurisdiction.',
  permission: 'read.break-glass',
  narrows: true,
  input: z.object({
    whose: z.enum(['own', 'all']).default('all').describe('Only one’s own, or all one may see'),
    state: z
      .enum(['open', 'to-review', 'reviewed'])
      .optional()
      .describe('Only those in this state'),
  }),
  output: z.object({ emergencies: z.array(Emergency) }),
  examples: [{}, { whose: 'own' }],
})

export const openableRoute = route({
  id: 'listOpenable',
  method: 'GET',
  path: '/emergencies/openable',
  summary: 'What one’s own roles may open by break-glass',
  permission: 'signed-in',
  input: NOTHING,
  output: z.object({ permissions: z.array(z.enum(PERMISSION_NAMES)) }),
  examples: [{}],
})

export const emergencyRoute = route({
  id: 'getEmergency',
  method: 'GET',
  path: '/emergencies/:emergency',
  summary: 'One use of break-glass, with every opening of the record that rested on it',
  permission: 'read.break-glass',
  narrows: true,
  input: z.object({ emergency: RecordId }),
  output: Emergency.extend({
    uses: z.array(z.object({ record: z.string(), at: z.iso.datetime() })),
  }),
  examples: [EXAMPLE],
})

const Reason = z.string().trim().min(EMERGENCY_LIMITS.shortestReasonCharacters).max(2000)

export const openEmergencyRoute = route({
  id: 'openEmergency',
  method: 'POST',
  path: '/emergencies',
  summary: 'Break the glass: one permission on one record, for a reason and a short time',
  description:
    'The record’s owner and the auditors are told at once; another person judges it afterwards.',
  permission: 'open.break-glass',
  narrows: true,
  keyed: true,
  input: NOTHING,
  body: z.object({
    permission: z.enum(PERMISSION_NAMES),
    record: GuardedRecord,
    reason: Reason,
    minutes: z.number().int().min(1).max(EMERGENCY_LIMITS.longestMinutes),
  }),
  output: Emergency,
  examples: [{}],
  bodyExample: {
    permission: 'read.case',
    record: { kind: 'case', id: 'example-case' },
    reason: 'The conciliator is in hospital and the worker is in danger tonight',
    minutes: 60,
  },
})

export const reviewEmergencyRoute = route({
  id: 'reviewEmergency',
  method: 'POST',
  path: '/emergencies/:emergency/review',
  summary: 'Judge another’s use of break-glass; one that is still open ends with it',
  permission: 'review.break-glass',
  narrows: true,
  keyed: true,
  input: z.object({ emergency: RecordId }),
  body: z.object({
    expectedVersion: z.number().int().min(1),
    judgement: Judgement,
    words: z.string().trim().min(10).max(2000),
  }),
  output: Emergency,
  examples: [EXAMPLE],
  bodyExample: {
    expectedVersion: 1,
    judgement: 'justified',
    words: 'The danger was real and nobody else could be reached',
  },
})
