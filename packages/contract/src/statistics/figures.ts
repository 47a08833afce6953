import { MET, RULE_IDS, RULE_KINDS } from '@corridor/recruitment/checks'
import { STATISTIC_EVENTS, STATISTIC_MEASURES } from '@corridor/recruitment/statistics'
import { z } from 'zod'
import { ReleaseId, SourceReference } from '../releases.ts'
import { route } from '../route.ts'

/** One published figure, or that it is not shown. */
export const StatisticFigure = z.object({
  measure: z.enum(STATISTIC_MEASURES),
  /** `2030-03`, or `all` for the whole period. */
  month: z.string(),
  corridor: z.string(),
  sector: z.string(),
  item: z.string(),
  part: z.string(),
  /** `persons`, `contracts`, `records`, or a currency. */
  unit: z.string(),
  /** Digits with a point where it has decimals; null where it is not shown. */
  value: z.string().nullable(),
  /** Contracts on which an amount rests; null otherwise. */
  cases: z.number().nullable(),
})
export type StatisticFigure = z.infer<typeof StatisticFigure>

const CorridorCode = z
  .string()
  .regex(/^[A-Z]{3}-[A-Z]{3}$/, 'two countries, as NPL-QAT')
  .describe('Origin and destination, as NPL-QAT')

/** What happened to people on a corridor; null where it is not shown. */
const EventFigures = z.object({
  event: z.enum(STATISTIC_EVENTS),
  total: z.number().nullable(),
  months: z.array(z.object({ month: z.string(), persons: z.number().nullable() })),
})

export const recruitmentStatisticsRoute = route({
  id: 'getRecruitmentStatistics',
  method: 'GET',
  path: '/statistics/recruitment',
  summary: 'Figures of a published release of recruitment statistics, the newest unless named',
  permission: 'public',
  input: z.object({
    release: ReleaseId.optional(),
    corridor: CorridorCode.optional(),
  }),
  output: z.object({
    /** Null where none was published yet. */
    source: SourceReference.nullable(),
    figures: z.array(StatisticFigure),
  }),
  csv: true,
  examples: [{}, { corridor: 'NPL-QAT' }],
})

export const throughWhomRoute = route({
  id: 'getThroughWhom',
  method: 'GET',
  path: '/corridors/:corridor/recruitment',
  summary: 'Through whom people are recruited on a corridor: agencies, job orders, movements',
  permission: 'public',
  input: z.object({ corridor: CorridorCode }),
  output: z.object({
    origin: z.string(),
    destination: z.string(),
    /** Day of the authority to which agencies and job orders refer. */
    asOf: z.iso.date(),
    /** Agencies of the origin whose licence is in force and names the destination; null without register. */
    agencies: z.number().nullable(),
    /** Job orders that are open there; null where none was ever entered for the origin. */
    jobOrders: z.number().nullable(),
    /** The newest release of statistics; null where none was published. */
    release: SourceReference.extend({
      from: z.string(),
      to: z.string(),
      synthetic: z.boolean(),
    }).nullable(),
    /** Empty without a release. */
    events: z.array(EventFigures),
  }),
  examples: [{ corridor: 'NPL-QAT' }],
})

const Share = z.object({
  /** Null where nothing was counted: unknown, not zero. */
  share: z.number().nullable(),
  n: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})

/** One automatic check as anybody may judge it. */
export const PublicCheck = z.object({
  rule: z.enum(RULE_IDS),
  version: z.number(),
  kinds: z.array(z.enum(RULE_KINDS)),
  /** The cases on which it was measured; null: not measured. */
  labelledSet: z.string().nullable(),
  precision: Share,
  recall: Share,
  /** Results of it that two persons set aside, by what they were: decisions, not people. */
  overrides: z.array(z.object({ met: z.enum(MET), confirmed: z.number(), inForce: z.number() })),
})
export type PublicCheck = z.infer<typeof PublicCheck>

export const publicChecksRoute = route({
  id: 'listChecks',
  method: 'GET',
  path: '/checks',
  summary: 'The automatic checks: precision on labelled cases, and how often each was set aside',
  permission: 'public',
  input: z.object({}),
  output: z.object({ asOf: z.iso.date(), checks: z.array(PublicCheck) }),
  examples: [{}],
})
