import type { Invitation, Person, RoleScope } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import type { Selectable } from 'kysely'
import type { CorridorDatabase } from '../../db/index.ts'
import type { Sender } from '../../http/guard.ts'
import { record } from './auditLog.ts'
import { loadDecisions } from './decisionContext.ts'
import { loadFactors } from './factors.ts'
import { loadGrants } from './heldRoles.ts'
import type { Database, IdentityParts, Tx } from './IdentityParts.ts'
import { type MadeLink, makeLink, withdrawLinks } from './links.ts'
import type { LinkMessage } from './messages/MessageGateway.ts'
import { requirePersonRecord } from './requirePersonRecord.ts'
import { lockAdministration, refuseIncompatible, requireOtherAdministrator } from './roleGrants.ts'
import { endSessions, requirePerson } from './sessions.ts'
import { loadMandates } from './standIns/mandates.ts'

export async function describePeople(
  db: Database,
  rows: readonly Selectable<CorridorDatabase['person']>[],
): Promise<Person[]> {
  const ids = rows.map(({ id }) => id)
  const [factors, grants] = [await loadFactors(db, ids), await loadGrants(db, ids)]
  return rows.map(({ id, email, name, language, state, created, last_sign_in }) => ({
    id,
    email,
    name,
    language,
    state,
    factors: [...(factors.get(id) ?? [])],
    created: created.toISOString(),
    lastSignIn: last_sign_in?.toISOString() ?? null,
    roles: [...(grants.get(id) ?? [])],
  }))
}

/** Everybody; that they were read is in the log before they are shown. */
export const readPeople = (parts: IdentityParts, sender: Sender): Promise<Person[]> =>
  parts.db.transaction().execute(async (tx) => {
    const people = await describePeople(
      tx,
      await tx.selectFrom('person').selectAll().orderBy('name').orderBy('id').execute(),
    )
    await record(tx, parts, sender, {
      verb: 'read.people',
      details: { people: people.map(({ id }) => id) },
    })
    return people
  })

/** One person; that she was read is in the log before she is shown. */
export const readPerson = (parts: IdentityParts, sender: Sender, id: string): Promise<Person> =>
  parts.db.transaction().execute(async (tx) => {
    const [person] = await describePeople(tx, [await requirePersonRecord(tx, id)])
    await record(tx, parts, sender, { verb: 'read.person', subject: id })
    return person!
  })

/** Closes an account: sessions and links end in the same moment. */
export const deactivatePerson = (
  parts: IdentityParts,
  sender: Sender,
  id: string,
  reason: string,
): Promise<void> =>
  parts.db.transaction().execute(async (tx) => {
    await lockAdministration(tx)
    await requirePersonRecord(tx, id)
    if (sender.actor.kind === 'person' && sender.actor.person === id) {
      throw new DomainError(
        'not_permitted',
        'Nobody closes her own account; ask another administrator',
      )
    }
    await requireStillMay(tx, parts, sender)
    await requireOtherAdministrator(tx, parts, id)
    await tx.updateTable('person').set({ state: 'deactivated' }).where('id', '=', id).execute()
    const sessions = await endSessions(tx, id)
    await withdrawLinks(tx, parts.now(), { person: id })
    await record(tx, parts, sender, {
      verb: 'deactivate.person',
      subject: id,
      details: { reason, sessions },
    })
  })

/** Two who close each other at once: the second has no account any more when her turn comes. */
async function requireStillMay(tx: Tx, parts: IdentityParts, sender: Sender): Promise<void> {
  const actor = requirePerson(sender)
  const { state } = await requirePersonRecord(tx, actor.person)
  const roles = await loadMandates(tx, actor.person)
  const decisions = await loadDecisions(tx, parts, { ...actor, roles })
  if (state === 'active') decisions.require('deactivate.account', null)
  else throw new DomainError('not_permitted', 'Your account was closed')
}

export const reactivatePerson = (
  parts: IdentityParts,
  sender: Sender,
  id: string,
  reason: string,
): Promise<void> =>
  parts.db.transaction().execute(async (tx) => {
    await requirePersonRecord(tx, id)
    await tx.updateTable('person').set({ state: 'active' }).where('id', '=', id).execute()
    await record(tx, parts, sender, { verb: 'reactivate.person', subject: id, details: { reason } })
  })

export interface SentLink {
  readonly id: string
  readonly sentBy: string
  readonly expires: string
}

/** Sends a link after its transaction; one that cannot be sent is withdrawn. */
async function sendLink(
  { messages, db, now }: IdentityParts,
  { id, link, expires }: MadeLink,
  message: Omit<LinkMessage, 'link' | 'expires'>,
): Promise<SentLink> {
  try {
    await messages.send({ ...message, link, expires })
  } catch {
    await db.updateTable('one_time_link').set({ withdrawn: now() }).where('id', '=', id).execute()
    throw new DomainError('unavailable', `The message could not be sent (${messages.name})`)
  }
  return { id, sentBy: messages.name, expires: expires.toISOString() }
}

/** @throws {DomainError} `not_found`; `not_permitted` for herself or a closed account. */
export async function sendRecovery(
  parts: IdentityParts,
  sender: Sender,
  id: string,
  reason: string,
): Promise<SentLink> {
  const actor = requirePerson(sender)
  const { person, made } = await parts.db.transaction().execute(async (tx) => {
    const person = await requirePersonRecord(tx, id)
    if (person.state !== 'active' || actor.person === id) {
      throw new DomainError(
        'not_permitted',
        actor.person === id
          ? 'Nobody recovers her own account; ask another administrator'
          : 'This account is closed; open it again first',
      )
    }
    await withdrawLinks(tx, parts.now(), { person: id })
    const { email, name } = person
    const made = await makeLink(tx, parts, {
      kind: 'recovery',
      person: id,
      email,
      name,
      createdBy: actor.person,
    })
    await record(tx, parts, sender, {
      verb: 'recover.person',
      subject: id,
      details: { reason, link: made.id },
    })
    return { person, made }
  })
  const { email, name, language } = person
  return await sendLink(parts, made, { kind: 'recovery', to: email, name, language })
}

export interface NewInvitation {
  readonly email: string
  readonly name: string
  readonly language: 'en' | 'fr' | 'es' | 'ar'
  readonly roles: readonly RoleScope[]
}

/** @throws {DomainError} `already_exists`; `not_permitted` for roles she may not give. */
export async function invitePerson(
  parts: IdentityParts,
  sender: Sender,
  { email, name, language, roles }: NewInvitation,
): Promise<SentLink> {
  const actor = requirePerson(sender)
  if (roles.length > 0) sender.require('grant.mandate', null)
  refuseIncompatible(roles.map(({ role }) => role))
  const made = await parts.db.transaction().execute(async (tx) => {
    const taken = await tx.selectFrom('person').select('id').where('email', '=', email).execute()
    if (taken.length > 0) {
      throw new DomainError(
        'already_exists',
        'There is an account with this e-mail address already',
      )
    }
    await withdrawLinks(tx, parts.now(), { email })
    const link = {
      kind: 'invitation',
      email,
      name,
      language,
      roles,
      createdBy: actor.person,
    } as const
    const made = await makeLink(tx, parts, link)
    await record(tx, parts, sender, {
      verb: 'invite.person',
      subject: made.id,
      details: { email, roles },
    })
    return made
  })
  return await sendLink(parts, made, { kind: 'invitation', to: email, name, language })
}

/** Invitations, newest first. */
export async function listInvitations({ db, now }: IdentityParts): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('one_time_link')
    .selectAll()
    .where('kind', '=', 'invitation')
    .orderBy('created', 'desc')
    .limit(500)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    email: row.email!,
    name: row.name!,
    language: row.language!,
    roles: row.roles as unknown as RoleScope[],
    invitedBy: row.created_by,
    created: row.created.toISOString(),
    expires: row.expires.toISOString(),
    state:
      row.used !== null
        ? 'accepted'
        : row.withdrawn !== null
          ? 'withdrawn'
          : row.expires <= now()
            ? 'expired'
            : 'open',
  }))
}

/** @throws {DomainError} `not_found` when there is no such open invitation. */
export const withdrawInvitation = (
  parts: IdentityParts,
  sender: Sender,
  id: string,
): Promise<void> =>
  parts.db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('one_time_link')
      .set({ withdrawn: parts.now() })
      .where('id', '=', id)
      .where('kind', '=', 'invitation')
      .where('used', 'is', null)
      .where('withdrawn', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n)
      throw new DomainError('not_found', 'There is no such open invitation')
    await record(tx, parts, sender, { verb: 'withdraw.invitation', subject: id })
  })
