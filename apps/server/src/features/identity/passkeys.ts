import type { PasskeyAnswer, PasskeyRegistration } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type WebAuthnCredential,
} from '@simplewebauthn/server'
import type { Sender } from '../../http/guard.ts'
import { countNetwork } from './attempts.ts'
import { record } from './auditLog.ts'
import type { Database, IdentityParts, Tx } from './IdentityParts.ts'
import { hashToken, newToken } from './secrets/tokens.ts'
import type { Begun } from './sessions.ts'
import { completeSignIn, requireActive, signInFailed } from './signIn.ts'

const CHALLENGE_MS = 5 * 60_000
/** EdDSA, ES256, RS256. */
const ALGORITHMS = [-8, -7, -257]

type Purpose = 'register' | 'sign-in'

const site = (parts: IdentityParts): string => new URL(parts.publicUrl()).hostname
const origin = (parts: IdentityParts): string => new URL(parts.publicUrl()).origin

async function newChallenge(
  { db, now, randomBytes }: IdentityParts,
  purpose: Purpose,
  person: string | null,
): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = newToken(randomBytes)
  await db
    .insertInto('passkey_challenge')
    .values({
      hash: hashToken(challenge),
      purpose,
      person,
      expires: new Date(now().getTime() + CHALLENGE_MS),
    })
    .execute()
  return new Uint8Array(Buffer.from(challenge, 'base64url'))
}

/** The challenge that an answer is to, if it was ours and is still open; it is used up. */
async function takeChallenge(
  db: Database,
  now: Date,
  clientData: string,
  purpose: Purpose,
): Promise<{ readonly challenge: string; readonly person: string | null } | null> {
  const challenge = challengeOf(clientData)
  if (challenge === null) return null
  const row = await db
    .deleteFrom('passkey_challenge')
    .where('hash', '=', hashToken(challenge))
    .where('purpose', '=', purpose)
    .where('expires', '>', now)
    .returning('person')
    .executeTakeFirst()
  return row === undefined ? null : { challenge, person: row.person }
}

function challengeOf(clientData: string): string | null {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientData, 'base64url').toString('utf8'))
    return typeof challenge === 'string' ? challenge : null
  } catch {
    return null
  }
}

/** What a browser needs to make a passkey for this person. */
export async function beginPasskey(
  parts: IdentityParts,
  person: { readonly id: string; readonly email: string; readonly name: string },
): Promise<Record<string, unknown>> {
  const known = await parts.db
    .selectFrom('passkey')
    .select('id')
    .where('person', '=', person.id)
    .execute()
  const options = await generateRegistrationOptions({
    rpName: 'Corridor',
    rpID: site(parts),
    userName: person.email,
    userDisplayName: person.name,
    userID: new TextEncoder().encode(person.id),
    challenge: await newChallenge(parts, 'register', person.id),
    attestationType: 'none',
    excludeCredentials: known,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  })
  return { ...options }
}

/**
 * The passkey a browser made, checked against the challenge it was given; that is used up either way.
 *
 * @throws {DomainError} `bad_request` when it does not answer our challenge.
 */
export async function checkPasskey(
  parts: IdentityParts,
  person: string,
  answer: PasskeyRegistration,
): Promise<WebAuthnCredential> {
  const asked = await takeChallenge(
    parts.db,
    parts.now(),
    answer.response.clientDataJSON,
    'register',
  )
  const made =
    asked === null || asked.person !== person
      ? null
      : await verifyRegistrationResponse({
          response: answer as unknown as RegistrationResponseJSON,
          expectedChallenge: asked.challenge,
          expectedOrigin: origin(parts),
          expectedRPID: site(parts),
          requireUserVerification: true,
          supportedAlgorithmIDs: ALGORITHMS,
        }).catch(() => null)
  if (made === null || !made.verified) {
    throw new DomainError('bad_request', 'This passkey does not answer the challenge; begin again')
  }
  return made.registrationInfo.credential
}

/** @throws {DomainError} `already_exists`. */
export async function insertPasskey(
  tx: Tx,
  now: Date,
  person: string,
  label: string,
  { id, publicKey, counter, transports }: WebAuthnCredential,
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('passkey')
    .values({
      id,
      person,
      public_key: Buffer.from(publicKey).toString('base64url'),
      counter,
      transports: JSON.stringify(transports ?? []),
      label,
      created: now,
      used: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) {
    throw new DomainError('already_exists', 'This passkey is registered already')
  }
}

export async function beginPasskeySignIn(
  parts: IdentityParts,
  sender: Sender,
): Promise<Record<string, unknown>> {
  await countNetwork(parts, sender.address)
  const options = await generateAuthenticationOptions({
    rpID: site(parts),
    challenge: await newChallenge(parts, 'sign-in', null),
    userVerification: 'required',
  })
  return { ...options }
}

/**
 * Signs in with a passkey that verified its user, which counts as two factors.
 *
 * @throws {DomainError} `sign_in_failed` or `too_many_attempts`.
 */
export async function signInWithPasskey(
  parts: IdentityParts,
  sender: Sender,
  answer: PasskeyAnswer,
): Promise<Begun> {
  await countNetwork(parts, sender.address)
  const asked = await takeChallenge(
    parts.db,
    parts.now(),
    answer.response.clientDataJSON,
    'sign-in',
  )
  const begun =
    asked === null
      ? null
      : await parts.db
          .transaction()
          .execute((tx) => usePasskey(tx, parts, sender, asked.challenge, answer))
  if (begun !== null) return begun
  await record(parts.db, parts, sender, { verb: 'sign-in.failed', details: { with: 'passkey' } })
  throw signInFailed()
}

async function usePasskey(
  tx: Tx,
  parts: IdentityParts,
  sender: Sender,
  challenge: string,
  answer: PasskeyAnswer,
): Promise<Begun | null> {
  const passkey = await tx
    .selectFrom('passkey')
    .selectAll()
    .where('id', '=', answer.id)
    .forUpdate()
    .executeTakeFirst()
  if (passkey === undefined) return null
  const result = await verifyAuthenticationResponse({
    response: answer as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin(parts),
    expectedRPID: site(parts),
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(Buffer.from(passkey.public_key, 'base64url')),
      counter: Number(passkey.counter),
    },
    requireUserVerification: true,
  }).catch(() => null)
  if (result === null || !result.verified) return null
  await requireActive(tx, passkey.person)
  await tx
    .updateTable('passkey')
    .set({ counter: result.authenticationInfo.newCounter, used: parts.now() })
    .where('id', '=', passkey.id)
    .execute()
  return await completeSignIn(tx, parts, sender, passkey.person, 'passkey')
}
