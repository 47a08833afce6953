import type { Device, SessionState } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import type { PersonActor } from '../../http/actor.ts'
import { networkOf } from '../../http/clientAddress.ts'
import type { Sender } from '../../http/guard.ts'
import { loadDecisions, permissionsHeld } from './decisionContext.ts'
import { endTokensSession } from './endTokensSession.ts'
import { factorsOf } from './factors.ts'
import { loadGrants } from './heldRoles.ts'
import type { Database, IdentityParts, Tx } from './IdentityParts.ts'
import { hashToken, newToken } from './secrets/tokens.ts'
import { loadMandates } from './standIns/mandates.ts'
import { describeWorker } from './workers/describeWorker.ts'

const MINUTE_MS = 60_000

export const SESSION_TIMES = {
  /** Without any request. */
  idleMs: 30 * MINUTE_MS,
  /** From sign-in, whatever happens. */
  longestMs: 12 * 60 * MINUTE_MS,
  /** To give the second factor. */
  owingMs: 10 * MINUTE_MS,
}

type Assurance = PersonActor['assurance']

/** A session that was begun, to be sent once its transaction is through. */
export interface Begun {
  readonly actor: PersonActor
  readonly token: string
  /** Null for a session that ends with the browser. */
  readonly secondsLeft: number | null
}

/**
 * Begins a session under a new token; the one the request came with ends, so that nobody who knew
 * it gains what the new one opens.
 */
export async function beginSession(
  tx: Tx,
  { now, newId, randomBytes }: IdentityParts,
  sender: Sender,
  person: string,
  assurance: Assurance,
): Promise<Begun> {
  await endTokensSession(tx, sender.sessionToken)
  const at = now()
  const factors = await factorsOf(tx, person)
  const owes = assurance === 'one-factor' && factors.length > 0
  const lengthMs = owes ? SESSION_TIMES.owingMs : SESSION_TIMES.longestMs
  const [token, id] = [newToken(randomBytes), newId()]
  await tx
    .insertInto('sign_in_session')
    .values({
      hash: hashToken(token),
      id,
      person,
      assurance,
      device: sender.device,
      network: networkOf(sender.address),
      signed_in: at,
      seen: at,
      expires: new Date(at.getTime() + lengthMs),
    })
    .execute()
  return {
    token,
    secondsLeft: lengthMs / 1000,
    actor: {
      kind: 'person',
      person,
      session: id,
      roles: await loadMandates(tx, person),
      assurance,
      owesSecondFactor: owes,
      signedInAt: at,
    },
  }
}

/** The person a token stands for; null when it is unknown, over, or her account is closed. */
export async function findSession(
  { db, now }: IdentityParts,
  token: string,
): Promise<PersonActor | null> {
  const at = now()
  const hash = hashToken(token)
  const row = await db
    .selectFrom('sign_in_session as session')
    .innerJoin('person', 'person.id', 'session.person')
    .select(['session.id', 'session.person', 'assurance', 'signed_in', 'seen'])
    .where('session.hash', '=', hash)
    .where('session.expires', '>', at)
    .where('session.seen', '>', new Date(at.getTime() - SESSION_TIMES.idleMs))
    .where('person.state', '=', 'active')
    .executeTakeFirst()
  if (row === undefined) return null
  if (at.getTime() - row.seen.getTime() > MINUTE_MS) {
    await db.updateTable('sign_in_session').set({ seen: at }).where('hash', '=', hash).execute()
  }
  const owes = row.assurance === 'one-factor' && (await factorsOf(db, row.person)).length > 0
  return {
    kind: 'person',
    person: row.person,
    session: row.id,
    roles: await loadMandates(db, row.person),
    assurance: row.assurance,
    owesSecondFactor: owes,
    signedInAt: row.signed_in,
  }
}

/** What the web is told of a session. */
export async function describeSession(
  parts: Pick<IdentityParts, 'db' | 'now' | 'timeZone'>,
  actor: Sender['actor'],
): Promise<SessionState> {
  const { db } = parts
  if (actor.kind !== 'person') {
    const anybody = await db.selectFrom('person').select('id').limit(1).executeTakeFirst()
    return { state: 'anonymous', firstRun: anybody === undefined }
  }
  if (actor.isWorker === true) {
    const { id, name, language } = await describeWorker(db, actor.person)
    return { state: 'worker', worker: { id, name, language } }
  }
  const factors = [...(await factorsOf(db, actor.person))]
  if (actor.owesSecondFactor) return { state: 'second-factor', factors }
  const person = await db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'language'])
    .where('id', '=', actor.person)
    .executeTakeFirstOrThrow()
  return {
    state: 'signed-in',
    me: {
      ...person,
      assurance: actor.assurance,
      factors,
      roles: [...((await loadGrants(db, [actor.person])).get(actor.person) ?? [])],
      signedInAt: actor.signedInAt.toISOString(),
      permissions: permissionsHeld(await loadDecisions(db, parts, actor)),
    },
  }
}

/** @throws {DomainError} `not_signed_in`. */
export function requirePerson({ actor }: Sender): PersonActor {
  if (actor.kind === 'person') return actor
  throw new DomainError('not_signed_in', 'This needs a person who is signed in')
}

/** Ends the sessions of a person, but for one if named. @returns how many. */
export async function endSessions(db: Database, person: string, but?: string): Promise<number> {
  let query = db.deleteFrom('sign_in_session').where('person', '=', person)
  if (but !== undefined) query = query.where('id', '!=', but)
  return Number((await query.executeTakeFirst()).numDeletedRows)
}

export async function listDevices(
  { db, now }: IdentityParts,
  { person, session }: PersonActor,
): Promise<Device[]> {
  const rows = await db
    .selectFrom('sign_in_session')
    .selectAll()
    .where('person', '=', person)
    .where('expires', '>', now())
    .where('seen', '>', new Date(now().getTime() - SESSION_TIMES.idleMs))
    .orderBy('seen', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    current: row.id === session,
    device: row.device,
    network: row.network,
    signedIn: row.signed_in.toISOString(),
    seen: row.seen.toISOString(),
    expires: row.expires.toISOString(),
  }))
}
