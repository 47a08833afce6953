export {
  addClearance,
  addContract,
  addLicence,
  addOverride,
  type StatisticClock,
  sectorOf,
} from './addRecords.ts'
export { type CorridorEvent, corridorFigures } from './corridorFigures.ts'
export { RecruitmentTally } from './RecruitmentTally.ts'
export { recruitmentStatistics, type StatisticPeriod } from './recruitmentStatistics.ts'
export type { StatisticFacts, StatisticRelease } from './release/StatisticRelease.ts'
export { statisticActions, statisticRecord } from './release/statisticRecord.ts'
export {
  ALL,
  NONE,
  NOT_SHOWN,
  STATISTIC_EVENTS,
  STATISTIC_MEASURES,
  type StatisticEvent,
  type StatisticRow,
  UNKNOWN,
} from './StatisticRow.ts'
