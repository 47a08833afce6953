import { type Calendar, type CalendarFacts, calendarRecord, localDateOf } from '@corridor/deadlines'
import { canonicalJson } from '@corridor/ledger'
import type { ProtectedRecord } from '@corridor/permissions'
import type { LedgerPlace } from '../../ledger/LedgerPlace.ts'
import type { RecordKind } from '../../ledger/RecordKind.ts'
import { calendarLock } from '../countDue.ts'
import type { FollowedKind } from '../FollowedKind.ts'
import { recountDeadlines } from '../followDeadlines.ts'
import { followRecord } from '../followRecord.ts'

/** The record of a jurisdiction's calendar. */
export const calendarId = (jurisdiction: string): string => `calendar-${jurisdiction}`

/** By what permissions on a calendar are judged. */
export const calendarProtection = (jurisdiction: string): ProtectedRecord => ({
  kind: 'configuration',
  id: calendarId(jurisdiction),
  owner: null,
  organisations: [],
  office: null,
  jurisdiction,
  assignees: [],
  mandateHolders: [],
  state: null,
})

/** What guards of calendars know of the world. */
export const calendarFacts = ({ now, timeZone }: Pick<LedgerPlace, 'now' | 'timeZone'>) => ({
  today: localDateOf(now().getTime(), timeZone),
})

const followed: FollowedKind<Calendar> = {
  definition: calendarRecord,
  word: 'calendar',
  jurisdictionOf: ({ jurisdiction }) => jurisdiction,
  waitingOf: (_, { jurisdiction, proposal }) =>
    proposal === null
      ? null
      : {
          permission: 'confirm.configuration',
          act: 'confirm',
          title: jurisdiction,
          since: proposal.proposedAt,
          excluded: proposal.by,
          on: calendarProtection(jurisdiction),
        },
}

const follow = followRecord(followed)

/** Holiday calendars: rules, table, and what a new one changes. */
export const calendarKind: RecordKind<Calendar, CalendarFacts> = {
  definition: calendarRecord,
  readFacts: async (_client, _tenant, _record, place) => calendarFacts(place),
  async project(client, tenant, rows) {
    await client.query({
      name: 'holiday_calendar_upsert',
      text: `insert into holiday_calendar (tenant, record, version, jurisdiction, status, state)
             select $1, c.* from unnest($2::text[], $3::integer[], $4::text[], $5::text[],
               $6::text[]) as c (record, version, jurisdiction, status, state)
             on conflict (tenant, record) do update set version = excluded.version,
               jurisdiction = excluded.jurisdiction, status = excluded.status,
               state = excluded.state`,
      values: [
        tenant,
        rows.map(({ record }) => record),
        rows.map(({ version }) => version),
        rows.map(({ state }) => state.jurisdiction),
        rows.map(({ state }) => state.status),
        rows.map(({ state }) => canonicalJson(state)),
      ],
    })
  },
  async clear(client, tenant) {
    await client.query('delete from holiday_calendar where tenant = $1', [tenant])
  },
  async follow(client, recorded, place) {
    await follow(client, recorded, place)
    if (recorded.entry.type !== 'calendar.confirm') return
    const { tenant, state } = recorded
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      calendarLock(tenant, state.jurisdiction),
    ])
    await recountDeadlines(client, { tenant, timeZone: place.timeZone }, state.jurisdiction)
  },
}
