import type { PasskeyRegistration, SessionState } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import { generateSecret, generateURI } from 'otplib'
import type { PersonActor } from '../../http/actor.ts'
import type { Sender } from '../../http/guard.ts'
import { countAttempt, forgiveAttempts } from './attempts.ts'
import { record } from './auditLog.ts'
import { factorsOf } from './factors.ts'
import type { IdentityParts, Tx } from './IdentityParts.ts'
import { checkPasskey, insertPasskey } from './passkeys.ts'
import { requirePersonRecord } from './requirePersonRecord.ts'
import { checkPassword, hashPassword, isPassword } from './secrets/passwords.ts'
import { sealSecret } from './secrets/sealSecret.ts'
import { hashRecoveryCode, newRecoveryCode } from './secrets/tokens.ts'
import {
  type Begun,
  beginSession,
  describeSession,
  endSessions,
  requirePerson,
} from './sessions.ts'
import { signInFailed, useTotpCode } from './signIn.ts'

const RECOVERY_CODES = 10

/** What a person sees of her own account. */
export async function describeAccount(parts: IdentityParts, actor: PersonActor) {
  const { db } = parts
  const session = (await describeSession(parts, actor)) as Extract<
    SessionState,
    { state: 'signed-in' }
  >
  const [passkeys, codes, password] = await Promise.all([
    db
      .selectFrom('passkey')
      .select(['id', 'label', 'created', 'used'])
      .where('person', '=', actor.person)
      .orderBy('created')
      .execute(),
    db.selectFrom('recovery_code').select('hash').where('person', '=', actor.person).execute(),
    db
      .selectFrom('person_password')
      .select('changed')
      .where('person', '=', actor.person)
      .executeTakeFirstOrThrow(),
  ])
  return {
    ...session.me,
    totp: session.me.factors.includes('totp'),
    passkeys: passkeys.map(({ id, label, created, used }) => ({
      id,
      label,
      created: created.toISOString(),
      used: used?.toISOString() ?? null,
    })),
    recoveryCodesLeft: codes.length,
    passwordChanged: password.changed.toISOString(),
  }
}

/**
 * Asks for the password again before something that decides how this account is entered.
 *
 * @throws {DomainError} `sign_in_failed` or `too_many_attempts`.
 */
export async function requirePassword(
  parts: IdentityParts,
  sender: Sender,
  password: string,
): Promise<{ readonly id: string; readonly email: string; readonly name: string }> {
  const { person: id } = requirePerson(sender)
  const person = await requirePersonRecord(parts.db, id)
  await countAttempt(parts, 'account', person.email)
  const { hash } = await parts.db
    .selectFrom('person_password')
    .select('hash')
    .where('person', '=', id)
    .executeTakeFirstOrThrow()
  if (!(await isPassword(hash, password))) {
    await record(parts.db, parts, sender, {
      verb: 'sign-in.failed',
      subject: id,
      details: { with: 'password', again: true },
    })
    throw signInFailed()
  }
  await forgiveAttempts(parts.db, parts, 'account', person.email)
  return person
}

export async function changePassword(
  parts: IdentityParts,
  sender: Sender,
  password: string,
  newPassword: string,
): Promise<Begun> {
  const person = await requirePassword(parts, sender, password)
  checkPassword(newPassword, [person.email, person.name])
  const hash = await hashPassword(newPassword)
  const { assurance } = requirePerson(sender)
  return await parts.db.transaction().execute(async (tx) => {
    await tx
      .updateTable('person_password')
      .set({ hash, changed: parts.now() })
      .where('person', '=', person.id)
      .execute()
    await endSessions(tx, person.id)
    await record(tx, parts, sender, { verb: 'change.password', subject: person.id })
    return await beginSession(tx, parts, sender, person.id, assurance)
  })
}

/** A secret for an authenticator app, which counts once a code confirms it. */
export async function enrolTotp(parts: IdentityParts, sender: Sender, password: string) {
  const person = await requirePassword(parts, sender, password)
  const secret = generateSecret()
  const sealed = sealSecret(parts.serverKey, person.id, secret, parts.randomBytes(12))
  await parts.db.transaction().execute(async (tx) => {
    const stored = await tx
      .insertInto('person_totp')
      .values({ person: person.id, secret: sealed, confirmed: null, last_step: null })
      .onConflict((conflict) =>
        conflict
          .column('person')
          .doUpdateSet({ secret: sealed, last_step: null })
          .where('person_totp.confirmed', 'is', null),
      )
      .executeTakeFirst()
    if (stored.numInsertedOrUpdatedRows !== 1n) {
      throw new DomainError('already_exists', 'Take your present authenticator app off first')
    }
    await record(tx, parts, sender, { verb: 'begin.totp', subject: person.id })
  })
  return { secret, uri: generateURI({ issuer: 'Corridor', label: person.email, secret }) }
}

/** What setting up a factor gives: a session that has it, and codes with the first one. */
interface Enrolled {
  readonly begun: Begun
  readonly recoveryCodes: string[]
}

/** @throws {DomainError} `sign_in_failed` when the code does not fit; `too_many_attempts`. */
export async function confirmTotp(
  parts: IdentityParts,
  sender: Sender,
  code: string,
): Promise<Enrolled> {
  const { person } = requirePerson(sender)
  await countAttempt(parts, 'secondFactor', person)
  return await parts.db.transaction().execute(async (tx) => {
    if (!(await useTotpCode(tx, parts, person, code, 'to be confirmed'))) throw signInFailed()
    const isFirst = (await factorsOf(tx, person)).length === 0
    await tx
      .updateTable('person_totp')
      .set({ confirmed: parts.now() })
      .where('person', '=', person)
      .execute()
    await forgiveAttempts(tx, parts, 'secondFactor', person)
    return await enrolled(tx, parts, sender, 'totp', isFirst)
  })
}

export async function addPasskey(
  parts: IdentityParts,
  sender: Sender,
  label: string,
  answer: PasskeyRegistration,
): Promise<Enrolled> {
  const { person } = requirePerson(sender)
  const credential = await checkPasskey(parts, person, answer)
  return await parts.db.transaction().execute(async (tx) => {
    const isFirst = (await factorsOf(tx, person)).length === 0
    await insertPasskey(tx, parts.now(), person, label, credential)
    return await enrolled(tx, parts, sender, 'passkey', isFirst)
  })
}

/** She has just proved the new factor: this session has two now, under a new token. */
async function enrolled(
  tx: Tx,
  parts: IdentityParts,
  sender: Sender,
  factor: 'totp' | 'passkey',
  isFirst: boolean,
): Promise<Enrolled> {
  const { person } = requirePerson(sender)
  await record(tx, parts, sender, { verb: `add.${factor}`, subject: person })
  const recoveryCodes = isFirst ? await replaceRecoveryCodes(tx, parts, person) : []
  return { begun: await beginSession(tx, parts, sender, person, 'two-factor'), recoveryCodes }
}

async function replaceRecoveryCodes(
  tx: Tx,
  { randomBytes }: IdentityParts,
  person: string,
): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => newRecoveryCode(randomBytes))
  await tx.deleteFrom('recovery_code').where('person', '=', person).execute()
  await tx
    .insertInto('recovery_code')
    .values(codes.map((code) => ({ hash: hashRecoveryCode(person, code), person })))
    .execute()
  return codes
}

/** @throws {DomainError} `bad_request` without another second factor. */
export async function renewRecoveryCodes(
  parts: IdentityParts,
  sender: Sender,
  password: string,
): Promise<string[]> {
  const person = await requirePassword(parts, sender, password)
  return await parts.db.transaction().execute(async (tx) => {
    if ((await factorsOf(tx, person.id)).length === 0) {
      throw new DomainError('bad_request', 'Set up an authenticator app or a passkey first')
    }
    await record(tx, parts, sender, { verb: 'renew.recovery-codes', subject: person.id })
    return await replaceRecoveryCodes(tx, parts, person.id)
  })
}

/** @throws {DomainError} `not_found` when she has no such factor. */
export async function removeFactor(
  parts: IdentityParts,
  sender: Sender,
  password: string,
  factor: { readonly kind: 'totp' } | { readonly kind: 'passkey'; readonly id: string },
): Promise<void> {
  const { id: person } = await requirePassword(parts, sender, password)
  await parts.db.transaction().execute(async (tx) => {
    const { numDeletedRows } =
      factor.kind === 'totp'
        ? await tx.deleteFrom('person_totp').where('person', '=', person).executeTakeFirst()
        : await tx
            .deleteFrom('passkey')
            .where('person', '=', person)
            .where('id', '=', factor.id)
            .executeTakeFirst()
    if (numDeletedRows === 0n) throw new DomainError('not_found', 'Your account has no such factor')
    await record(tx, parts, sender, {
      verb: `remove.${factor.kind}`,
      subject: person,
      details: factor,
    })
    if ((await factorsOf(tx, person)).length > 0) return
    await tx.deleteFrom('recovery_code').where('person', '=', person).execute()
    await tx
      .updateTable('sign_in_session')
      .set({ assurance: 'one-factor' })
      .where('person', '=', person)
      .execute()
  })
}

export async function changeAccount(
  parts: IdentityParts,
  sender: Sender,
  changes: { readonly name: string; readonly language: 'en' | 'fr' | 'es' | 'ar' },
): Promise<void> {
  const { person } = requirePerson(sender)
  await parts.db.transaction().execute(async (tx) => {
    const before = await requirePersonRecord(tx, person)
    await tx.updateTable('person').set(changes).where('id', '=', person).execute()
    await record(tx, parts, sender, {
      verb: 'change.account',
      subject: person,
      details: { from: { name: before.name, language: before.language }, to: changes },
    })
  })
}

/** @throws {DomainError} `not_found` for a session that is not hers. */
export async function endOwnSession(
  parts: IdentityParts,
  sender: Sender,
  session: string,
): Promise<void> {
  const { person } = requirePerson(sender)
  await parts.db.transaction().execute(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('sign_in_session')
      .where('person', '=', person)
      .where('id', '=', session)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw new DomainError('not_found', 'You have no such session')
    await record(tx, parts, sender, { verb: 'end.session', subject: person, details: { session } })
  })
}
