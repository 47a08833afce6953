import type { StatisticFile, StatisticSummary } from '@corridor/contract'
import { readStatistics } from '@corridor/evidence'
import { type StatisticRelease, statisticActions } from '@corridor/recruitment/statistics'
import { oneIn, whereFilter } from '../../db/recordFilterSql.ts'
import type { Sender } from '../../http/guard.ts'
import { openRecord } from '../ledger/openRecord.ts'
import { possibleActs } from '../ledger/possibleActs.ts'
import { readerOf } from '../ledger/readerOf.ts'
import { actorsOf, timelineOf } from '../ledger/timelineOf.ts'
import { personNames } from '../organisations/personNames.ts'
import { findRow, listRecords } from '../registers/listRecords.ts'
import { figureOf } from './publicStatistics.ts'
import type { StatisticParts } from './StatisticParts.ts'
import { readResult } from './statisticJobs.ts'
import { protectedStatistic, statisticKind } from './statisticKind.ts'

interface ReleaseRow {
  readonly record: string
  readonly status: StatisticRelease['status']
  readonly state: string
}

export const findStatistic = (parts: StatisticParts, id: string) =>
  findRow<ReleaseRow>(parts, 'statistic_release', id)

/** A page of the releases, proposed and made, the latest proposal first. */
export async function listReleases(
  parts: StatisticParts,
  sender: Sender,
  wanted: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ readonly releases: StatisticSummary[]; readonly next: string | null }> {
  const { after, limit } = wanted
  const reader = readerOf(sender, sender.require('review.statistic', null))
  const reach = whereFilter(sender.filter('review.statistic'), {
    kind: 'statistic',
    attributes: { id: oneIn('r.record'), state: oneIn('r.status') },
  })
  const { rows, next } = await listRecords<ReleaseRow>(parts, reader, {
    ...{ table: 'statistic_release', sort: 'proposed_at', direction: 'desc', after, limit },
    where: [reach],
    terms: { statistics: true, ...wanted },
  })
  return {
    releases: rows.map(({ record, state }) =>
      summaryOf(record, JSON.parse(state) as StatisticRelease),
    ),
    next,
  }
}

const summaryOf = (
  id: string,
  { from, to, release, status, proposal }: StatisticRelease,
): StatisticSummary => ({ id, from, to, release, status, proposedAt: proposal.proposedAt })

const TYPES = Object.values(statisticActions).map(({ type }) => type)

/**
 * A release with what would be published of it; that it was opened is in the log before it is shown.
 *
 * @throws {DomainError} `not_found` also for one out of reach.
 */
export async function readRelease(
  parts: StatisticParts,
  sender: Sender,
  id: string,
): Promise<StatisticFile> {
  const { ledger, evidence } = parts
  const row = await findStatistic(parts, id)
  const protect = ({ status }: Pick<StatisticRelease, 'status'>) =>
    protectedStatistic({ record: id, status })
  const read = await openRecord(
    ledger,
    statisticKind,
    sender,
    'review.statistic',
    { id, known: row === undefined ? null : protect(row) },
    protect,
  )
  const state = read.state!
  const names = await personNames(parts, actorsOf(read.actions))
  const result = await readResult(parts, id)
  const checksum = result?.manifest.content.sha256 ?? '0'.repeat(64)
  const command = { type: 'statistic.confirm', payload: { checksum } }
  const facts = await statisticKind.readFacts!(ledger.pool, ledger.tenant, id, ledger, command)
  const figures = result === null ? [] : readStatistics(result.content).map(figureOf)
  const entries = await evidence.list()
  return {
    ...summaryOf(id, state),
    ...{ version: read.version, licence: state.licence, synthetic: state.synthetic },
    recordedUntil: state.recordedUntil,
    proposal: {
      ...state.proposal,
      by: state.proposal.by.map((one) => ({ id: one, name: names.get(one) ?? null })),
    },
    counted:
      result === null
        ? null
        : {
            checksum,
            notes: [...result.manifest.notes],
            hidden: figures.filter(({ value }) => value === null).length,
            figures,
          },
    isReleased: state.status === 'published' && entries.some((one) => one.id === state.release),
    history: timelineOf(read.actions, names),
    acts: [
      ...possibleActs(
        statisticKind,
        TYPES,
        read,
        sender,
        protect(state),
        { now: ledger.now().toISOString(), facts },
        {
          'statistic.confirm': { checksum },
          'statistic.withdraw': { reason: '-' },
          'statistic.decline': { reason: '-' },
        },
      ),
    ],
  }
}
