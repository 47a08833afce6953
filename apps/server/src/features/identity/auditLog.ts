import type { AuditEvent } from '@corridor/contract'
import { sql } from 'kysely'
import { networkOf } from '../../http/clientAddress.ts'
import type { Sender } from '../../http/guard.ts'
import { HOME } from '../ledger/LedgerPlace.ts'
import { statementsOf } from '../notifications/notify.ts'
import { noticeAccountEvent } from '../notifications/securityNotices.ts'
import type { Database, IdentityParts } from './IdentityParts.ts'

export interface Entry {
  readonly verb: string
  /** Id of the person, or other record, that it is about. */
  readonly subject?: string | null
  readonly details?: Readonly<Record<string, unknown>>
  /** Who did it, where the request does not say: she who has just signed in. */
  readonly person?: string
}

type Clock = Pick<IdentityParts, 'now'>

/**
 * Adds a line to the audit log, in the transaction of what it tells of, and tells the person whose
 * account it is where it touches its safety.
 */
export async function record(
  db: Database,
  { now }: Clock,
  sender:
    | (Pick<Sender, 'actor' | 'address' | 'requestId'> & Partial<Pick<Sender, 'device'>>)
    | 'system',
  { verb, subject = null, details = {}, person }: Entry,
): Promise<void> {
  const actor = actorOf(sender, person)
  await db
    .insertInto('audit_event')
    .values({
      at: now(),
      verb,
      actor_kind: actor.kind,
      actor: actor.id,
      subject,
      details: JSON.stringify(details),
      network: sender === 'system' ? null : networkOf(sender.address),
      request: sender === 'system' ? null : sender.requestId,
    })
    .execute()
  if (subject === null) return
  await noticeAccountEvent(
    statementsOf(db),
    { tenant: HOME, now },
    {
      verb,
      person: subject,
      device: sender === 'system' ? null : (sender.device ?? null),
      details,
    },
  )
}

function actorOf(
  sender: Pick<Sender, 'actor'> | 'system',
  person: string | undefined,
): { readonly kind: AuditEvent['actor']['kind']; readonly id: string | null } {
  if (sender === 'system') return { kind: 'system', id: null }
  if (person !== undefined) return { kind: 'person', id: person }
  if (sender.actor.kind === 'person') return { kind: 'person', id: sender.actor.person }
  if (sender.actor.kind === 'service') return { kind: 'service', id: sender.actor.account }
  return { kind: 'anonymous', id: null }
}

/** Instants between which events lie, the second excluded. */
export interface EventTimes {
  readonly since?: string | undefined
  readonly until?: string | undefined
}

export interface EventsWanted extends EventTimes {
  readonly subject?: string | undefined
  readonly actor?: string | undefined
  readonly verb?: string | undefined
  readonly before?: string | undefined
  readonly limit: number
  /** The events she is in: about her, by her, or a reading that showed her. */
  readonly concerning?: string
}

/** The lines wanted, in no order. */
function eventsWhere(
  db: Database,
  { subject, actor, verb, since, until, concerning }: Omit<EventsWanted, 'before' | 'limit'>,
) {
  let query = db.selectFrom('audit_event as event')
  if (subject !== undefined) query = query.where('event.subject', '=', subject)
  if (actor !== undefined) query = query.where('event.actor', '=', actor)
  if (verb !== undefined) query = query.where('event.verb', '=', verb)
  if (since !== undefined) query = query.where('event.at', '>=', new Date(since))
  if (until !== undefined) query = query.where('event.at', '<', new Date(until))
  if (concerning !== undefined) {
    query = query.where((where) =>
      where.or([
        where('event.subject', '=', concerning),
        where('event.actor', '=', concerning),
        sql<boolean>`event.details @> ${JSON.stringify({ people: [concerning] })}::jsonb`,
      ]),
    )
  }
  return query
}

/** How many lines there are, counted no further than `most`. */
export async function countEvents(
  db: Database,
  wanted: Omit<EventsWanted, 'before' | 'limit'>,
  most: number,
): Promise<number> {
  const first = eventsWhere(db, wanted).select('event.id').limit(most).as('first')
  const { count } = await db
    .selectFrom(first)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Lines of the audit log, newest first. */
export async function listEvents(
  db: Database,
  { before, limit, ...wanted }: EventsWanted,
): Promise<AuditEvent[]> {
  let query = eventsWhere(db, wanted)
    .leftJoin('person', 'person.id', 'event.actor')
    .leftJoin('service_account as service', 'service.id', 'event.actor')
    .selectAll('event')
    .select(['person.name as person_name', 'service.name as service_name'])
    .orderBy('event.id', 'desc')
    .limit(limit)
  if (before !== undefined) query = query.where('event.id', '<', before)
  return (await query.execute()).map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    verb: row.verb,
    actor: { kind: row.actor_kind, id: row.actor, name: row.person_name ?? row.service_name },
    subject: row.subject,
    details: row.details as Record<string, unknown>,
    network: row.network,
    request: row.request,
  }))
}
