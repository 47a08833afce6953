import { bytesToHex, type Signer } from '@corridor/ledger'
import type { KeptKit, Sealed } from './kitStore.ts'

const ROUNDS = 600_000
const ED25519 = 'Ed25519'

type Bytes = Uint8Array<ArrayBuffer>

const hex = (bytes: ArrayBuffer | Bytes): string => bytesToHex(new Uint8Array(bytes))

const bytesOf = (digits: string): Bytes =>
  Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

/** Opens and closes what the device keeps; made from the passphrase, and never stored. */
async function lockOf(passphrase: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const text = new TextEncoder().encode(passphrase.normalize('NFKC'))
  const material = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveKey'])
  return await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

async function seal(lock: CryptoKey, bytes: Bytes): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, lock, bytes)
  return { iv: hex(iv), data: hex(data) }
}

const unseal = async (lock: CryptoKey, { iv, data }: Sealed): Promise<ArrayBuffer> =>
  await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytesOf(iv) }, lock, bytesOf(data))

/** A kit whose passphrase was given: it can sign, and read its list. */
export interface OpenKit {
  readonly signer: Signer
  readonly seal: (value: object) => Promise<Sealed>
  readonly unseal: (sealed: Sealed) => Promise<unknown>
}

/** A new key pair for an office; the private half leaves this function only encrypted. */
export async function makeKey(
  passphrase: string,
): Promise<Pick<KeptKit, 'keyId' | 'publicKey' | 'salt' | 'rounds' | 'key'>> {
  const pair = (await crypto.subtle.generateKey(ED25519, true, ['sign', 'verify'])) as CryptoKeyPair
  const publicKey = hex(await crypto.subtle.exportKey('raw', pair.publicKey))
  const secret = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey))
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const lock = await lockOf(passphrase, salt, ROUNDS)
  const key = await seal(lock, secret)
  return { keyId: publicKey.slice(0, 16), publicKey, salt: hex(salt), rounds: ROUNDS, key }
}

/** @returns null for another passphrase. */
export async function openKit(kit: KeptKit, passphrase: string): Promise<OpenKit | null> {
  const lock = await lockOf(passphrase, bytesOf(kit.salt), kit.rounds)
  let secret: ArrayBuffer
  try {
    secret = await unseal(lock, kit.key)
  } catch {
    return null
  }
  const key = await crypto.subtle.importKey('pkcs8', secret, ED25519, false, ['sign'])
  return {
    signer: {
      keyId: kit.keyId,
      sign: async (message) =>
        new Uint8Array(await crypto.subtle.sign(ED25519, key, message as Bytes)),
    },
    seal: (value) => seal(lock, new TextEncoder().encode(JSON.stringify(value))),
    unseal: async (sealed) =>
      JSON.parse(new TextDecoder().decode(await unseal(lock, sealed))) as unknown,
  }
}

/** Whether this browser can make such keys at all. */
export async function canMakeKeys(): Promise<boolean> {
  if (globalThis.crypto?.subtle === undefined || globalThis.indexedDB === undefined) return false
  try {
    await crypto.subtle.generateKey(ED25519, false, ['sign', 'verify'])
    return true
  } catch {
    return false
  }
}
