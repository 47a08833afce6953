import { canonicalJson } from '../canonical/canonicalJson.ts'
import { hexToBytes } from '../canonical/hex.ts'
import { utf8Bytes } from '../canonical/utf8.ts'

/** Ed25519 with one private key; may be a hardware key, so it may take its time. */
export interface Signer {
  readonly keyId: string
  readonly sign: (message: Uint8Array) => Uint8Array | Promise<Uint8Array>
}

/** Ed25519 verification: `node:crypto` on a server, WebCrypto in a visitor's browser. */
export interface SignatureVerifier {
  /** @param publicKey 32 bytes. @param signature 64 bytes. */
  readonly verify: (
    publicKey: Uint8Array,
    message: Uint8Array,
    signature: Uint8Array,
  ) => boolean | Promise<boolean>
}

/** What is signed: the canonical JSON of a body as UTF-8. */
export const signedBytes = (body: object): Uint8Array => utf8Bytes(canonicalJson(body))

/** Whether a body was signed with the key; false for anything malformed. */
export async function isSigned(
  body: object,
  signature: unknown,
  publicKey: string,
  verifier: SignatureVerifier,
): Promise<boolean> {
  if (typeof signature !== 'string' || !/^[0-9a-f]{128}$/.test(signature)) return false
  try {
    return await verifier.verify(hexToBytes(publicKey), signedBytes(body), hexToBytes(signature))
  } catch {
    // A body without a canonical form, or a key that is no point of the curve.
    return false
  }
}
