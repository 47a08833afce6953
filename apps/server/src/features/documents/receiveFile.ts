import {
  createHash,
  createSecretKey,
  type Hash,
  type KeyObject,
  randomBytes,
  randomUUID,
} from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DocumentSettings } from './documentSettings.ts'
import { MAKER, PARTIAL } from './removeFiles.ts'
import type { StagedFile } from './storage/DocumentStore.ts'
import { encryptPieces } from './storage/fileCipher.ts'

/** Of the beginning so much is kept as tells what a file is. */
const HEAD = 4_100
/** Where a PDF says that it is whole. */
const TAIL = 2_048

/** A file that was taken in and stands encrypted beside the places of the others. */
export interface ReceivedFile {
  /** SHA-256 of what was sent, hexadecimal. */
  readonly digest: string
  readonly sizeBytes: number
  readonly head: Uint8Array
  readonly tail: Uint8Array
  readonly key: KeyObject
  readonly staged: StagedFile
  /** Takes it away, where nothing has taken it over. */
  discard(): Promise<void>
}

/**
 * Writes a body to the disk, encrypted from its first byte. Whatever fails leaves nothing behind.
 *
 * @param pieces limited by whoever reads them.
 */
export async function receiveFile(
  { folder }: Pick<DocumentSettings, 'folder'>,
  pieces: AsyncIterable<Uint8Array>,
): Promise<ReceivedFile> {
  const beside = join(folder, PARTIAL)
  await mkdir(beside, { recursive: true, mode: 0o700 })
  const file = join(beside, `${MAKER.replace(':', '_')}.${randomUUID()}`)
  const discard = () => rm(file, { force: true })
  const key = createSecretKey(randomBytes(32))
  const [plain, sealed] = [new Ends(), new Ends()]
  try {
    const handle = await open(file, 'wx', 0o600)
    try {
      for await (const piece of sealed.watch(encryptPieces(key, plain.watch(pieces)))) {
        await handle.appendFile(piece)
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    await discard()
    throw error
  }
  const { head, tail, bytes: sizeBytes } = plain
  const staged = { file, bytes: sealed.bytes, digest: sealed.digest() }
  return { digest: plain.digest(), sizeBytes, head, tail, key, staged, discard }
}

/** Counts and hashes what passes, and keeps its beginning and end. */
class Ends {
  readonly #hash: Hash = createHash('sha256')
  bytes = 0
  head: Buffer = Buffer.alloc(0)
  tail: Buffer = Buffer.alloc(0)

  async *watch(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      this.#hash.update(piece)
      this.bytes += piece.length
      if (this.head.length < HEAD) {
        this.head = Buffer.concat([this.head, piece.subarray(0, HEAD - this.head.length)])
      }
      this.tail = Buffer.concat([this.tail, piece.subarray(-TAIL)]).subarray(-TAIL)
      yield piece
    }
  }

  digest(): string {
    return this.#hash.digest('hex')
  }
}
