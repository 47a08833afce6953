import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { DomainError } from '@corridor/kernel'
import { canonicalJson, type Digest, type JsonValue } from '@corridor/ledger'
import { writeSecret } from './nodeCrypto.ts'

const NONCE = 12
const TAG = 16
const KEY = 32

/** Keys of subjects held open in memory; reading a ledger meets the same ones again and again. */
const MOST_OPEN = 10_000

/** Derived from the server key; can be handed to another thread. */
export interface VaultKeys {
  readonly wrapping: KeyObject
  readonly requests: KeyObject
}

/** Payload and salt of one action. */
export interface OpenContent {
  readonly payload: JsonValue
  readonly salt: Digest
}

/**
 * Encrypts what actions say: AES-256-GCM under one key for each subject, which is itself kept
 * encrypted under the server key. Whoever destroys a subject's key destroys what was said of it,
 * in every backup that does not hold the key.
 */
export class ContentVault {
  /** What another thread opens contents with. */
  readonly keys: VaultKeys
  readonly #open = new Map<string, { readonly wrapped: Uint8Array; readonly key: KeyObject }>()

  /** @param serverKey 32 random bytes, kept outside the database; or the keys of another vault. */
  constructor(serverKey: Uint8Array | VaultKeys) {
    if (!(serverKey instanceof Uint8Array)) {
      this.keys = serverKey
      return
    }
    if (serverKey.length !== KEY) {
      throw new DomainError('bad_option', `the content key must be ${KEY} bytes`)
    }
    const keyFor = (purpose: string) => createSecretKey(derive(serverKey, purpose))
    this.keys = {
      wrapping: keyFor('corridor ledger: keys of subjects'),
      requests: keyFor('corridor ledger: requests'),
    }
  }

  /** A fresh key for a subject, encrypted. */
  newSubjectKey(tenant: string, subject: string): Buffer {
    return encrypt(this.keys.wrapping, randomBytes(KEY), place(tenant, subject))
  }

  /** Whether a subject's key was encrypted under this server key. */
  opens(tenant: string, subject: string, wrapped: Uint8Array): boolean {
    try {
      this.#subjectKey(tenant, subject, wrapped)
      return true
    } catch {
      return false
    }
  }

  /** @throws whatever the cipher throws for a key that is not whole, or another server key's. */
  #subjectKey(tenant: string, subject: string, wrapped: Uint8Array): KeyObject {
    const name = `${tenant}\n${subject}`
    const open = this.#open.get(name)
    // A subject that was erased and came back has another key under the same name.
    if (open !== undefined && Buffer.compare(open.wrapped, wrapped) === 0) return open.key
    const key = createSecretKey(decrypt(this.keys.wrapping, wrapped, place(tenant, subject)))
    if (this.#open.size >= MOST_OPEN) this.#open.clear()
    this.#open.set(name, { wrapped, key })
    return key
  }

  encryptContent(at: ContentPlace, wrapped: Uint8Array, { payload, salt }: OpenContent): Buffer {
    const key = this.#subjectKey(at.tenant, at.subject, wrapped)
    const text = Buffer.from(canonicalJson(payload))
    return encrypt(key, Buffer.concat([Buffer.from(salt, 'hex'), text]), contentPlace(at))
  }

  /** The 32 bytes of the salt and the payload as JSON; null as `decryptContent`. */
  openContent(at: ContentPlace, wrapped: Uint8Array, cipher: Uint8Array): Buffer | null {
    try {
      return decrypt(this.#subjectKey(at.tenant, at.subject, wrapped), cipher, contentPlace(at))
    } catch {
      return null
    }
  }

  /** Null where it cannot be decrypted: changed, moved, or its key is another. */
  decryptContent(at: ContentPlace, wrapped: Uint8Array, cipher: Uint8Array): OpenContent | null {
    const plain = this.openContent(at, wrapped, cipher)
    if (plain === null) return null
    try {
      return {
        salt: plain.toString('hex', 0, 32),
        payload: JSON.parse(plain.toString('utf8', 32)) as JsonValue,
      }
    } catch {
      return null
    }
  }

  /** The key of a file that belongs to a subject, encrypted: destroyed with the subject's. */
  sealFileKey(at: FilePlace, wrapped: Uint8Array, key: KeyObject): Buffer {
    return encrypt(this.#subjectKey(at.tenant, at.subject, wrapped), key.export(), filePlace(at))
  }

  /** Null where it cannot be decrypted: changed, moved, or the subject's key is another. */
  openFileKey(at: FilePlace, wrapped: Uint8Array, sealed: Uint8Array): KeyObject | null {
    try {
      const subjectKey = this.#subjectKey(at.tenant, at.subject, wrapped)
      return createSecretKey(decrypt(subjectKey, sealed, filePlace(at)))
    } catch {
      return null
    }
  }

  /** Tells two requests apart without telling what they say. */
  digestRequest(request: object): string {
    return createHmac('sha256', this.keys.requests).update(canonicalJson(request)).digest('hex')
  }
}

/** Where a content belongs: it cannot be decrypted anywhere else. */
export interface ContentPlace {
  readonly tenant: string
  readonly subject: string
  readonly record: string
  readonly version: number
}

/** The record to which a file belongs; its key opens nothing under another. */
export type FilePlace = Omit<ContentPlace, 'version'>

const filePlace = ({ tenant, subject, record }: FilePlace): Buffer =>
  place('file', tenant, subject, record)

const contentPlace = ({ tenant, subject, record, version }: ContentPlace): Buffer =>
  place(tenant, subject, record, `${version}`)

const place = (...names: readonly string[]): Buffer => Buffer.from(JSON.stringify(names))

const derive = (key: Uint8Array, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, '', purpose, KEY))

/** Nonce, tag, ciphertext. */
function encrypt(key: KeyObject, plain: Uint8Array, belongsTo: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(belongsTo)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function decrypt(key: KeyObject, sealed: Uint8Array, belongsTo: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE))
    .setAAD(belongsTo)
    .setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
  return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()])
}

/**
 * The server key in a file, 64 hexadecimal digits; made where there is none and nothing was
 * encrypted yet.
 *
 * @param isNew whether no content is stored: a lost key must not be replaced in silence.
 * @throws {DomainError} `bad_file` when the file holds something else, `unavailable` when it is lost.
 */
export function openVault(file: string, isNew: boolean): ContentVault {
  if (!existsSync(file)) {
    if (!isNew) {
      throw new DomainError(
        'unavailable',
        `The key that decrypts the ledger's contents is not there (${file}). Put back the file from its safe place; LEDGER_DIR names another folder`,
        { file },
      )
    }
    writeSecret(file, `${randomBytes(KEY).toString('hex')}\n`)
  }
  const text = readFileSync(file, 'utf8').trim()
  if (/^[0-9a-f]{64}$/.test(text)) return new ContentVault(Buffer.from(text, 'hex'))
  throw new DomainError('bad_file', `${file} must hold 64 hexadecimal digits and nothing else`, {
    file,
  })
}
