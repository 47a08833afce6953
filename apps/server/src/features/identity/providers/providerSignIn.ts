import { DomainError } from '@corridor/kernel'
import type { Sender } from '../../../http/guard.ts'
import { countNetwork } from '../attempts.ts'
import { record } from '../auditLog.ts'
import type { IdentityParts, Tx } from '../IdentityParts.ts'
import { openSecret, sealSecret } from '../secrets/sealSecret.ts'
import { hashToken, newToken } from '../secrets/tokens.ts'
import type { Begun } from '../sessions.ts'
import { completeSignIn, requireActive, signInFailed } from '../signIn.ts'
import { type Provider, type ProviderPerson, RefusedAnswer, type Round } from './Provider.ts'

/** To sign in with the provider and come back. */
const ROUND_LASTS_MS = 10 * 60_000

/** Where the provider sends the browser back to: a page, which hands its query on. */
const RETURN_PATH = '/sign-in/return'

function requireProvider({ provider }: IdentityParts): Provider {
  if (provider !== null) return provider
  throw new DomainError('not_found', 'This installation has no other way of signing in')
}

/**
 * Begins a sign-in with the provider. Its answer counts once, and from the browser only that holds
 * the token which is set here.
 *
 * @throws {DomainError} `not_found`, `unavailable` or `too_many_attempts`.
 */
export async function beginProviderSignIn(
  parts: IdentityParts,
  sender: Sender,
): Promise<{ readonly location: string }> {
  await countNetwork(parts, sender.address)
  const provider = requireProvider(parts)
  const { db, now, randomBytes, serverKey, publicUrl } = parts
  const [token, state, nonce, verifier] = Array.from({ length: 4 }, () =>
    newToken(randomBytes),
  ) as [string, string, string, string]
  const round: Round = { state, nonce, verifier }
  const location = await provider.begin(`${publicUrl()}${RETURN_PATH}`, round)
  const hash = hashToken(token)
  await db
    .insertInto('provider_round')
    .values({
      hash,
      issuer: provider.issuer,
      secret: sealSecret(serverKey, hash, JSON.stringify(round), randomBytes(12)),
      expires: new Date(now().getTime() + ROUND_LASTS_MS),
    })
    .execute()
  sender.setProviderToken(token, ROUND_LASTS_MS / 1000)
  return { location: location.href }
}

/**
 * Signs in whom the provider vouches for. The account must be there: nobody gets one by this.
 *
 * @param answer the query with which the provider sent the browser back.
 * @throws {DomainError} `sign_in_failed`, `unavailable` or `too_many_attempts`.
 */
export async function signInWithProvider(
  parts: IdentityParts,
  sender: Sender,
  answer: string,
): Promise<Begun> {
  await countNetwork(parts, sender.address)
  const provider = requireProvider(parts)
  sender.setProviderToken(null, 0)
  const outcome = await tryProvider(parts, sender, provider, answer)
  if ('begun' in outcome) return outcome.begun
  await record(parts.db, parts, sender, {
    verb: 'sign-in.failed',
    subject: outcome.person ?? null,
    details: { with: 'provider', reason: outcome.refused },
  })
  throw signInFailed()
}

type Outcome = { readonly begun: Begun } | { readonly refused: string; readonly person?: string }

async function tryProvider(
  parts: IdentityParts,
  sender: Sender,
  provider: Provider,
  answer: string,
): Promise<Outcome> {
  const round = await takeRound(parts, provider, sender.providerToken)
  if (round === null) return { refused: 'not_begun_here' }
  let known: ProviderPerson
  try {
    const returned = new URL(`${parts.publicUrl()}${RETURN_PATH}?${answer}`)
    known = await provider.finish(
      returned,
      round,
      async (subject) => (await linkedPerson(parts.db, provider, subject)) === null,
    )
  } catch (error) {
    if (error instanceof RefusedAnswer) return { refused: error.reason }
    throw error
  }
  return await parts.db.transaction().execute(async (tx) => {
    const found = await findOrLink(tx, parts, sender, provider, known)
    if ('refused' in found) return found
    const { person } = found
    try {
      await requireActive(tx, person)
    } catch {
      return { refused: 'account_closed', person }
    }
    const by = known.isTwoFactor ? 'provider-two-factor' : 'provider'
    return { begun: await completeSignIn(tx, parts, sender, person, by) }
  })
}

/** What the browser's round was begun with; it is gone with this, whatever comes of it. */
async function takeRound(
  { db, now, serverKey, olderServerKeys }: IdentityParts,
  { issuer }: Provider,
  token: string | null,
): Promise<Round | null> {
  if (token === null) return null
  const hash = hashToken(token)
  const row = await db
    .deleteFrom('provider_round')
    .where('hash', '=', hash)
    .returning(['secret', 'issuer', 'expires'])
    .executeTakeFirst()
  if (row === undefined || row.issuer !== issuer || row.expires <= now()) return null
  return JSON.parse(openSecret([serverKey, ...olderServerKeys], hash, row.secret)) as Round
}

async function linkedPerson(
  db: IdentityParts['db'] | Tx,
  { issuer }: Pick<Provider, 'issuer'>,
  subject: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('provider_link')
    .select('person')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.person ?? null
}

/**
 * The account of whom the provider names: by her link, or once by the address that the provider has
 * verified. An account that is linked to somebody else at the provider stays hers.
 */
async function findOrLink(
  tx: Tx,
  parts: IdentityParts,
  sender: Sender,
  provider: Provider,
  { subject, verifiedEmail }: ProviderPerson,
): Promise<{ readonly person: string } | { readonly refused: string; readonly person?: string }> {
  const linked = await linkedPerson(tx, provider, subject)
  if (linked !== null) return { person: linked }
  if (verifiedEmail === null) return { refused: 'no_verified_email' }
  const row = await tx
    .selectFrom('person')
    .select(['id', 'state'])
    .where('email', '=', verifiedEmail)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) return { refused: 'no_account' }
  if (row.state !== 'active') return { refused: 'account_closed', person: row.id }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('provider_link')
    .values({ issuer: provider.issuer, subject, person: row.id, linked: parts.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return { refused: 'linked_to_another', person: row.id }
  await record(tx, parts, sender, {
    verb: 'link.provider',
    subject: row.id,
    details: { provider: provider.name, issuer: provider.issuer },
    person: row.id,
  })
  return { person: row.id }
}
