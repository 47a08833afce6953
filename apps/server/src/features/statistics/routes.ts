import {
  publicChecksRoute,
  recruitmentStatisticsRoute,
  STATISTIC_ACT_ROUTES,
  statisticReleaseRoute,
  statisticReleasesRoute,
  throughWhomRoute,
} from '@corridor/contract'
import { STATISTIC_COLUMNS } from '@corridor/evidence'
import { type Mounting, mount } from '../../http/mount.ts'
import { mountPrivate } from '../../http/mountPrivate.ts'
import { lookUpGate } from '../agencies/lookUpGate.ts'
import { mountActions } from '../ledger/mountActions.ts'
import { newRecordId } from '../registers/newRecordId.ts'
import { readChecks, readFigures, throughWhom } from './publicStatistics.ts'
import { findStatistic, listReleases, readRelease } from './readReleases.ts'
import type { StatisticParts } from './StatisticParts.ts'
import { protectedStatistic, statisticKind } from './statisticKind.ts'

/** Statistics of recruitment: what is published, and who publishes it. */
export function statisticRoutes(place: Mounting, parts: StatisticParts): void {
  const gate = lookUpGate()
  mount(place, recruitmentStatisticsRoute, {
    answer: (wanted) => readFigures(parts, wanted),
    table: ({ source, figures }) => ({
      columns: [...STATISTIC_COLUMNS],
      rows: figures.map((figure) => STATISTIC_COLUMNS.map((column) => figure[column])),
      fileName: source?.release ?? 'recruitment-statistics',
    }),
  })
  mount(place, throughWhomRoute, {
    isLive: true,
    answer: ({ corridor }) => gate.enter(() => throughWhom(parts, corridor)),
  })
  mount(place, publicChecksRoute, {
    isLive: true,
    answer: () => gate.enter(() => readChecks(parts)),
  })
  mountPrivate(place, statisticReleasesRoute, (wanted, sender) =>
    listReleases(parts, sender, wanted),
  )
  mountPrivate(place, statisticReleaseRoute, ({ statistic }, sender) =>
    readRelease(parts, sender, statistic),
  )
  mountActions(
    place,
    {
      ledger: parts.ledger,
      kind: statisticKind,
      async findRecord({ input, type, key }) {
        if (type !== 'statistic.propose') {
          const row = await findStatistic(parts, String(input.statistic))
          return row === undefined ? null : protectedStatistic(row)
        }
        const record = newRecordId('r', 'statistic', key)
        return protectedStatistic({ record, status: 'proposed' })
      },
    },
    STATISTIC_ACT_ROUTES,
  )
}
