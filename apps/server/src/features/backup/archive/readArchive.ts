import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdDecompress } from 'node:zlib'
import { DomainError } from '@corridor/kernel'
import { type Extract, extract, type Header } from 'tar-stream'
import type { z } from 'zod'
import type { ArchiveEntry } from './ArchiveWriter.ts'
import { BackupHead, BackupManifest, HEAD_ENTRY, MANIFEST_ENTRY } from './BackupManifest.ts'
import { AGE_INTRO, decryptWith } from './encryption.ts'

const ZSTD_MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])

/** Larger descriptions are not Corridor's; they are held in memory. */
const MOST_DESCRIPTION_BYTES = 256 * 2 ** 20

const CLOSED = 'the archive was closed'

/** A tar file ends in two empty blocks. */
const TAR_END_BYTES = 1_024

interface Entry extends AsyncIterable<Buffer> {
  readonly header: Header
}

/** An entry between the first and the last. */
export interface ReadEntry {
  readonly name: string
  readonly bytes: number
  /** To be read to its end, or not at all. */
  readonly content: AsyncIterable<Buffer>
}

export interface ArchiveVisitor<Result> {
  /** Told first; may refuse. */
  begin(head: BackupHead): Promise<void>
  entry(entry: ReadEntry): Promise<void>
  /** Told when every entry has been read and agrees with its checksum. */
  end(manifest: BackupManifest): Promise<Result>
}

/**
 * Reads an archive from end to end, once, and checks all of it.
 *
 * @param identities secret keys, for an encrypted archive.
 * @throws {DomainError} `bad_file` or `checksum_mismatch` in words when it is cut off, changed, of
 * another kind, or encrypted to other keys; whatever the visitor throws.
 */
export async function readArchive<Result>(
  file: string,
  identities: readonly string[],
  visitor: ArchiveVisitor<Result>,
  signal: AbortSignal = new AbortController().signal,
): Promise<Result> {
  const name = basename(file)
  const plain = await openPlain(file, name, identities)
  const entries = extract()
  const unpack = (bytes: AsyncIterable<Buffer>) => feed(entries, bytes)
  const reading: Promise<void> = pipeline(plain, createZstdDecompress(), unpack, { signal })
  let broken: unknown = null
  reading.catch((error: unknown) => {
    broken = error
  })
  try {
    const manifest = await visit(
      name,
      entries as AsyncIterable<unknown> as AsyncIterable<Entry>,
      visitor,
    )
    // Only now is every byte known to be what was written.
    await reading
    return await visitor.end(manifest)
  } catch (error) {
    entries.destroy()
    plain.destroy()
    await reading.catch(() => {})
    signal.throwIfAborted()
    // Reading that was ended tells only that; the reason is what ended it.
    const cause = isEnded(error) ? (broken ?? error) : error
    if (isDamage(cause) || isEnded(cause)) throw damaged(name)
    throw cause
  }
}

/** Hands bytes on to the reader of tar files, whose streams are not those of Node. */
async function feed(entries: Extract, bytes: AsyncIterable<Buffer>): Promise<void> {
  const closed = Promise.withResolvers<never>()
  closed.promise.catch(() => {})
  entries.on('error', () => {}) // told by the iteration
  entries.once('close', () => closed.reject(new Error(CLOSED)))
  let tail: Buffer = Buffer.alloc(0)
  try {
    for await (const chunk of bytes) {
      tail = Buffer.concat([tail, chunk.subarray(-TAR_END_BYTES)]).subarray(-TAR_END_BYTES)
      if (entries.write(chunk)) continue
      const drained = Promise.withResolvers<void>()
      entries.once('drain', () => drained.resolve())
      await Promise.race([drained.promise, closed.promise])
    }
    // Neither zstd nor tar insist on their ends.
    if (!tail.equals(Buffer.alloc(TAR_END_BYTES))) throw new Error('unexpected end')
    entries.end(Buffer.alloc(0))
  } catch (error) {
    entries.destroy(error as Error)
    throw error
  }
}

async function visit(
  name: string,
  entries: AsyncIterable<Entry>,
  visitor: ArchiveVisitor<unknown>,
): Promise<BackupManifest> {
  const seen: ArchiveEntry[] = []
  let begun = false
  let manifest: BackupManifest | null = null
  for await (const entry of entries) {
    const { name: entryName, size = 0, type } = entry.header
    if (type !== 'file') throw refused(name, `has an entry that is no file (${entryName})`)
    if (manifest !== null) throw refused(name, `goes on behind its end (${entryName})`)
    if (!begun) {
      if (entryName !== HEAD_ENTRY) throw refused(name, 'is no backup of Corridor')
      const content = await readAll(name, entry, seen, size)
      await visitor.begin(parse(name, BackupHead, content))
      begun = true
    } else if (entryName === MANIFEST_ENTRY) {
      manifest = parse(name, BackupManifest, await readAll(name, entry, [], size))
      compareEntries(name, seen, manifest.entries)
    } else {
      const content = noted(entry, seen)
      await visitor.entry({ name: entryName, bytes: size, content })
      for await (const _ of content); // what the visitor did not want
    }
  }
  if (manifest === null) throw cutOff(name)
  return manifest
}

/** The content of an entry, while its checksum is taken. */
async function* noted(entry: Entry, seen: ArchiveEntry[]): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of entry) {
    hash.update(chunk)
    bytes += chunk.length
    yield chunk
  }
  seen.push({ name: entry.header.name, bytes, sha256: hash.digest('hex') })
}

async function readAll(
  name: string,
  entry: Entry,
  seen: ArchiveEntry[],
  size: number,
): Promise<Buffer> {
  if (size > MOST_DESCRIPTION_BYTES) throw refused(name, 'has a description that is too long')
  const chunks: Buffer[] = []
  for await (const chunk of noted(entry, seen)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function parse<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  content: Buffer,
): z.output<Schema> {
  let value: unknown
  try {
    value = JSON.parse(content.toString('utf8'))
  } catch {
    throw damaged(name)
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const version = (value as { version?: unknown } | null)?.version
  throw refused(
    name,
    version === 1 || version === undefined
      ? 'has a description that Corridor does not understand'
      : `was written in form ${String(version)}; restore it with the Corridor that wrote it, or a newer one`,
  )
}

function compareEntries(
  name: string,
  seen: readonly ArchiveEntry[],
  told: readonly ArchiveEntry[],
): void {
  for (const [place, expected] of told.entries()) {
    const found = seen[place]
    if (found?.name !== expected.name) {
      throw mismatch(name, `${expected.name} is missing or not in its place`)
    }
    if (found.sha256 !== expected.sha256 || found.bytes !== expected.bytes) {
      throw mismatch(name, `${expected.name} is not what was written`)
    }
  }
  if (seen.length > told.length) {
    throw mismatch(name, `${seen[told.length]!.name} was put in afterwards`)
  }
}

/** The compressed tar file. */
async function openPlain(
  file: string,
  name: string,
  identities: readonly string[],
): Promise<Readable> {
  const start = await readStart(file, name)
  if (start.subarray(0, 4).equals(ZSTD_MAGIC)) return createReadStream(file)
  if (start.toString('latin1') !== AGE_INTRO) throw refused(name, 'is no backup of Corridor')
  if (identities.length === 0) {
    throw new DomainError(
      'bad_file',
      `${name} is encrypted; give the file with the secret key: --identity FILE`,
      { file },
    )
  }
  return await decryptWith(identities, createReadStream(file), name)
}

async function readStart(file: string, name: string): Promise<Buffer> {
  try {
    const handle = await open(file, 'r')
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(AGE_INTRO.length))
      return buffer.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    throw new DomainError('bad_file', `${name} cannot be read (${words})`, { file })
  }
}

const refused = (name: string, words: string): DomainError =>
  new DomainError('bad_file', `${name} ${words}`, { file: name })

const cutOff = (name: string): DomainError =>
  refused(name, 'is cut off: its end is missing. Take another backup')

const damaged = (name: string): DomainError =>
  new DomainError(
    'checksum_mismatch',
    `${name} is damaged, changed or cut off and is not restored. Take another backup`,
    { file: name },
  )

const mismatch = (name: string, words: string): DomainError =>
  new DomainError(
    'checksum_mismatch',
    `${name} was changed after it was written: ${words}. Take another backup`,
    { file: name },
  )

const isEnded = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && error.code === 'STREAM_DESTROYED') || error.message === CLOSED)

/** What streams say of bytes that are not what was written. */
const isDamage = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return (
    code.startsWith('ZSTD_') ||
    code === 'Z_BUF_ERROR' ||
    /invalid tag|final chunk|unexpected end|checksum|invalid (tar )?header|size mismatch|ciphertext|premature close|poly1305/i.test(
      error.message,
    )
  )
}
