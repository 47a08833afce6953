import type { Language, Notification } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import { noticeText } from './messages/noticeText.ts'
import type { NoticeKind } from './Notice.ts'
import type { NoticePlace, Statements } from './notify.ts'

interface Row {
  readonly id: string
  readonly kind: NoticeKind
  readonly params: string
  readonly record: string | null
  readonly created: Date
  readonly read: Date | null
}

/** How the page is asked for: where the one before ended. */
const PLACE = /^(\d{13})\.([0-9a-f-]{36})$/

/**
 * What a person was told, newest first.
 *
 * @throws {DomainError} `bad_request` for a `before` that no page gave.
 */
export async function listNotifications(
  client: Statements,
  { tenant, timeZone }: NoticePlace & { readonly timeZone: string },
  person: string,
  wanted: {
    readonly language: Language
    readonly before?: string | undefined
    readonly limit: number
  },
): Promise<{ readonly notifications: Notification[]; readonly next: string | null }> {
  const { language, before, limit } = wanted
  const place = before === undefined ? null : PLACE.exec(before)
  if (before !== undefined && place === null) {
    throw new DomainError('bad_request', 'before: give the `next` of the page before')
  }
  const { rows } = await client.query<Row>(
    `select id, kind, params, record, created, read from notification
     where tenant = $1 and person = $2
       and ($3::timestamptz is null or (created, id) < ($3, $4))
     order by created desc, id desc limit $5`,
    [
      ...[tenant, person, place === null ? null : new Date(Number(place[1])), place?.[2] ?? null],
      limit + 1,
    ],
  )
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    notifications: shown.map((row) => ({
      id: row.id,
      kind: row.kind,
      ...noticeText({ kind: row.kind, params: JSON.parse(row.params) }, { language, timeZone }),
      path: pathOf(row),
      created: row.created.toISOString(),
      read: row.read !== null,
    })),
    next: last === undefined ? null : `${last.created.getTime()}.${last.id}`,
  }
}

/** Where the record is on the desk. */
function pathOf({ kind, params, record }: Row): string | null {
  if (kind.startsWith('security.')) return '/account'
  if (record === null) return null
  return recordPath((JSON.parse(params) as { readonly what?: string }).what ?? '', record)
}

/** The page of a record of a kind; null where there is none. */
export function recordPath(kind: string, record: string): string | null {
  const section = SECTIONS.get(kind)
  return section === undefined ? null : `/desk/${section}/${encodeURIComponent(record)}`
}

/** The part of the desk where records of a kind are. */
const SECTIONS: ReadonlyMap<string, string> = new Map([
  ['organisation', 'organisations'],
  ['break-glass', 'emergencies'],
  ['calendar', 'calendars'],
  ['contract', 'contracts'],
  ['worker', 'workers'],
  ['bond', 'bonds'],
  ['clearance', 'clearances'],
  ['officeKey', 'office-keys'],
  ['licence', 'licences'],
  ['parameter', 'parameters'],
  ['ban', 'bans'],
  ['watch', 'watch-list'],
  ['override', 'overrides'],
  ['accreditation', 'accreditations'],
  ['jobOrder', 'job-orders'],
  ['statistic', 'statistics'],
])

export async function countUnread(
  client: Statements,
  { tenant }: NoticePlace,
  person: string,
): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    'select count(*) from notification where tenant = $1 and person = $2 and read is null',
    [tenant, person],
  )
  return Number(rows[0]?.count ?? 0)
}

/** @param ids hers; null for all. */
export async function markRead(
  client: Statements,
  { tenant, now }: NoticePlace,
  person: string,
  ids: readonly string[] | null,
): Promise<void> {
  await client.query(
    `update notification set read = $3
     where tenant = $1 and person = $2 and read is null and ($4::text[] is null or id = any ($4))`,
    [tenant, person, now(), ids],
  )
}

export async function wantsEmail(
  client: Statements,
  { tenant }: NoticePlace,
  person: string,
): Promise<boolean> {
  const { rows } = await client.query<{ email: boolean }>(
    'select email from notification_preference where tenant = $1 and person = $2',
    [tenant, person],
  )
  return rows[0]?.email ?? true
}

export async function setEmail(
  client: Statements,
  { tenant, now }: NoticePlace,
  person: string,
  email: boolean,
): Promise<void> {
  await client.query(
    `insert into notification_preference (tenant, person, email, changed) values ($1, $2, $3, $4)
     on conflict (tenant, person) do update set email = $3, changed = $4`,
    [tenant, person, email, now()],
  )
}
