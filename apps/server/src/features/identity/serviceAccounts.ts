import type { ServiceAccount, ServiceScope } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import type { ServiceActor } from '../../http/actor.ts'
import type { Sender } from '../../http/guard.ts'
import { record } from './auditLog.ts'
import type { Database, IdentityParts } from './IdentityParts.ts'
import { hashToken, newToken } from './secrets/tokens.ts'
import { requirePerson } from './sessions.ts'

/** So that a key found where it should not be is known for one. */
const KEY_START = 'corridor_'
const MINUTE_MS = 60_000

/** The program a key stands for; null when it is unknown, over, or its account closed. */
export async function findServiceKey(
  { db, now }: IdentityParts,
  key: string,
): Promise<ServiceActor | null> {
  if (!key.startsWith(KEY_START)) return null
  const [hash, at] = [hashToken(key), now()]
  const row = await db
    .selectFrom('service_key as key')
    .innerJoin('service_account as account', 'account.id', 'key.account')
    .select(['key.id', 'key.account', 'key.used', 'account.scopes'])
    .where('key.hash', '=', hash)
    .where('key.expires', '>', at)
    .where('account.state', '=', 'active')
    .executeTakeFirst()
  if (row === undefined) return null
  if (row.used === null || at.getTime() - row.used.getTime() > MINUTE_MS) {
    await db.updateTable('service_key').set({ used: at }).where('hash', '=', hash).execute()
  }
  const scopes = row.scopes as unknown as readonly ServiceScope[]
  return { kind: 'service', account: row.account, key: row.id, scopes }
}

export async function listServiceAccounts(
  { db, now }: Pick<IdentityParts, 'db' | 'now'>,
  only?: string,
): Promise<ServiceAccount[]> {
  let query = db.selectFrom('service_account').selectAll().orderBy('name').orderBy('id')
  if (only !== undefined) query = query.where('id', '=', only)
  const keys = await db
    .selectFrom('service_key')
    .select(['id', 'account', 'created', 'expires', 'used'])
    .where('expires', '>', now())
    .orderBy('created')
    .execute()
  return (await query.execute()).map(({ id, name, scopes, state, created }) => ({
    id,
    name,
    scopes: [...(scopes as unknown as readonly ServiceScope[])],
    state,
    created: created.toISOString(),
    keys: keys
      .filter(({ account }) => account === id)
      .map((key) => ({
        id: key.id,
        created: key.created.toISOString(),
        expires: key.expires.toISOString(),
        used: key.used?.toISOString() ?? null,
      })),
  }))
}

export const createServiceAccount = (
  parts: IdentityParts,
  sender: Sender,
  name: string,
  scopes: readonly ServiceScope[],
): Promise<ServiceAccount> =>
  parts.db.transaction().execute(async (tx) => {
    const id = parts.newId()
    const allowed = scopes
    await tx
      .insertInto('service_account')
      .values({
        id,
        name,
        scopes: JSON.stringify(allowed),
        state: 'active',
        created_by: requirePerson(sender).person,
        created: parts.now(),
      })
      .execute()
    await record(tx, parts, sender, {
      verb: 'create.service-account',
      subject: id,
      details: { name, scopes: allowed },
    })
    return (await listServiceAccounts({ db: tx, now: parts.now }, id))[0]!
  })

async function requireActiveAccount(db: Database, id: string): Promise<void> {
  const account = await db
    .selectFrom('service_account')
    .select('state')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (account?.state !== 'active') {
    throw new DomainError('not_found', 'There is no such service account that is open')
  }
}

/** A new key, told once; those before it end after the overlap, if they do not end earlier. */
export const rotateServiceKey = (
  parts: IdentityParts,
  sender: Sender,
  account: string,
  { days, overlapHours }: { readonly days: number; readonly overlapHours: number },
): Promise<{ key: string; id: string; expires: string }> =>
  parts.db.transaction().execute(async (tx) => {
    await requireActiveAccount(tx, account)
    const at = parts.now()
    const overlapEnds = new Date(at.getTime() + overlapHours * 60 * MINUTE_MS)
    await tx
      .updateTable('service_key')
      .set({ expires: overlapEnds })
      .where('account', '=', account)
      .where('expires', '>', overlapEnds)
      .execute()
    const [id, key] = [parts.newId(), `${KEY_START}${newToken(parts.randomBytes)}`]
    const expires = new Date(at.getTime() + days * 24 * 60 * MINUTE_MS)
    await tx
      .insertInto('service_key')
      .values({ hash: hashToken(key), id, account, created: at, expires, used: null })
      .execute()
    await record(tx, parts, sender, {
      verb: 'rotate.service-key',
      subject: account,
      details: { key: id, days, overlapHours },
    })
    return { key, id, expires: expires.toISOString() }
  })

export const deactivateServiceAccount = (
  parts: IdentityParts,
  sender: Sender,
  id: string,
  reason: string,
): Promise<void> =>
  parts.db.transaction().execute(async (tx) => {
    await requireActiveAccount(tx, id)
    await tx
      .updateTable('service_account')
      .set({ state: 'deactivated' })
      .where('id', '=', id)
      .execute()
    await tx
      .updateTable('service_key')
      .set({ expires: parts.now() })
      .where('account', '=', id)
      .where('expires', '>', parts.now())
      .execute()
    await record(tx, parts, sender, {
      verb: 'deactivate.service-account',
      subject: id,
      details: { reason },
    })
  })
