import { statisticActions } from '@corridor/recruitment/statistics'
import { z } from 'zod'
import { actionRoute, PossibleAct, TimelineEntry } from '../action.ts'
import { LedgerRecordId } from '../ledger/words.ts'
import { route } from '../route.ts'
import { StatisticFigure } from './figures.ts'

/** One release of statistics, proposed or made. */
export const StatisticSummary = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  release: z.string(),
  status: z.enum(['proposed', 'published', 'dropped']),
  proposedAt: z.iso.datetime(),
})
export type StatisticSummary = z.infer<typeof StatisticSummary>

export const StatisticFile = StatisticSummary.extend({
  version: z.number(),
  licence: z.string(),
  synthetic: z.boolean(),
  recordedUntil: z.iso.datetime(),
  proposal: z.object({
    proposedAt: z.iso.datetime(),
    by: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
    role: z.string(),
  }),
  /** What would be published, or was; null while it is being counted, or once dropped. */
  counted: z
    .object({
      checksum: z.string(),
      notes: z.array(z.string()),
      hidden: z.number(),
      figures: z.array(StatisticFigure),
    })
    .nullable(),
  /** Whether the release can be read; it is written a moment after it is confirmed. */
  isReleased: z.boolean(),
  history: z.array(TimelineEntry),
  acts: z.array(PossibleAct),
})
export type StatisticFile = z.infer<typeof StatisticFile>

export const statisticReleasesRoute = route({
  id: 'listStatisticReleases',
  method: 'GET',
  path: '/statistics/releases',
  summary: 'Releases of recruitment statistics, proposed and made; each search is logged',
  permission: 'review.statistic',
  narrows: true,
  hides: true,
  input: z.object({
    after: LedgerRecordId.optional().describe('`next` of the last answer: the page after it'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ releases: z.array(StatisticSummary), next: z.string().nullable() }),
  examples: [{}],
})

const OfStatistic = z.object({ statistic: LedgerRecordId })
const EXAMPLE = { statistic: 'r-0a1b2c3d4e5f60718293' } as const

export const statisticReleaseRoute = route({
  id: 'getStatisticRelease',
  method: 'GET',
  path: '/statistics/releases/:statistic',
  summary: 'One of them with what would be published; the reading is logged',
  permission: 'review.statistic',
  narrows: true,
  hides: true,
  input: OfStatistic,
  output: StatisticFile,
  examples: [EXAMPLE],
})

const at = (verb: string) => ({
  path: `/statistics/releases/:statistic/${verb}`,
  input: OfStatistic,
  examples: [EXAMPLE] as const,
  hides: true as const,
})

export const proposeStatisticRoute = actionRoute(statisticActions.propose, {
  id: 'proposeStatistic',
  path: '/statistics/releases',
  summary: 'Ask that the recruitment statistics of a period be published; they are counted then',
  input: z.object({}),
  examples: [{}],
  hides: true,
  payloadExample: { from: '2030-01', to: '2030-03', licence: 'CC BY 4.0', synthetic: false },
})

export const confirmStatisticRoute = actionRoute(statisticActions.confirm, {
  id: 'confirmStatistic',
  ...at('confirm'),
  summary: 'Publish exactly these figures on another’s proposal',
  payloadExample: { checksum: 'ab'.repeat(32) },
})

export const declineStatisticRoute = actionRoute(statisticActions.decline, {
  id: 'declineStatistic',
  ...at('decline'),
  summary: 'Turn the proposal down',
  payloadExample: { reason: 'Example reason' },
})

export const withdrawStatisticRoute = actionRoute(statisticActions.withdraw, {
  id: 'withdrawStatistic',
  ...at('withdraw'),
  summary: 'Take a proposal back',
  payloadExample: { reason: 'Example reason' },
})

/** Every command about releases of statistics. */
export const STATISTIC_ACT_ROUTES = [
  proposeStatisticRoute,
  confirmStatisticRoute,
  declineStatisticRoute,
  withdrawStatisticRoute,
] as const
