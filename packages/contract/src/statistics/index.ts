import { publicChecksRoute, recruitmentStatisticsRoute, throughWhomRoute } from './figures.ts'
import { STATISTIC_ACT_ROUTES, statisticReleaseRoute, statisticReleasesRoute } from './releases.ts'

export * from './figures.ts'
export * from './releases.ts'

/** Statistics of recruitment, what stands behind them, and who publishes them. */
export const STATISTIC_ROUTES = [
  recruitmentStatisticsRoute,
  throughWhomRoute,
  publicChecksRoute,
  statisticReleasesRoute,
  statisticReleaseRoute,
  ...STATISTIC_ACT_ROUTES,
] as const
