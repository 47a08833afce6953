import { DomainError } from '@corridor/kernel'
import { verify as verifyTotp } from 'otplib'
import type { Sender } from '../../http/guard.ts'
import { countAttempt, countNetwork, forgiveAttempts } from './attempts.ts'
import { record } from './auditLog.ts'
import { endTokensSession } from './endTokensSession.ts'
import type { IdentityParts, Tx } from './IdentityParts.ts'
import { isPassword } from './secrets/passwords.ts'
import { openSecret } from './secrets/sealSecret.ts'
import { hashRecoveryCode } from './secrets/tokens.ts'
import { type Begun, beginSession, requirePerson } from './sessions.ts'

/** Said whatever was wrong, so that nobody learns which accounts there are. */
export const signInFailed = (): DomainError =>
  new DomainError(
    'sign_in_failed',
    'These sign-in details do not fit together, or the account is closed',
  )

/**
 * The first step. An unknown address, a wrong password and a closed account are told alike and take
 * as long.
 *
 * @throws {DomainError} `sign_in_failed` or `too_many_attempts`.
 */
export async function signInWithPassword(
  parts: IdentityParts,
  sender: Sender,
  email: string,
  password: string,
): Promise<Begun> {
  await countNetwork(parts, sender.address)
  await countAttempt(parts, 'account', email)
  const found = await parts.db
    .selectFrom('person')
    .innerJoin('person_password as password', 'password.person', 'person.id')
    .select(['person.id', 'person.state', 'password.hash'])
    .where('email', '=', email)
    .executeTakeFirst()
  const fits = await isPassword(found?.hash ?? null, password)
  if (found === undefined || !fits || found.state !== 'active') {
    await record(parts.db, parts, sender, {
      verb: 'sign-in.failed',
      subject: found?.id ?? null,
      details: { with: 'password' },
    })
    throw signInFailed()
  }
  return await parts.db.transaction().execute(async (tx) => {
    // Closing the account waits for this, or this for it: no session outlives the closing.
    await requireActive(tx, found.id)
    await forgiveAttempts(tx, parts, 'account', email)
    return await completeSignIn(tx, parts, sender, found.id, 'password')
  })
}

/** @throws {DomainError} `sign_in_failed` when the account was closed meanwhile. */
export async function requireActive(tx: Tx, person: string): Promise<void> {
  const row = await tx
    .selectFrom('person')
    .select('state')
    .where('id', '=', person)
    .forUpdate()
    .executeTakeFirst()
  if (row?.state !== 'active') throw signInFailed()
}

/** What each step of signing in proves. */
const ASSURANCES = {
  password: 'one-factor',
  'one-time-link': 'one-factor',
  provider: 'one-factor',
  'provider-two-factor': 'two-factor',
  totp: 'two-factor',
  'recovery-code': 'two-factor',
  passkey: 'two-factor',
} as const

/** Begins the session that a step of signing in earns, and tells the log. */
export async function completeSignIn(
  tx: Tx,
  parts: IdentityParts,
  sender: Sender,
  person: string,
  by: keyof typeof ASSURANCES,
): Promise<Begun> {
  await tx
    .updateTable('person')
    .set({ last_sign_in: parts.now() })
    .where('id', '=', person)
    .execute()
  const begun = await beginSession(tx, parts, sender, person, ASSURANCES[by])
  await record(tx, parts, sender, {
    verb: 'sign-in',
    subject: person,
    details: { with: by },
    person,
  })
  return begun
}

/**
 * The second step, for a session that owes it.
 *
 * @param check whether the factor is right; uses it up in the same transaction.
 * @throws {DomainError} `not_signed_in`, `sign_in_failed` or `too_many_attempts`.
 */
export async function giveSecondFactor(
  parts: IdentityParts,
  sender: Sender,
  by: 'totp' | 'recovery-code',
  check: (tx: Tx, person: string) => Promise<boolean>,
): Promise<Begun> {
  await countNetwork(parts, sender.address)
  const { person, owesSecondFactor } = requirePerson(sender)
  if (!owesSecondFactor) {
    throw new DomainError('bad_request', 'No second factor is owed: you are signed in')
  }
  await countAttempt(parts, 'secondFactor', person)
  const begun = await parts.db.transaction().execute(async (tx) => {
    await requireActive(tx, person)
    if (!(await check(tx, person))) return null
    await forgiveAttempts(tx, parts, 'secondFactor', person)
    return await completeSignIn(tx, parts, sender, person, by)
  })
  if (begun !== null) return begun
  await record(parts.db, parts, sender, {
    verb: 'sign-in.failed',
    subject: person,
    details: { with: by },
  })
  throw signInFailed()
}

/** Whether a code fits now, half a minute early or late; it and every older one are used up. */
export async function useTotpCode(
  tx: Tx,
  { serverKey, olderServerKeys, now }: IdentityParts,
  person: string,
  code: string,
  kind: 'confirmed' | 'to be confirmed' = 'confirmed',
): Promise<boolean> {
  const row = await tx
    .selectFrom('person_totp')
    .selectAll()
    .where('person', '=', person)
    .where('confirmed', kind === 'confirmed' ? 'is not' : 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) return false
  const result = await verifyTotp({
    secret: openSecret([serverKey, ...olderServerKeys], person, row.secret),
    token: code,
    epoch: Math.floor(now().getTime() / 1000),
    epochTolerance: 30,
  })
  if (!result.valid || !('timeStep' in result)) return false
  if (row.last_step !== null && result.timeStep <= Number(row.last_step)) return false
  await tx
    .updateTable('person_totp')
    .set({ last_step: result.timeStep })
    .where('person', '=', person)
    .execute()
  return true
}

/** Whether a recovery code is one of hers; it is gone with this. */
export async function useRecoveryCode(tx: Tx, person: string, code: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('recovery_code')
    .where('person', '=', person)
    .where('hash', '=', hashRecoveryCode(person, code))
    .executeTakeFirst()
  return numDeletedRows === 1n
}

export async function signOut(parts: IdentityParts, sender: Sender): Promise<void> {
  if (sender.sessionToken === null) return
  await parts.db.transaction().execute(async (tx) => {
    const person = await endTokensSession(tx, sender.sessionToken)
    if (person !== null) await record(tx, parts, sender, { verb: 'sign-out', subject: person })
  })
}
