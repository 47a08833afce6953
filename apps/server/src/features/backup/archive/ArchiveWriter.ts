import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, existsSync, rmSync } from 'node:fs'
import { mkdir, open, rename, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress } from 'node:zlib'
import { DomainError } from '@corridor/kernel'
import { type Pack, pack } from 'tar-stream'
import type { BackupManifest } from './BackupManifest.ts'
import { encryptTo } from './encryption.ts'

export type ArchiveEntry = BackupManifest['entries'][number]

/** Ending of an archive that is still being written. */
export const PARTIAL = '.partial'

interface ArchiveOptions {
  /** Public keys; empty to leave the archive readable for everybody. */
  readonly recipients: readonly string[]
  readonly signal: AbortSignal
}

/**
 * Writes an archive, a tar file compressed with zstd and encrypted with age, beside its place; it
 * appears under its name once `finish` has brought it to the disk. Memory does not grow with it.
 */
export class ArchiveWriter {
  readonly #file: string
  readonly #partial: string
  readonly #pack: Pack = pack()
  readonly #entries: ArchiveEntry[] = []
  readonly #written: Promise<void>
  readonly #atExit: () => void
  #failure: unknown = null

  /** @throws {DomainError} `bad_file` when there is something in its place, or no folder. */
  static async open(file: string, options: ArchiveOptions): Promise<ArchiveWriter> {
    if (existsSync(file)) {
      throw new DomainError('bad_file', `${file} is there already; choose another name`, { file })
    }
    try {
      await mkdir(dirname(file), { recursive: true, mode: 0o700 })
      return new ArchiveWriter(file, options)
    } catch (error) {
      throw unwritable(file, error)
    }
  }

  private constructor(file: string, { recipients, signal }: ArchiveOptions) {
    this.#file = file
    this.#partial = `${file}.${process.pid}${PARTIAL}`
    // Also where the program ends in the middle.
    this.#atExit = () => rmSync(this.#partial, { force: true })
    process.once('exit', this.#atExit)
    this.#written = this.#run(recipients, signal)
    this.#written.catch((error: unknown) => {
      this.#failure = error
    })
  }

  /** What was added so far, in order. */
  get entries(): readonly ArchiveEntry[] {
    return this.#entries
  }

  async #run(recipients: readonly string[], signal: AbortSignal): Promise<void> {
    const output = createWriteStream(this.#partial, { mode: 0o600, flags: 'wx', flush: true })
    const packed = chunksOf(this.#pack)
    const compressed = createZstdCompress()
    try {
      if (recipients.length === 0) await pipeline(packed, compressed, output, { signal })
      else {
        const encrypt = (plain: AsyncIterable<Uint8Array>) => encryptTo(recipients, plain)
        await pipeline(packed, compressed, encrypt, output, { signal })
      }
    } catch (error) {
      this.#pack.destroy(error as Error)
      throw error
    }
  }

  /** Adds an entry of known content. */
  async add(name: string, content: Uint8Array | string): Promise<void> {
    const bytes = Buffer.from(content)
    await this.addStream(name, bytes.length, [bytes])
  }

  /**
   * Adds an entry whose content comes bit by bit.
   *
   * @param size how many bytes there will be.
   */
  async addStream(
    name: string,
    size: number,
    chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<void> {
    this.#check()
    const hash = createHash('sha256')
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    promise.catch(() => {})
    const entry = this.#pack.entry({ name, size, mode: 0o600, type: 'file' }, (error) =>
      error ? reject(error) : resolve(),
    )
    entry.on('error', () => {}) // told by the promises
    let written = 0
    for await (const chunk of chunks) {
      if (chunk.length === 0) continue
      hash.update(chunk)
      written += chunk.length
      if (!entry.write(chunk)) await Promise.race([once(entry, 'drain'), this.#failed()])
    }
    if (written !== size) throw new Error(`${name} has ${written} bytes instead of ${size}`)
    entry.end(Buffer.alloc(0))
    await Promise.race([promise, this.#failed()])
    this.#entries.push({ name, bytes: size, sha256: hash.digest('hex') })
  }

  #check(): void {
    if (this.#failure !== null) throw this.#failure
  }

  /** Never resolves; rejects when writing stops. */
  async #failed(): Promise<never> {
    await this.#written
    throw new Error('the archive was ended')
  }

  /**
   * Ends the archive and gives it its name.
   *
   * @returns its size in bytes.
   */
  async finish(): Promise<number> {
    this.#pack.finalize()
    await this.#written
    const { size } = await stat(this.#partial)
    await rename(this.#partial, this.#file)
    await syncFolder(dirname(this.#file))
    process.off('exit', this.#atExit)
    return size
  }

  /** Leaves nothing behind; to be called when something failed. */
  async abandon(): Promise<void> {
    this.#pack.destroy(new Error('abandoned'))
    await this.#written.catch(() => {})
    rmSync(this.#partial, { force: true })
    process.off('exit', this.#atExit)
  }

  /** @throws {DomainError} in words, where `error` is the disk's. */
  explain(error: unknown): unknown {
    const cause = this.#failure ?? error
    return isFileError(cause) ? unwritable(this.#file, cause) : error
  }
}

/** As a stream that is none of Node's, so that its end and its errors are seen as they are. */
async function* chunksOf(packed: Pack): AsyncGenerator<Buffer> {
  for await (const chunk of packed) yield chunk as Buffer
}

const isFileError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && 'syscall' in error && 'path' in error

function unwritable(file: string, error: unknown): DomainError {
  const code = error instanceof Error && 'code' in error ? error.code : null
  const words =
    code === 'ENOSPC'
      ? 'the disk is full; free some space, or choose another folder'
      : code === 'EACCES' || code === 'EROFS'
        ? 'it may not be written there; choose another folder'
        : error instanceof Error
          ? error.message
          : String(error)
  return new DomainError('bad_file', `The backup ${basename(file)} cannot be written: ${words}`, {
    file,
  })
}

/** Makes a name in the folder last; Windows cannot open folders and needs no such step. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
