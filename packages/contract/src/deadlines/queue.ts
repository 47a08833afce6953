import { z } from 'zod'
import { route } from '../route.ts'

/** How pressing something is: over, due within three days, cannot be told, or with time left. */
export const QUEUE_RISKS = ['overdue', 'due_soon', 'cannot_tell', 'in_time'] as const

/** Something that waits for whoever asks. */
export const QueueItem = z.object({
  record: z.string(),
  /** As `organisation`, `calendar`. */
  kind: z.string(),
  title: z.string(),
  /** What is to be done: `suspend`, `close`, `confirm`. */
  act: z.string(),
  /** By which permission it is hers: why it is here. */
  permission: z.string(),
  /** Its page on the desk. */
  path: z.string().nullable(),
  since: z.iso.datetime(),
  /** The next deadline of the record; null where it has none. */
  deadline: z
    .object({
      /** Last local day on which it is in time; null where it cannot be told. */
      lastDay: z.iso.date().nullable(),
      /** First instant at which it is too late. */
      missedFrom: z.iso.datetime().nullable(),
    })
    .nullable(),
  risk: z.enum(QUEUE_RISKS),
  /** Who said that she does it. */
  taken: z.object({ by: z.string(), mine: z.boolean(), at: z.iso.datetime() }).nullable(),
})
export type QueueItem = z.infer<typeof QueueItem>

export const queueRoute = route({
  id: 'listQueue',
  method: 'GET',
  path: '/desk/queue',
  summary: 'What waits for whoever asks: what she may decide and did not propose herself',
  permission: 'signed-in',
  input: z.object({
    sort: z
      .enum(['deadline', 'age'])
      .default('deadline')
      .describe('The next deadline first, or what has waited longest'),
    whose: z
      .enum(['all', 'mine', 'free'])
      .default('all')
      .describe('Taken by oneself, or by nobody'),
    skip: z.coerce.number().int().min(0).max(100_000).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({
    items: z.array(QueueItem),
    /** Of all pages; 0 on a page behind the last. */
    count: z.int().min(0),
    /** Names the days and times of deadlines. */
    timeZone: z.string(),
    now: z.iso.datetime(),
  }),
  examples: [{}],
})

const OfRecord = z.object({ record: z.string().min(1).max(128) })

export const takeWorkRoute = route({
  id: 'takeWork',
  method: 'POST',
  path: '/desk/queue/:record/take',
  summary: 'Say that one does it, so that nobody else begins',
  permission: 'signed-in',
  input: OfRecord,
  output: z.object({ mine: z.literal(true) }),
  examples: [{ record: 'example-agency' }],
})

export const releaseWorkRoute = route({
  id: 'releaseWork',
  method: 'POST',
  path: '/desk/queue/:record/release',
  summary: 'Leave it to others again',
  permission: 'signed-in',
  input: OfRecord,
  output: z.object({ mine: z.literal(false) }),
  examples: [{ record: 'example-agency' }],
})
