import { chownSync, createWriteStream, existsSync, rmSync } from 'node:fs'
import { chmod, mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DomainError } from '@corridor/kernel'
import { z } from 'zod'
import { openDatabase } from '../../../db/openDatabase.ts'
import { type BackupHead, ENTRY_FOLDERS } from '../archive/BackupManifest.ts'
import type { ReadEntry } from '../archive/readArchive.ts'
import { endSessions } from '../endSessions.ts'
import type { Restoration, RestoreOptions } from '../logical/LogicalRestore.ts'
import { unlockJobs } from '../logical/waitingJobs.ts'
import { FileRestore, safeParts } from '../RestoreTarget.ts'
import { type ClusterPlace, clusterPlace, installedMajor } from './clusterPlace.ts'
import { CLUSTER_ENTRY } from './dumpCluster.ts'

const Description = z.object({ folders: z.array(z.string()), password: z.string() })

/**
 * Begins to restore a physical backup: the files of the embedded database, on the same kind of
 * system and the same major version of PostgreSQL.
 *
 * @throws {DomainError} `already_exists` when there is a database; `bad_file` for another system.
 */
export async function beginPhysicalRestore(
  head: BackupHead,
  { config, endSessions: endsSessions, told }: RestoreOptions,
): Promise<Restoration> {
  const place = clusterPlace(config)
  requireSameSystem(head, place)
  if (existsSync(place.cluster)) {
    throw new DomainError(
      'already_exists',
      `There is a database in ${place.home} already. A physical backup is restored into an empty data folder: name another with DATA_DIR`,
    )
  }
  const files = new FileRestore(config)
  const copy = new ClusterCopy(place)
  let inPlace = false
  return {
    async entry(entry) {
      if (await copy.take(entry)) told(entry.name)
      else await files.take(entry)
    },
    async complete() {
      const keys = await files.place()
      await copy.place()
      inPlace = true
      told('starting on the copy')
      const database = await openDatabase(config, told, 'server')
      await unlockJobs(database.pool)
      if (endsSessions) await endSessions(database.pool)
      await files.tidy()
      return { database, files: files.files, keys, jobs: [] }
    },
    async undo() {
      await copy.undo(inPlace)
      await files.undo()
    },
  }
}

function requireSameSystem(head: BackupHead, { account }: ClusterPlace): void {
  const platform = `${process.platform} ${process.arch}`
  const major = Math.floor(head.server.versionNumber / 10_000)
  const here = installedMajor(account)
  if (head.server.platform === platform && major === here) return
  throw new DomainError(
    'bad_file',
    `A physical backup fits only the system it was taken on: this one is of PostgreSQL ${major} on ${head.server.platform}, here is PostgreSQL ${here} on ${platform}. Restore a logical backup instead`,
  )
}

/** Files of a database cluster, put beside their place. */
class ClusterCopy {
  readonly #place: ClusterPlace
  readonly #beside: string
  readonly #atExit: () => void
  readonly #newHome: boolean
  #password: string | null = null

  constructor(place: ClusterPlace) {
    this.#place = place
    this.#newHome = !existsSync(place.home)
    this.#beside = join(place.home, `cluster.restore.${process.pid}.partial`)
    this.#atExit = () => rmSync(this.#beside, { recursive: true, force: true })
    process.once('exit', this.#atExit)
  }

  async take({ name, bytes, content }: ReadEntry): Promise<boolean> {
    if (name === CLUSTER_ENTRY) {
      await this.#begin(bytes, content)
      return true
    }
    if (!name.startsWith(ENTRY_FOLDERS.cluster)) return false
    const path = join(this.#beside, ...safeParts(name.slice(ENTRY_FOLDERS.cluster.length)))
    await this.#makeFolder(dirname(path))
    await pipeline(Readable.from(content), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    this.#give(path)
    return true
  }

  async #begin(bytes: number, content: AsyncIterable<Buffer>): Promise<void> {
    if (bytes > 2 ** 24) throw new DomainError('bad_file', 'The list of folders is too long')
    const chunks: Buffer[] = []
    for await (const chunk of content) chunks.push(chunk)
    const { folders, password } = Description.parse(JSON.parse(Buffer.concat(chunks).toString()))
    this.#password = password
    await mkdir(this.#place.home, { recursive: true })
    await chmod(this.#place.home, 0o755)
    await this.#makeFolder(this.#beside)
    for (const folder of folders) await this.#makeFolder(join(this.#beside, ...safeParts(folder)))
  }

  async #makeFolder(folder: string): Promise<void> {
    if (existsSync(folder)) return
    if (folder !== this.#beside) await this.#makeFolder(dirname(folder))
    await mkdir(folder, { mode: 0o700 })
    this.#give(folder)
  }

  /** To the account that runs the server. */
  #give(path: string): void {
    const { account } = this.#place
    if (account !== null) chownSync(path, account.uid, account.gid)
  }

  async place(): Promise<void> {
    const { passwordFile, cluster, home } = this.#place
    if (this.#password === null || !existsSync(join(this.#beside, 'backup_label'))) {
      throw new DomainError('bad_file', 'The backup lacks the description of its files')
    }
    await writeFile(passwordFile, `${this.#password}\n`, { mode: 0o600, flush: true })
    await rename(this.#beside, cluster)
    process.off('exit', this.#atExit)
    const handle = await open(home, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  }

  async undo(inPlace: boolean): Promise<void> {
    const { cluster, passwordFile, home } = this.#place
    await rm(this.#beside, { recursive: true, force: true })
    process.off('exit', this.#atExit)
    if (inPlace) {
      await rm(cluster, { recursive: true, force: true })
      await rm(passwordFile, { force: true })
    }
    if (this.#newHome) await rm(home, { recursive: true, force: true })
  }
}
