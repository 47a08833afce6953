import { createWriteStream, existsSync, readdirSync, rmSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DomainError } from '@corridor/kernel'
import type { Config } from '../../config.ts'
import { ENTRY_FOLDERS } from './archive/BackupManifest.ts'
import type { ReadEntry } from './archive/readArchive.ts'
import { FILE_FOLDERS, type KeyFile, keyFiles } from './ownFiles.ts'

export type RestoreConfig = Pick<Config, 'dataDir' | 'databaseUrl' | 'ledger' | 'serverKey'>

/**
 * The part of a data folder that is no database: files that are put beside their place and moved
 * there at once, and keys.
 */
export class FileRestore {
  readonly #dataDir: string
  readonly #keys: readonly KeyFile[]
  readonly #beside: string
  readonly #atExit: () => void
  readonly #moved: string[] = []
  #files = 0

  /** @throws {DomainError} `already_exists` when the data folder holds such files. */
  constructor(config: RestoreConfig) {
    this.#dataDir = config.dataDir
    this.#keys = keyFiles(config)
    this.#beside = join(config.dataDir, `restore.${process.pid}.partial`)
    this.#atExit = () => rmSync(this.#beside, { recursive: true, force: true })
    for (const folder of FILE_FOLDERS) {
      const path = join(this.#dataDir, folder)
      if (existsSync(path) && readdirSync(path).length > 0) {
        throw new DomainError(
          'already_exists',
          `${path} holds something already. A backup is restored into an empty data folder: move that one away, or name another with DATA_DIR`,
          { folder: path },
        )
      }
    }
    process.once('exit', this.#atExit)
  }

  get files(): number {
    return this.#files
  }

  /** Takes an entry below `files/` or `keys/`; false for any other. */
  async take({ name, content }: ReadEntry): Promise<boolean> {
    const folder = [ENTRY_FOLDERS.files, ENTRY_FOLDERS.keys].find((start) => name.startsWith(start))
    if (folder === undefined) return false
    const path = join(this.#beside, folder, ...safeParts(name.slice(folder.length)))
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await pipeline(
      Readable.from(content),
      createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
    )
    if (folder === ENTRY_FOLDERS.files) this.#files += 1
    return true
  }

  /**
   * Moves everything to its place.
   *
   * @returns the keys that were put in place.
   * @throws {DomainError} `already_exists` when another key is there.
   */
  async place(): Promise<readonly string[]> {
    const keys = await this.#placeKeys()
    for (const folder of FILE_FOLDERS) {
      const from = join(this.#beside, ENTRY_FOLDERS.files, folder)
      if (!existsSync(from)) continue
      const to = join(this.#dataDir, folder)
      await rm(to, { recursive: true, force: true })
      await rename(from, to)
      this.#moved.push(to)
    }
    return keys
  }

  async #placeKeys(): Promise<readonly string[]> {
    const placed: string[] = []
    const fresh: (readonly [string, Buffer])[] = []
    for (const { name, file } of this.#keys) {
      const from = join(this.#beside, ENTRY_FOLDERS.keys, name)
      if (!existsSync(from)) continue
      const content = await readFile(from)
      if (!existsSync(file)) fresh.push([file, content])
      else if (!content.equals(await readFile(file))) {
        throw new DomainError(
          'already_exists',
          `${file} is there and is another key than the one in the backup. Move it away first`,
          { file },
        )
      }
    }
    for (const [file, content] of fresh) {
      await mkdir(dirname(file), { recursive: true, mode: 0o700 })
      await writeFile(file, content, { flag: 'wx', mode: 0o600, flush: true })
      await chmod(file, 0o600)
      this.#moved.push(file)
      placed.push(file)
    }
    return placed
  }

  /** Nothing is left beside the places. */
  async tidy(): Promise<void> {
    await rm(this.#beside, { recursive: true, force: true })
    process.off('exit', this.#atExit)
  }

  /** Takes away again what was put in place. */
  async undo(): Promise<void> {
    for (const path of this.#moved) await rm(path, { recursive: true, force: true })
    await this.tidy()
  }
}

/** @throws {DomainError} `bad_file` for a name that leads out of its folder. */
export function safeParts(name: string): readonly string[] {
  const parts = name.split('/')
  const unfit = parts.some((part) => part === '' || part === '.' || part === '..')
  if (unfit || /[\\:\0]/.test(name)) {
    throw new DomainError('bad_file', `The backup has an entry with an unfit name (${name})`)
  }
  return parts
}
