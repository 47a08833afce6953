import { canonicalJson, type JsonValue } from '@corridor/ledger'
import { type Emergency, emergencyRecord } from '@corridor/permissions/emergencies'
import type { RecordKind } from '../ledger/RecordKind.ts'

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

/** Uses of break-glass: their rules and their table. */
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
}
