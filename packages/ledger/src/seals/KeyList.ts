import { canonicalJson } from '../canonical/canonicalJson.ts'
import { bytesToHex, DOMAIN, type Hasher, hashText, NO_PREVIOUS } from '../canonical/Hasher.ts'
import { HEX_DIGEST } from '../canonical/hex.ts'
import { type Digest, INSTANT, type Instant } from '../chain/Entry.ts'
import { type LedgerFault, sealFault } from '../verification/LedgerFault.ts'
import { isSigned, type SignatureVerifier, type Signer, signedBytes } from './Signer.ts'

/** A new key, which takes over from the one before at `validFrom`. */
export interface KeyIntroduction {
  readonly kind: 'key.introduce'
  readonly keyId: string
  /** Ed25519, 64 hexadecimal digits. */
  readonly publicKey: string
  readonly validFrom: Instant
}

/** A key that must not be believed from an instant on. */
export interface KeyRevocation {
  readonly kind: 'key.revoke'
  readonly keyId: string
  readonly revokedFrom: Instant
  readonly reason: string
}

/** One numbered, chained line of the key list. */
export type KeyStatementBody = (KeyIntroduction | KeyRevocation) & {
  readonly v: 1
  /** From 1, without a gap. */
  readonly statement: number
  readonly prevStatement: Digest
}

export interface KeyStatement {
  readonly body: KeyStatementBody
  /** By the root key, which is kept offline. */
  readonly rootSignature: string
  /** By the sealing key in use before; null for the first key, after a revocation, and to revoke. */
  readonly previousSignature: string | null
}

/** A key as the list leaves it, with the time in which its seals count. */
export interface SealingKey {
  readonly keyId: string
  readonly publicKey: string
  readonly validFrom: Instant
  /** When its successor took over; null for the key in use. */
  readonly validUntil: Instant | null
  readonly revokedFrom: Instant | null
}

/** `SHA256(0x13 ‖ JCS(body))`. */
const hashStatement = (body: KeyStatementBody, hasher: Hasher): Digest =>
  hashText(DOMAIN.keyStatement, null, canonicalJson(body), hasher)

/**
 * The next line of a key list, signed.
 *
 * @param previous the sealing key in use, to introduce its successor; null for the first key, to
 * revoke, and where the key in use is revoked.
 */
export async function signKeyStatement(
  list: readonly KeyStatement[],
  change: KeyIntroduction | KeyRevocation,
  root: Signer,
  previous: Signer | null,
  hasher: Hasher,
): Promise<KeyStatement> {
  const last = list.at(-1)
  const body: KeyStatementBody = {
    ...change,
    v: 1,
    statement: list.length + 1,
    prevStatement: last === undefined ? NO_PREVIOUS : hashStatement(last.body, hasher),
  }
  const bytes = signedBytes(body)
  return {
    body,
    rootSignature: bytesToHex(await root.sign(bytes)),
    previousSignature: previous === null ? null : bytesToHex(await previous.sign(bytes)),
  }
}

/**
 * The sealing keys that a key list makes trustworthy.
 *
 * A key is introduced by the offline root and by the key before it; by the root alone where that
 * key is revoked. What follows the first line that does not hold is not believed.
 *
 * @param rootKey public key of the root, 64 hexadecimal digits, from a source other than the list.
 * @returns keys by id, and the fault at which reading stopped.
 * @source docs/methods/ledger.md
 */
export async function readKeyList(
  list: readonly KeyStatement[],
  rootKey: string,
  verifier: SignatureVerifier,
  hasher: Hasher,
): Promise<{
  readonly keys: ReadonlyMap<string, SealingKey>
  readonly faults: readonly LedgerFault[]
}> {
  const keys = new Map<string, SealingKey>()
  let inUse: string | null = null
  let prevStatement = NO_PREVIOUS
  for (const [index, statement] of list.entries()) {
    const current: SealingKey | null = inUse === null ? null : (keys.get(inUse) ?? null)
    const problem =
      problemOfPlace(statement, index + 1, prevStatement) ??
      (await problemOfSignatures(statement, rootKey, current, verifier)) ??
      problemOfChange(statement.body, keys, current)
    if (problem !== null) {
      const words = `line ${index + 1} of the key list ${problem}; it and what follows is not believed`
      return { keys, faults: [sealFault('key_statement', null, words)] }
    }
    apply(statement.body, keys, current)
    if (statement.body.kind === 'key.introduce') inUse = statement.body.keyId
    prevStatement = hashStatement(statement.body, hasher)
  }
  return { keys, faults: [] }
}

function problemOfPlace({ body }: KeyStatement, place: number, prev: Digest): string | null {
  if (body?.v !== 1 || (body.kind !== 'key.introduce' && body.kind !== 'key.revoke')) {
    return 'is of a form that cannot be read'
  }
  if (body.statement !== place) return `has the number ${body.statement}`
  return body.prevStatement === prev ? null : 'does not follow from the line before'
}

async function problemOfSignatures(
  { body, rootSignature, previousSignature }: KeyStatement,
  rootKey: string,
  current: SealingKey | null,
  verifier: SignatureVerifier,
): Promise<string | null> {
  if (!(await isSigned(body, rootSignature, rootKey, verifier))) {
    return 'is not signed by the root key'
  }
  const byRootAlone = current === null || current.revokedFrom !== null || body.kind === 'key.revoke'
  if (byRootAlone) return null
  return (await isSigned(body, previousSignature, current.publicKey, verifier))
    ? null
    : `is not signed by the key in use, ${current.keyId}`
}

function problemOfChange(
  body: KeyStatementBody,
  keys: ReadonlyMap<string, SealingKey>,
  current: SealingKey | null,
): string | null {
  if (body.kind === 'key.revoke') {
    if (!keys.has(body.keyId)) return `revokes the key ${body.keyId}, which was never introduced`
    return INSTANT.test(body.revokedFrom) ? null : 'does not say from when'
  }
  if (keys.has(body.keyId)) return `introduces the key ${body.keyId} again`
  if (!HEX_DIGEST.test(body.publicKey)) return 'gives no public key'
  if (!INSTANT.test(body.validFrom)) return 'does not say from when'
  return current === null || body.validFrom > current.validFrom
    ? null
    : `introduces a key from ${body.validFrom}, not after the one before`
}

function apply(
  body: KeyStatementBody,
  keys: Map<string, SealingKey>,
  current: SealingKey | null,
): void {
  if (body.kind === 'key.revoke') {
    keys.set(body.keyId, { ...keys.get(body.keyId)!, revokedFrom: body.revokedFrom })
    return
  }
  if (current !== null) keys.set(current.keyId, { ...current, validUntil: body.validFrom })
  const { keyId, publicKey, validFrom } = body
  keys.set(keyId, { keyId, publicKey, validFrom, validUntil: null, revokedFrom: null })
}

/** Why a key does not count at an instant, in words; null where it counts. */
export function problemOfPeriod(key: SealingKey, at: Instant): string | null {
  if (at < key.validFrom) return `before ${key.validFrom}, from when the key is valid`
  if (key.revokedFrom !== null && at >= key.revokedFrom) {
    return `though the key is revoked from ${key.revokedFrom}`
  }
  if (key.validUntil !== null && at > key.validUntil) {
    return `after ${key.validUntil}, when the next key took over`
  }
  return null
}
