import { canonicalJson, type JsonValue } from '@corridor/ledger'
import { type Emergency, emergencyRecord } from '@corridor/permissions/emergencies'
import { followRecord } from '../deadlines/followRecord.ts'
import type { RecordKind } from '../ledger/RecordKind.ts'
import { notify } from '../notifications/notify.ts'
import { protectedEmergency } from './describeEmergency.ts'

const COLUMNS = [
  ...['record', 'version', 'status', 'person', 'permission', 'subject_kind', 'subject'],
  ...['jurisdiction', 'opened', 'closes', 'review_due_on', 'state'],
]

const UPSERT = `
  insert into break_glass (tenant, ${COLUMNS.join(', ')})
  select $1, b.* from unnest($2::text[], $3::integer[], $4::text[], $5::text[], $6::text[],
    $7::text[], $8::text[], $9::text[], $10::timestamptz[], $11::timestamptz[], $12::date[],
    $13::text[]) as b (${COLUMNS.join(', ')})
  on conflict (tenant, record) do update set
    ${COLUMNS.slice(1)
      .map((column) => `${column} = excluded.${column}`)
      .join(', ')}`

const opened = ({ openedAtMilliseconds, untilMilliseconds }: Emergency) => ({
  what: 'break-glass' as const,
  at: new Date(openedAtMilliseconds).toISOString(),
  until: new Date(untilMilliseconds).toISOString(),
})

/** Whoever may judge it finds it among what waits, and is told at once. */
const followReview = followRecord<Emergency>({
  definition: emergencyRecord,
  word: 'break-glass',
  jurisdictionOf: () => null,
  waitingOf: (_, state) =>
    state.status === 'reviewed'
      ? null
      : {
          permission: 'review.break-glass',
          act: 'review',
          title: `${state.record.kind} ${state.record.id}`,
          since: opened(state).at,
          excluded: [state.person],
          on: protectedEmergency(state),
        },
  noticeOf: (record, state, to) => ({
    ...{ to, kind: 'emergency.opened', record },
    params: { ...opened(state), dueOn: state.reviewDueOn, earlier: state.earlierThisYear },
  }),
})

/** Uses of break-glass: their rules, their table, and who is told. */
export const emergencyKind: RecordKind<Emergency> = {
  definition: emergencyRecord,
  async project(client, tenant, rows) {
    const states = rows.map(({ state }) => state)
    await client.query({
      name: 'break_glass_upsert',
      text: UPSERT,
      values: [
        tenant,
        rows.map(({ record }) => record),
        rows.map(({ version }) => version),
        states.map(({ status }) => status),
        states.map(({ person }) => person),
        states.map(({ permission }) => permission),
        states.map(({ record }) => record.kind),
        states.map(({ record }) => record.id),
        states.map(({ jurisdiction }) => jurisdiction),
        states.map(({ openedAtMilliseconds }) => new Date(openedAtMilliseconds)),
        states.map(({ untilMilliseconds }) => new Date(untilMilliseconds)),
        states.map(({ reviewDueOn }) => reviewDueOn),
        states.map((state) => canonicalJson(state as unknown as JsonValue)),
      ],
    })
  },
  async clear(client, tenant) {
    await client.query('delete from break_glass where tenant = $1', [tenant])
  },
  async follow(client, recorded, place) {
    await followReview(client, recorded, place)
    const { tenant, entry, state } = recorded
    if (entry.type !== 'break-glass.open' || state.owner === null) return
    await notify(
      client,
      { tenant, now: place.now },
      { to: { person: state.owner }, kind: 'emergency.of-yours', params: opened(state) },
    )
  },
}
