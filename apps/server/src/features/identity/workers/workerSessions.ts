import type { Device } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import type { PersonActor } from '../../../http/actor.ts'
import { networkOf } from '../../../http/clientAddress.ts'
import type { Sender } from '../../../http/guard.ts'
import { record } from '../auditLog.ts'
import { endTokensSession } from '../endTokensSession.ts'
import type { Database, IdentityParts, Tx } from '../IdentityParts.ts'
import { hashToken, newToken } from '../secrets/tokens.ts'
import type { Begun } from '../sessions.ts'
import { signInFailed } from '../signIn.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** How long a session lasts: without any request, and from sign-in whatever happens. */
export const WORKER_TIMES = {
  shared: { idleMs: 10 * MINUTE_MS, longestMs: 60 * MINUTE_MS },
  own: { idleMs: 7 * DAY_MS, longestMs: 7 * DAY_MS },
}

const timesOf = (ownPhone: boolean) => (ownPhone ? WORKER_TIMES.own : WORKER_TIMES.shared)

const actorOf = (
  worker: string,
  session: string,
  created: Date,
  signedInAt: Date,
): PersonActor => ({
  kind: 'person',
  person: worker,
  session,
  roles: [{ role: 'worker', organisation: null, from: created.toISOString().slice(0, 10) }],
  assurance: 'one-factor',
  owesSecondFactor: false,
  signedInAt,
  isWorker: true,
})

/**
 * Signs a worker in under a new token; the session that the request came with ends. Closing the
 * account waits for this, or this for it.
 *
 * @throws {DomainError} `sign_in_failed` when the account is closed.
 */
export async function beginWorkerSession(
  tx: Tx,
  parts: IdentityParts,
  sender: Sender,
  worker: string,
  { ownPhone, by }: { readonly ownPhone: boolean; readonly by: 'message-code' | 'paper-code' },
): Promise<Begun> {
  const at = parts.now()
  const account = await tx
    .updateTable('worker_account')
    .set({ last_sign_in: at })
    .where('id', '=', worker)
    .where('state', '=', 'active')
    .returning(['created'])
    .executeTakeFirst()
  if (account === undefined) throw signInFailed()
  await endTokensSession(tx, sender.sessionToken)
  const { longestMs } = timesOf(ownPhone)
  const [token, id] = [newToken(parts.randomBytes), parts.newId()]
  await tx
    .insertInto('worker_session')
    .values({
      hash: hashToken(token),
      id,
      worker,
      own_phone: ownPhone,
      device: sender.device,
      network: networkOf(sender.address),
      signed_in: at,
      seen: at,
      expires: new Date(at.getTime() + longestMs),
    })
    .execute()
  // Without the device: a notice of a new one would be read by others on a shared telephone.
  const { actor, address, requestId } = sender
  await record(
    tx,
    parts,
    { actor, address, requestId },
    {
      verb: 'sign-in',
      subject: worker,
      details: { with: by },
      person: worker,
    },
  )
  const secondsLeft = ownPhone ? longestMs / 1000 : null
  return { token, secondsLeft, actor: actorOf(worker, id, account.created, at) }
}

/** The worker a token stands for; null when it is unknown, over, or her account is closed. */
export async function findWorkerSession(
  { db, now }: IdentityParts,
  token: string,
): Promise<PersonActor | null> {
  const [hash, at] = [hashToken(token), now()]
  const row = await db
    .selectFrom('worker_session as session')
    .innerJoin('worker_account as account', 'account.id', 'session.worker')
    .select(['session.id', 'worker', 'own_phone', 'signed_in', 'seen', 'account.created'])
    .where('session.hash', '=', hash)
    .where('session.expires', '>', at)
    .where('account.state', '=', 'active')
    .executeTakeFirst()
  if (row === undefined) return null
  const quietMs = at.getTime() - row.seen.getTime()
  if (quietMs >= timesOf(row.own_phone).idleMs) return null
  if (quietMs > MINUTE_MS) {
    await db.updateTable('worker_session').set({ seen: at }).where('hash', '=', hash).execute()
  }
  return actorOf(row.worker, row.id, row.created, row.signed_in)
}

/** Whether this session was begun as one on her own telephone. */
export async function isOwnPhone(db: Database, session: string): Promise<boolean> {
  const row = await db
    .selectFrom('worker_session')
    .select('own_phone')
    .where('id', '=', session)
    .executeTakeFirst()
  return row?.own_phone ?? false
}

export async function listWorkerSessions(
  { db, now }: IdentityParts,
  { person, session }: PersonActor,
): Promise<Device[]> {
  const at = now()
  const rows = await db
    .selectFrom('worker_session')
    .selectAll()
    .where('worker', '=', person)
    .where('expires', '>', at)
    .orderBy('seen', 'desc')
    .execute()
  return rows
    .filter(({ seen, own_phone }) => at.getTime() - seen.getTime() < timesOf(own_phone).idleMs)
    .map((row) => ({
      id: row.id,
      current: row.id === session,
      device: row.device,
      network: row.network,
      signedIn: row.signed_in.toISOString(),
      seen: row.seen.toISOString(),
      expires: row.expires.toISOString(),
    }))
}

/** @throws {DomainError} `not_found` for a session that is not hers. */
export const endWorkerSession = (
  parts: IdentityParts,
  sender: Sender,
  worker: string,
  session: string,
): Promise<void> =>
  parts.db.transaction().execute(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('worker_session')
      .where('worker', '=', worker)
      .where('id', '=', session)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw new DomainError('not_found', 'You have no such session')
    await record(tx, parts, sender, { verb: 'end.session', subject: worker, details: { session } })
  })
