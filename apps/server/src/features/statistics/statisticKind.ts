import { canonicalJson, type JsonValue } from '@corridor/ledger'
import type { ProtectedRecord } from '@corridor/permissions'
import {
  type StatisticFacts,
  type StatisticRelease,
  statisticRecord,
} from '@corridor/recruitment/statistics'
import { followRecord } from '../deadlines/followRecord.ts'
import type { Queryable } from '../ledger/LedgerPlace.ts'
import type { RecordKind } from '../ledger/RecordKind.ts'
import { todayOf } from '../registers/todayOf.ts'
import { unowned } from '../registers/unowned.ts'
import { type Columns, upsertRecords } from '../registers/upsertRecords.ts'
import { addCountJob, addPublishJob } from './statisticJobs.ts'

export const protectedStatistic = ({
  record,
  status,
}: {
  readonly record: string
  readonly status: string
}): ProtectedRecord => ({ ...unowned, kind: 'statistic', id: record, state: status })

const COLUMNS: Columns = {
  ...{ record: 'text', version: 'integer', from_month: 'text', to_month: 'text' },
  ...{ release: 'text', status: 'text', proposed_at: 'text', state: 'text' },
}

const followWaiting = followRecord<StatisticRelease>({
  definition: statisticRecord,
  word: 'statistic',
  jurisdictionOf: () => null,
  waitingOf: (record, state) =>
    state.status === 'proposed'
      ? {
          permission: 'publish.statistic',
          act: 'confirm',
          title: `${state.from} – ${state.to}`,
          since: state.proposal.proposedAt,
          excluded: state.proposal.by,
          on: protectedStatistic({ record, ...state }),
        }
      : null,
})

/** Releases of statistics: their record, their table, and what is counted and written for them. */
export const statisticKind: RecordKind<StatisticRelease, StatisticFacts> = {
  definition: statisticRecord,
  async readFacts(client, tenant, record, place, { type, payload }) {
    return {
      today: todayOf(place),
      overlaps: type === 'statistic.propose' && (await isTaken(client, tenant, record, payload)),
      counted: await readChecksum(client, tenant, record),
    }
  },
  project: (client, tenant, rows) =>
    upsertRecords(
      client,
      tenant,
      'statistic_release',
      COLUMNS,
      rows.map(({ record, version, state }) => ({
        ...{ record, version, from_month: state.from, to_month: state.to },
        ...{ release: state.release, status: state.status },
        proposed_at: state.proposal.proposedAt,
        state: canonicalJson(state as unknown as JsonValue),
      })),
    ),
  async clear(client, tenant) {
    await client.query('delete from statistic_release where tenant = $1', [tenant])
  },
  async follow(client, recorded, place) {
    await followWaiting(client, recorded, place)
    const { tenant, entry, state } = recorded
    if (entry.type === 'statistic.propose') await addCountJob(client, entry.record)
    if (state.status === 'published') await addPublishJob(client, entry.record)
    if (state.status === 'dropped') {
      await client.query('delete from statistic_result where tenant = $1 and record = $2', [
        tenant,
        entry.record,
      ])
    }
  },
}

/** Of two proposals at one moment the second waits and sees the first. */
async function isTaken(
  client: Queryable,
  tenant: string,
  record: string,
  payload: unknown,
): Promise<boolean> {
  // The schema is looked at only afterwards: whatever does not fit overlaps nothing.
  const { from, to } = (payload ?? {}) as Readonly<Record<string, unknown>>
  if (typeof from !== 'string' || typeof to !== 'string') return false
  await client.query(`select pg_advisory_xact_lock(hashtextextended('statistic ' || $1, 7))`, [
    tenant,
  ])
  const { rows } = await client.query(
    `select from statistic_release
     where tenant = $1 and record <> $2 and status in ('proposed', 'published')
       and from_month <= $4 and to_month >= $3
     limit 1`,
    [tenant, record, from, to],
  )
  return rows.length > 0
}

async function readChecksum(
  client: Queryable,
  tenant: string,
  record: string,
): Promise<string | null> {
  const { rows } = await client.query<{ checksum: string }>({
    name: 'statistic_checksum',
    text: 'select checksum from statistic_result where tenant = $1 and record = $2',
    values: [tenant, record],
  })
  return rows[0]?.checksum ?? null
}
