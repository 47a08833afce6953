import { type AuditEvent, auditExportRoute, auditRoute } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import { writeCsv } from '../../http/csv.ts'
import type { Mounting } from '../../http/mount.ts'
import { mountPrivate } from '../../http/mountPrivate.ts'
import { mountStream } from '../../http/mountStream.ts'
import { dayBounds } from '../ledger/dayBounds.ts'
import { countEvents, type EventsWanted, type EventTimes, listEvents, record } from './auditLog.ts'
import type { Database, IdentityParts } from './IdentityParts.ts'

const MOST_EXPORTED = 200_000
const PAGE = 2_000

/** The log of people and access, for those who audit; that it was read or taken is a line of it. */
export function auditEventRoutes(
  place: Pick<Mounting, 'app' | 'guard'>,
  parts: IdentityParts,
): void {
  mountPrivate(place, auditRoute, ({ from, to, ...wanted }, sender) =>
    parts.db.transaction().execute(async (tx) => {
      const times = timesOf(from, to, parts.timeZone)
      const events = await listEvents(tx, { ...wanted, ...times })
      await record(tx, parts, sender, {
        verb: 'read.audit',
        details: { ...wanted, from, to, shown: events.length },
      })
      return { events }
    }),
  )
  mountStream(place, auditExportRoute, async ({ from, to, ...named }, sender) => {
    const wanted = { ...named, ...timesOf(from, to, parts.timeZone) }
    const count = await countEvents(parts.db, wanted, MOST_EXPORTED + 1)
    if (count > MOST_EXPORTED) {
      throw new DomainError(
        'too_large',
        `These are more than ${MOST_EXPORTED} lines. Narrow them, by days for instance: from=2030-01-01&to=2030-01-31`,
        { most: MOST_EXPORTED },
      )
    }
    // The table is that of this moment: its own line is not in it.
    const [newest] = await listEvents(parts.db, { ...wanted, limit: 1 })
    await record(parts.db, parts, sender, {
      verb: 'export.audit',
      details: { ...named, from, to, shown: count },
    })
    return { fileName: 'audit', pieces: eventsAsCsv(parts.db, wanted, newest) }
  })
}

/** The instants between which the days lie. */
function timesOf(from: string | undefined, to: string | undefined, timeZone: string): EventTimes {
  return {
    since: from === undefined ? undefined : dayBounds(from, timeZone)[0],
    until: to === undefined ? undefined : dayBounds(to, timeZone)[1],
  }
}

const COLUMNS = [
  'id',
  'at',
  'verb',
  'actorKind',
  'actor',
  'actorName',
  'subject',
  'network',
  'request',
  'details',
] as const

/** Page by page, each by itself: a slow reader holds no connection. Lines of the log never change. */
async function* eventsAsCsv(
  db: Database,
  wanted: Omit<EventsWanted, 'before' | 'limit'>,
  newest: AuditEvent | undefined,
): AsyncGenerator<string> {
  let page: readonly AuditEvent[] = newest === undefined ? [] : [newest]
  for (let first = true; first || page.length > 0; first = false) {
    const text = writeCsv({ columns: COLUMNS, rows: page.map(rowOf), fileName: 'audit' })
    yield first ? text : text.slice(text.indexOf('\r\n') + 2)
    const before = page.at(-1)?.id
    if (before === undefined) return
    page = await listEvents(db, { ...wanted, before, limit: PAGE })
  }
}

const rowOf = ({ id, at, verb, actor, subject, network, request, details }: AuditEvent) => [
  id,
  at,
  verb,
  actor.kind,
  actor.id,
  actor.name,
  subject,
  network,
  request,
  JSON.stringify(details),
]
