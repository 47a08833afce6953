import { HOME_ORGANISATION, type RoleScope } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import { sql } from 'kysely'
import type { Sender } from '../../http/guard.ts'
import { countNetwork, forgiveAttempts } from './attempts.ts'
import { record } from './auditLog.ts'
import type { Database, IdentityParts, Tx } from './IdentityParts.ts'
import {
  insertGrant,
  listAdministrators,
  lockAdministration,
  refuseIncompatible,
} from './roleGrants.ts'
import { checkPassword, hashPassword } from './secrets/passwords.ts'
import { hashToken, newToken } from './secrets/tokens.ts'
import { type Begun, endSessions } from './sessions.ts'
import { completeSignIn } from './signIn.ts'
import { today } from './today.ts'

type Kind = 'first-run' | 'invitation' | 'recovery'
type Language = 'en' | 'fr' | 'es' | 'ar'

const HOUR_MS = 3_600_000
const LASTS_MS: Readonly<Record<Kind, number>> = {
  'first-run': 24 * HOUR_MS,
  invitation: 7 * 24 * HOUR_MS,
  recovery: HOUR_MS,
}

export interface NewLink {
  readonly kind: Kind
  readonly person?: string
  readonly email?: string
  readonly name?: string
  readonly language?: Language
  readonly roles?: readonly RoleScope[]
  readonly createdBy?: string
}

export interface MadeLink {
  readonly id: string
  /** The address, with the token behind `#`, which browsers send to nobody. */
  readonly link: string
  readonly expires: Date
}

/** Enters a one-time link; of its token only a hash is kept. */
export async function makeLink(
  tx: Tx,
  { now, newId, randomBytes, publicUrl }: IdentityParts,
  { kind, person, email, name, language, roles = [], createdBy }: NewLink,
): Promise<MadeLink> {
  const [id, token, created] = [newId(), newToken(randomBytes), now()]
  const expires = new Date(created.getTime() + LASTS_MS[kind])
  await tx
    .insertInto('one_time_link')
    .values({
      hash: hashToken(token),
      id,
      kind,
      person: person ?? null,
      email: email ?? null,
      name: name ?? null,
      language: language ?? null,
      roles: JSON.stringify(roles),
      created_by: createdBy ?? null,
      created,
      expires,
      used: null,
      withdrawn: null,
    })
    .execute()
  return { id, link: `${publicUrl()}/${kind}#${token}`, expires }
}

const notValid = (): DomainError =>
  new DomainError(
    'link_not_valid',
    'This link is not valid: it was used, withdrawn or has expired. Ask whoever sent it for a new one',
  )

/** What a link is for, without using it up. @throws {DomainError} `link_not_valid`. */
export async function lookAtLink(parts: IdentityParts, sender: Sender, token: string) {
  await countNetwork(parts, sender.address)
  const link = await openLinks(parts.db, parts.now())
    .where('hash', '=', hashToken(token))
    .executeTakeFirst()
  if (link === undefined) throw notValid()
  const { kind, email, name, language, expires } = link
  return { kind, email, name, language, expires: expires.toISOString() }
}

const openLinks = (db: Database, now: Date) =>
  db
    .selectFrom('one_time_link')
    .selectAll()
    .where('used', 'is', null)
    .where('withdrawn', 'is', null)
    .where('expires', '>', now)

/** Uses a link up: of two at the same moment, one waits for the other and finds it used. */
async function takeLink(tx: Tx, now: Date, kind: Kind, token: string) {
  const link = await tx
    .updateTable('one_time_link')
    .set({ used: now })
    .where('hash', '=', hashToken(token))
    .where('kind', '=', kind)
    .where('used', 'is', null)
    .where('withdrawn', 'is', null)
    .where('expires', '>', now)
    .returningAll()
    .executeTakeFirst()
  if (link === undefined) throw notValid()
  return link
}

/** Refuses before the costly hash of a password what is not valid anyway. */
async function requireLink(parts: IdentityParts, kind: Kind, token: string) {
  const link = await openLinks(parts.db, parts.now())
    .where('hash', '=', hashToken(token))
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (link === undefined) throw notValid()
  return link
}

interface NewPerson {
  readonly email: string
  readonly name: string
  readonly language: Language
  readonly passwordHash: string
}

/** @throws {DomainError} `already_exists`. */
async function insertPerson(
  tx: Tx,
  { now, newId }: IdentityParts,
  { email, name, language, passwordHash }: NewPerson,
): Promise<string> {
  const id = newId()
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('person')
    .values({ id, email, name, language, state: 'active', created: now(), last_sign_in: null })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) {
    throw new DomainError('already_exists', 'There is an account with this e-mail address already')
  }
  await tx
    .insertInto('person_password')
    .values({ person: id, hash: passwordHash, changed: now() })
    .execute()
  return id
}

export interface FirstAdministrator {
  readonly token: string
  readonly email: string
  readonly name: string
  readonly language: Language
  readonly organisation: string
  readonly password: string
}

/** Makes the first administrator, whole or not at all. @throws {DomainError} `link_not_valid`. */
export async function makeFirstAdministrator(
  parts: IdentityParts,
  sender: Sender,
  { token, email, name, language, organisation, password }: FirstAdministrator,
): Promise<Begun> {
  await countNetwork(parts, sender.address)
  await requireLink(parts, 'first-run', token)
  checkPassword(password, [email, name])
  const passwordHash = await hashPassword(password)
  const { person, begun } = await parts.db.transaction().execute(async (tx) => {
    await lockAdministration(tx)
    await takeLink(tx, parts.now(), 'first-run', token)
    if ((await listAdministrators(tx, parts)).length > 0) throw notValid()
    const person = await insertPerson(tx, parts, { email, name, language, passwordHash })
    const scope = {
      role: 'administrator',
      organisation: HOME_ORGANISATION,
      from: today(parts),
    } as const
    await insertGrant(tx, parts, person, scope, null)
    await record(tx, parts, sender, {
      verb: 'first-run',
      subject: person,
      details: { roles: [scope], organisation },
      person,
    })
    return { person, begun: await completeSignIn(tx, parts, sender, person, 'one-time-link') }
  })
  await parts.nameHome?.(organisation, person)
  return begun
}

/**
 * A new link with which the first administrator is made; those before it no longer work.
 *
 * @param onlyWhenEmpty also none when there is any person, as at an ordinary start.
 * @returns null when there is an administrator.
 */
export const makeFirstRunLink = (
  parts: IdentityParts,
  { onlyWhenEmpty }: { readonly onlyWhenEmpty: boolean },
): Promise<MadeLink | null> =>
  parts.db.transaction().execute(async (tx) => {
    await lockAdministration(tx)
    if ((await listAdministrators(tx, parts)).length > 0) return null
    if (onlyWhenEmpty) {
      const anybody = await tx.selectFrom('person').select('id').limit(1).executeTakeFirst()
      if (anybody !== undefined) return null
    }
    await tx
      .updateTable('one_time_link')
      .set({ withdrawn: parts.now() })
      .where('kind', '=', 'first-run')
      .where('used', 'is', null)
      .where('withdrawn', 'is', null)
      .execute()
    const made = await makeLink(tx, parts, { kind: 'first-run' })
    await record(tx, parts, 'system', { verb: 'make.first-run-link', details: { link: made.id } })
    return made
  })

export interface Acceptance {
  readonly token: string
  readonly name: string
  readonly language: Language
  readonly password: string
}

/** Makes the account an invitation is for, whole or not at all. */
export async function acceptInvitation(
  parts: IdentityParts,
  sender: Sender,
  { token, name, language, password }: Acceptance,
): Promise<Begun> {
  await countNetwork(parts, sender.address)
  const { email } = await requireLink(parts, 'invitation', token)
  checkPassword(password, [email!, name])
  const passwordHash = await hashPassword(password)
  return await parts.db.transaction().execute(async (tx) => {
    const link = await takeLink(tx, parts.now(), 'invitation', token)
    const person = await insertPerson(tx, parts, {
      email: link.email!,
      name,
      language,
      passwordHash,
    })
    const roles = link.roles as unknown as readonly RoleScope[]
    refuseIncompatible(roles.map(({ role }) => role))
    for (const scope of roles) await insertGrant(tx, parts, person, scope, link.created_by)
    await record(tx, parts, sender, {
      verb: 'accept.invitation',
      subject: person,
      details: { invitation: link.id, roles },
      person,
    })
    return await completeSignIn(tx, parts, sender, person, 'one-time-link')
  })
}

const FACTOR_TABLES = ['person_totp', 'passkey', 'recovery_code', 'provider_link'] as const

/** Sets a new password; what else opened the account no longer does. */
export async function recoverAccount(
  parts: IdentityParts,
  sender: Sender,
  token: string,
  password: string,
): Promise<Begun> {
  await countNetwork(parts, sender.address)
  const { person: id, email, name } = await requireLink(parts, 'recovery', token)
  checkPassword(password, [email!, name!])
  const hash = await hashPassword(password)
  return await parts.db.transaction().execute(async (tx) => {
    const link = await takeLink(tx, parts.now(), 'recovery', token)
    const person = id!
    const { state } = await tx
      .selectFrom('person')
      .select('state')
      .where('id', '=', person)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (state !== 'active') throw notValid()
    await tx
      .updateTable('person_password')
      .set({ hash, changed: parts.now() })
      .where('person', '=', person)
      .execute()
    for (const table of FACTOR_TABLES) {
      await tx.deleteFrom(table).where('person', '=', person).execute()
    }
    await endSessions(tx, person)
    await forgiveAttempts(tx, parts, 'account', email!)
    await forgiveAttempts(tx, parts, 'secondFactor', person)
    await record(tx, parts, sender, {
      verb: 'recover.account',
      subject: person,
      details: { link: link.id },
      person,
    })
    return await completeSignIn(tx, parts, sender, person, 'one-time-link')
  })
}

/** Withdraws the open links of a person or address. */
export async function withdrawLinks(
  tx: Tx,
  now: Date,
  whose: { readonly person: string } | { readonly email: string },
): Promise<void> {
  await tx
    .updateTable('one_time_link')
    .set({ withdrawn: now })
    .where('used', 'is', null)
    .where('withdrawn', 'is', null)
    .where(
      'person' in whose
        ? sql<boolean>`person = ${whose.person}`
        : sql<boolean>`kind = 'invitation' and email = ${whose.email}`,
    )
    .execute()
}
