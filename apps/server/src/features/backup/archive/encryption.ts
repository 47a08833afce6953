import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { DomainError } from '@corridor/kernel'

/** The first bytes of a file that was encrypted with age. */
export const AGE_INTRO = 'age-encryption.org/v1\n'

type Bytes = ReadableStream<Uint8Array>

/**
 * Encrypts a stream to public keys.
 *
 * @throws {DomainError} `bad_option` for a recipient that is none.
 */
export async function* encryptTo(
  recipients: readonly string[],
  plain: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  for (const recipient of recipients) addRecipient(encrypter, recipient)
  const sealed = await encrypter.encrypt(ReadableStream.from(plain) as Bytes)
  yield* Readable.fromWeb(sealed as unknown as NodeStream)
}

/** @throws {DomainError} `bad_option` for a word that is no public key of age. */
export async function checkRecipients(recipients: readonly string[]): Promise<void> {
  const { Encrypter } = await import('age-encryption')
  for (const recipient of recipients) addRecipient(new Encrypter(), recipient)
}

function addRecipient(encrypter: { addRecipient(word: string): void }, recipient: string): void {
  try {
    encrypter.addRecipient(recipient)
  } catch {
    throw new DomainError(
      'bad_option',
      `"${recipient}" is no public key of age; it begins with age1, as "corridor backup key FILE" prints it`,
    )
  }
}

/**
 * Decrypts a stream with secret keys.
 *
 * @throws {DomainError} `bad_file` when none of them opens it.
 */
export async function decryptWith(
  identities: readonly string[],
  sealed: Readable,
  name: string,
): Promise<Readable> {
  const { Decrypter } = await import('age-encryption')
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  try {
    const web = Readable.toWeb(sealed) as unknown as Bytes
    const plain = await decrypter.decrypt(web)
    return Readable.fromWeb(plain as unknown as NodeStream)
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    throw new DomainError(
      'bad_file',
      /no identity matched/.test(words)
        ? `${name} was encrypted to other keys than the one given; --identity must name the secret key of one of its recipients`
        : `${name} cannot be decrypted: its beginning is damaged (${words})`,
      { file: name },
    )
  }
}

/**
 * Secret keys in a file as age writes it: one a line, `#` begins a remark.
 *
 * @throws {DomainError} `bad_file` when it cannot be read or holds none.
 */
export function readIdentities(file: string): readonly string[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new DomainError(
      'bad_file',
      `${file} cannot be read (${error instanceof Error ? error.message : String(error)})`,
      { file },
    )
  }
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  if (lines.length > 0 && lines.every((line) => /^AGE-SECRET-KEY-(PQ-)?1[0-9A-Z]+$/.test(line))) {
    return lines
  }
  throw new DomainError(
    'bad_file',
    `${file} holds no secret key of age: a line AGE-SECRET-KEY-1…, as "corridor backup key" writes it`,
    { file },
  )
}

/** A new secret key and the public key that belongs to it. */
export async function createIdentity(): Promise<{
  readonly identity: string
  readonly recipient: string
}> {
  const { generateIdentity, identityToRecipient } = await import('age-encryption')
  const identity = await generateIdentity()
  return { identity, recipient: await identityToRecipient(identity) }
}
