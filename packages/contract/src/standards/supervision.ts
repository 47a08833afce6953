import { z } from 'zod'
import { route } from '../route.ts'
import { InstrumentId, IsoDay, StandardsSources, Standing, StateCode } from './facts.ts'

export const SUPERVISION_KINDS = [
  'reporting-request',
  'observation',
  'direct-request',
  'representation',
  'complaint',
  'freedom-of-association-case',
] as const

export const SupervisionRecord = Standing.extend({
  id: z.string(),
  kind: z.enum(SUPERVISION_KINDS),
  state: z.string(),
  instrument: z.string().nullable(),
  articles: z.array(z.string()),
  /** Adopted, received or opened. */
  date: z.string(),
  due: z.string().nullable(),
  closed: z.string().nullable(),
  status: z.enum(['open', 'answered', 'followed-up', 'closed']),
  title: z.string(),
  link: z.string().nullable(),
})
export type SupervisionRecord = z.infer<typeof SupervisionRecord>

export const supervisionRoute = route({
  id: 'listSupervision',
  method: 'GET',
  path: '/standards/supervision',
  summary:
    'Requests, comments, representations, complaints and cases, as imported on this installation',
  permission: 'public',
  input: z.object({
    state: StateCode.optional(),
    instrument: InstrumentId.optional(),
    kind: z.enum(SUPERVISION_KINDS).optional(),
    status: z.enum(['open', 'answered', 'followed-up', 'closed']).optional(),
  }),
  output: z.object({ records: z.array(SupervisionRecord), total: z.number() }),
  csv: true,
  examples: [{}, { state: 'NPL' }],
})

export const DUE_KINDS = [
  'report',
  'first-report',
  /** A report falls due in a cycle whose start year is not known here. */
  'report-cycle-unknown',
  'entry-into-force',
  'denunciation-window-opens',
  'denunciation-window-closes',
  'end-takes-effect',
  'submission',
  'reply',
  'un-report',
] as const

export const DueItem = Standing.extend({
  kind: z.enum(DUE_KINDS),
  /** Null where only the year, or nothing, can be told. */
  date: z.string().nullable(),
  year: z.number().nullable(),
  instrument: z.string().nullable(),
  /** The record of supervision it comes from. */
  record: z.string().nullable(),
  /** The rule by which it was worked out, for example report-art22. */
  rule: z.string(),
  text: z.string(),
})
export type DueItem = z.infer<typeof DueItem>

export const dueRoute = route({
  id: 'listDue',
  method: 'GET',
  path: '/standards/due/:state',
  summary: 'What becomes due for a State within some months of a day',
  permission: 'public',
  input: z.object({
    state: StateCode,
    from: IsoDay.optional().describe('The first day; today when left out'),
    months: z.coerce.number().int().min(1).max(240).default(24),
  }),
  output: z.object({
    state: z.string(),
    from: z.string(),
    until: z.string(),
    items: z.array(DueItem),
    sources: StandardsSources,
  }),
  csv: true,
  examples: [{ state: 'NPL', from: '2026-01-01', months: 24 }],
})

/** The same as a feed for calendar programs. */
export const calendarRoute = route({
  id: 'getCalendar',
  method: 'GET',
  path: '/standards/calendar/:state',
  summary: 'What becomes due for a State, as an iCalendar feed',
  permission: 'public',
  input: z.object({
    state: StateCode,
    months: z.coerce.number().int().min(1).max(240).default(24),
  }),
  output: z.unknown(),
  file: 'text/calendar',
  examples: [{ state: 'NPL' }],
})

/** Every sign-off of a reviewer, newest first; nothing is ever taken out of it. */
export const reviewsRoute = route({
  id: 'listReviews',
  method: 'GET',
  path: '/standards/reviews',
  summary:
    'The log of sign-offs: who raised which statement to which level, having seen which text',
  permission: 'public',
  input: z.object({}),
  output: z.object({
    reviews: z.array(
      z.object({
        number: z.number(),
        subject: z.string(),
        fromLevel: z.string(),
        toLevel: z.string(),
        reviewer: z.string(),
        organisation: z.string(),
        textSeen: z.string(),
        note: z.string().nullable(),
        reviewed: z.string(),
        /** False once the statement it was given for has been replaced. */
        stands: z.boolean(),
      }),
    ),
  }),
  csv: true,
  examples: [{}],
})
