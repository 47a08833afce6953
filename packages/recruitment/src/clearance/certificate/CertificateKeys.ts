import {
  bytesToHex,
  type Hasher,
  type Instant,
  isSigned,
  type SignatureVerifier,
  type Signer,
  signedBytes,
} from '@corridor/ledger'

/** A key that may sign certificates: the authority's, or an office's for the days of an outage. */
export interface CertificateKeyIntroduction {
  readonly kind: 'certificate.key.introduce'
  /** First 16 digits of the public key. */
  readonly keyId: string
  /** Ed25519, 64 hexadecimal digits. */
  readonly publicKey: string
  readonly validFrom: Instant
  /** Null for the authority's: it counts until it is revoked. */
  readonly validUntil: Instant | null
  /** The office that signs provisional clearances with it; null for the authority. */
  readonly office: string | null
  /** How many an office may issue with it; null for the authority. */
  readonly most: number | null
}

/** A key that must not be believed from an instant on. */
export interface CertificateKeyRevocation {
  readonly kind: 'certificate.key.revoke'
  readonly keyId: string
  readonly revokedFrom: Instant
  readonly reason: string
}

/** One numbered, chained line of the list, signed by the offline root key. */
export interface CertificateKeyStatement {
  readonly body: (CertificateKeyIntroduction | CertificateKeyRevocation) & {
    readonly v: 1
    readonly statement: number
    /** SHA-256 of the line before as canonical JSON; 64 zeros for the first. */
    readonly prevStatement: string
  }
  readonly rootSignature: string
}

/** A key as the list leaves it. */
export interface CertificateKey extends Omit<CertificateKeyIntroduction, 'kind'> {
  readonly revokedFrom: Instant | null
}

const NO_PREVIOUS = '0'.repeat(64)

const hashOf = ({ body }: CertificateKeyStatement, hasher: Hasher): string =>
  bytesToHex(hasher.sha256(signedBytes(body)))

/** The next line of the list. */
export async function signCertificateKey(
  list: readonly CertificateKeyStatement[],
  change: CertificateKeyIntroduction | CertificateKeyRevocation,
  root: Signer,
  hasher: Hasher,
): Promise<CertificateKeyStatement> {
  const last = list.at(-1)
  const body = {
    ...change,
    v: 1 as const,
    statement: list.length + 1,
    prevStatement: last === undefined ? NO_PREVIOUS : hashOf(last, hasher),
  }
  return { body, rootSignature: bytesToHex(await root.sign(signedBytes(body))) }
}

/**
 * The keys that a list makes trustworthy; what follows the first line that does not hold is not
 * believed.
 *
 * @param rootKey public key of the root, 64 hexadecimal digits, from a source other than the list.
 * @returns keys by id, and in words why reading stopped; null where all was believed.
 * @source docs/methods/clearance-certificate.md
 */
export async function readCertificateKeys(
  list: readonly CertificateKeyStatement[],
  rootKey: string,
  verifier: SignatureVerifier,
  hasher: Hasher,
): Promise<{ readonly keys: ReadonlyMap<string, CertificateKey>; readonly fault: string | null }> {
  const keys = new Map<string, CertificateKey>()
  let prevStatement = NO_PREVIOUS
  for (const [index, statement] of list.entries()) {
    const { body, rootSignature } = statement
    const isInPlace = body?.statement === index + 1 && body.prevStatement === prevStatement
    const problem = !isInPlace
      ? 'does not follow from the line before'
      : !(await isSigned(body, rootSignature, rootKey, verifier))
        ? 'is not signed by the root key'
        : apply(body, keys)
    if (problem !== null) return { keys, fault: `line ${index + 1} of the key list ${problem}` }
    prevStatement = hashOf(statement, hasher)
  }
  return { keys, fault: null }
}

/** @returns what is wrong with the line, in words. */
function apply(
  body: CertificateKeyStatement['body'],
  keys: Map<string, CertificateKey>,
): string | null {
  const known = keys.get(body.keyId)
  if (body.kind === 'certificate.key.revoke') {
    if (known === undefined) return `revokes the key ${body.keyId}, which was never introduced`
    keys.set(body.keyId, { ...known, revokedFrom: body.revokedFrom })
    return null
  }
  if (body.kind !== 'certificate.key.introduce') return 'is of a form that cannot be read'
  const { keyId, publicKey, validFrom, validUntil, office, most } = body
  if (known !== undefined) return `introduces the key ${keyId} again`
  if (!/^[0-9a-f]{64}$/.test(publicKey) || !publicKey.startsWith(keyId) || keyId.length !== 16) {
    return 'gives no public key of that id'
  }
  const isOffice = office !== null
  if (isOffice !== (validUntil !== null) || isOffice !== (most !== null)) {
    return 'must say until when and for how many an office may sign'
  }
  keys.set(keyId, { keyId, publicKey, validFrom, validUntil, office, most, revokedFrom: null })
  return null
}

/** Whether a key may sign what is issued at an instant. */
export const isKeyGood = (
  { validFrom, validUntil, revokedFrom, office }: CertificateKey,
  issued: Instant,
): boolean =>
  (revokedFrom === null || issued < revokedFrom) &&
  (validUntil === null || issued <= validUntil) &&
  // The authority may sign again, with a newer key, what it issued before.
  (office === null || issued >= validFrom)

/**
 * Of a list that is kept and one that is offered, the one to keep: never one that lacks a line that
 * was believed before, since a thief would leave out the line that revokes his key.
 */
export function newerKeyList(
  kept: readonly CertificateKeyStatement[],
  offered: readonly CertificateKeyStatement[],
): readonly CertificateKeyStatement[] {
  const continues = kept.every(
    ({ rootSignature }, index) => offered[index]?.rootSignature === rootSignature,
  )
  return continues ? offered : kept
}
