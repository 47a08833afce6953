import {
  bytesToHex,
  type Instant,
  isSigned,
  type SignatureVerifier,
  type Signer,
  signedBytes,
} from '@corridor/ledger'
import type { CertificateKey } from './CertificateKeys.ts'

/** A clearance that must not be believed, though its certificate is genuine. */
export interface RevokedNumber {
  readonly number: string
  /** `held` until somebody decides on it. */
  readonly state: 'revoked' | 'held'
  readonly since: Instant
}

/** A key of an office that must not be believed from an instant on. */
export interface RevokedKey {
  readonly keyId: string
  readonly since: Instant
}

/** All that were revoked or are held and have not expired; holds numbers alone. */
export interface RevocationList {
  readonly body: {
    readonly v: 1
    readonly kind: 'clearance.revocations'
    readonly keyId: string
    readonly issuedAt: Instant
    readonly entries: readonly RevokedNumber[]
    /** Delegated keys that were revoked before their days were over; absent where there are none. */
    readonly keys?: readonly RevokedKey[] | undefined
  }
  readonly signature: string
}

/** Signs the list with the authority's key in use. */
export async function signRevocationList(
  entries: readonly RevokedNumber[],
  issuedAt: Instant,
  signer: Signer,
  keys: readonly RevokedKey[] = [],
): Promise<RevocationList> {
  const body = {
    v: 1 as const,
    kind: 'clearance.revocations' as const,
    keyId: signer.keyId,
    issuedAt,
    entries: entries.toSorted((one, other) => (one.number < other.number ? -1 : 1)),
    ...(keys.length === 0 ? {} : { keys }),
  }
  return { body, signature: bytesToHex(await signer.sign(signedBytes(body))) }
}

/** Whether a key of the authority signed the list in its time; an office's key may not. */
export async function isGenuineRevocationList(
  { body, signature }: RevocationList,
  keys: ReadonlyMap<string, CertificateKey>,
  verifier: SignatureVerifier,
): Promise<boolean> {
  const key = keys.get(body?.keyId)
  if (key === undefined || key.office !== null || body.kind !== 'clearance.revocations')
    return false
  if (key.revokedFrom !== null && body.issuedAt >= key.revokedFrom) return false
  return await isSigned(body, signature, key.publicKey, verifier)
}
