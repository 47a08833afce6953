import { bytesToHex } from '../canonical/Hasher.ts'
import { type Digest, INSTANT, type Instant, type StoredAction } from '../chain/Entry.ts'
import { problemOfPeriod, type SealingKey } from './KeyList.ts'
import { isSigned, type SignatureVerifier, type Signer, signedBytes } from './Signer.ts'

/** Given to the sender at once: shows an action even if it is cut off before its seal is closed. */
export interface Receipt {
  readonly body: {
    readonly v: 1
    readonly kind: 'receipt'
    readonly record: string
    readonly version: number
    readonly hash: Digest
    readonly recordedAt: Instant
    readonly keyId: string
  }
  readonly signature: string
}

/** Signs the receipt of an action that is committed. */
export async function signReceipt({ entry, hash }: StoredAction, signer: Signer): Promise<Receipt> {
  const { record, version, recordedAt } = entry
  const body = {
    v: 1 as const,
    kind: 'receipt' as const,
    record,
    version,
    hash,
    recordedAt,
    keyId: signer.keyId,
  }
  return { body, signature: bytesToHex(await signer.sign(signedBytes(body))) }
}

/** Whether a trusted key signed the receipt in its time. */
export async function isGenuineReceipt(
  { body, signature }: Receipt,
  keys: ReadonlyMap<string, SealingKey>,
  verifier: SignatureVerifier,
): Promise<boolean> {
  const key = keys.get(body.keyId)
  if (key === undefined || body.kind !== 'receipt' || !INSTANT.test(body.recordedAt)) return false
  if (problemOfPeriod(key, body.recordedAt) !== null) return false
  return isSigned(body, signature, key.publicKey, verifier)
}
