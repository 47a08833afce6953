import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { DomainError } from '@corridor/kernel'
import type { Hasher, SignatureVerifier, Signer } from '@corridor/ledger'

export const hasher: Hasher = {
  sha256: (bytes) => hash('sha256', bytes, 'buffer'),
  sha256Hex: (bytes) => hash('sha256', bytes, 'hex'),
}

/** How the 32 bytes of a public key are wrapped (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

export const verifier: SignatureVerifier = {
  verify: (publicKey, message, signature) =>
    verify(
      null,
      message,
      createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' }),
      signature,
    ),
}

/** A signing key with its public half, 64 hexadecimal digits. */
export interface KeySigner extends Signer {
  readonly publicKey: string
}

/** @param keyId the first digits of the public key unless given. */
export function signerOf(key: KeyObject, keyId?: string): KeySigner {
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' })
  const publicKey = der.subarray(-32).toString('hex')
  return {
    keyId: keyId ?? publicKey.slice(0, 16),
    publicKey,
    sign: (message) => sign(null, message, key),
  }
}

/**
 * The signing key in a file; null where there is no such file.
 *
 * @throws {DomainError} `bad_file` when the file holds no Ed25519 private key.
 */
export function readSigner(file: string): KeySigner | null {
  if (!existsSync(file)) return null
  let key: KeyObject
  try {
    key = createPrivateKey(readFileSync(file))
  } catch (error) {
    throw new DomainError('bad_file', `${file} holds no private key (${wordsOf(error)})`, { file })
  }
  if (key.asymmetricKeyType === 'ed25519') return signerOf(key)
  throw new DomainError('bad_file', `${file} holds a key that is not Ed25519`, { file })
}

/**
 * Makes a key pair and keeps its private half in a new file that only its owner may read.
 *
 * @throws {DomainError} `bad_file` when there is something in its place.
 */
export function createSigner(file: string): KeySigner {
  const { privateKey } = generateKeyPairSync('ed25519')
  writeSecret(file, privateKey.export({ format: 'pem', type: 'pkcs8' }))
  return signerOf(privateKey)
}

/** Writes a new file for its owner alone. @throws {DomainError} `bad_file` when it is there already. */
export function writeSecret(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  try {
    writeFileSync(file, content, { mode: 0o600, flag: 'wx', flush: true })
    chmodSync(file, 0o600)
  } catch (error) {
    throw new DomainError(
      'bad_file',
      `${file} cannot be made (${wordsOf(error)}); a key is never overwritten`,
      { file },
    )
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : `${error}`)
