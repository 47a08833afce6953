import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'

const keyFor = (serverKey: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', serverKey, '', `corridor ${purpose}`, 32))

/**
 * Encrypts a secret (AES-256-GCM) for one owner: moved to another's row it cannot be opened.
 *
 * @param nonce 12 random bytes.
 */
export function sealSecret(
  serverKey: Uint8Array,
  owner: string,
  secret: string,
  nonce: Uint8Array,
): string {
  const cipher = createCipheriv('aes-256-gcm', keyFor(serverKey, 'secrets'), nonce)
  cipher.setAAD(Buffer.from(owner))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

/**
 * @param serverKeys the present one, and those before it while a change of keys is under way.
 * @throws {Error} when it was sealed with another key, for another owner, or was changed.
 */
export function openSecret(
  serverKeys: readonly Uint8Array[],
  owner: string,
  sealed: string,
): string {
  for (const serverKey of serverKeys) {
    const opened = openWith(serverKey, owner, sealed)
    if (opened !== null) return opened
  }
  throw new Error('a sealed secret cannot be opened with the server key')
}

function openWith(serverKey: Uint8Array, owner: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv(
    'aes-256-gcm',
    keyFor(serverKey, 'secrets'),
    bytes.subarray(0, 12),
  )
  decipher.setAAD(Buffer.from(owner))
  decipher.setAuthTag(bytes.subarray(12, 28))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

/** A name for something that is counted, from which it cannot be told without the key. */
export const hiddenKey = (serverKey: Uint8Array, text: string): string =>
  createHmac('sha256', keyFor(serverKey, 'attempts')).update(text).digest('hex')
