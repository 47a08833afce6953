import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto'
import type { Hasher, SignatureVerifier, Signer } from '../src/index.ts'

export const hasher: Hasher = {
  sha256: (bytes) => hash('sha256', bytes, 'buffer'),
  sha256Hex: (bytes) => hash('sha256', bytes, 'hex'),
}

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

const publicKeyOf = (bytes: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([SPKI, bytes]), format: 'der', type: 'spki' })

/** An Ed25519 key from its 32 bytes of seed. */
export function testKey(keyId: string, seed: string): Signer & { readonly publicKey: string } {
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8, Buffer.from(seed, 'hex')]),
    format: 'der',
    type: 'pkcs8',
  })
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return {
    keyId,
    publicKey: der.subarray(-32).toString('hex'),
    sign: (message) => sign(null, message, key),
  }
}

export const verifier: SignatureVerifier = {
  verify: (publicKey, message, signature) =>
    verify(null, message, publicKeyOf(publicKey), signature),
}
