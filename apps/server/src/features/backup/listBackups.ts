import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DomainError } from '@corridor/kernel'
import { PARTIAL } from './archive/ArchiveWriter.ts'
import { readBackupName } from './runBackup.ts'

export interface BackupFile {
  readonly file: string
  readonly taken: string
  readonly kind: 'logical' | 'physical'
  readonly encrypted: boolean
  readonly bytes: number
}

/** Whoever writes touches his file more often. */
const FORGOTTEN_MS = 3_600_000

/** @throws {DomainError} `bad_file` when the folder cannot be read. */
export async function listBackups(folder: string): Promise<readonly BackupFile[]> {
  const found: BackupFile[] = []
  for (const name of await namesIn(folder)) {
    const told = readBackupName(name)
    if (told === null) continue
    const file = join(folder, name)
    const { size } = await stat(file)
    found.push({ file, ...told, bytes: size })
  }
  // Newest first.
  return found.toSorted((a, b) => (a.taken < b.taken ? 1 : -1))
}

/**
 * Removes the oldest backups of a folder, and what a killed backup left there.
 *
 * @param keep how many of the newest stay.
 * @returns the files that were removed.
 */
export async function pruneBackups(
  folder: string,
  keep: number,
  now: Date,
): Promise<readonly string[]> {
  const removed = (await listBackups(folder)).slice(Math.max(1, keep)).map(({ file }) => file)
  for (const name of await namesIn(folder)) {
    const isPartial = name.startsWith('corridor-') && name.endsWith(PARTIAL)
    if (!isPartial) continue
    const file = join(folder, name)
    const touched = await stat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => null,
    )
    if (touched !== null && now.getTime() - touched > FORGOTTEN_MS) removed.push(file)
  }
  for (const file of removed) await rm(file, { force: true })
  return removed
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    throw new DomainError(
      'bad_file',
      `The folder of backups ${folder} cannot be read (${error instanceof Error ? error.message : String(error)}). Make it, or name another with BACKUP_DIR`,
      { folder },
    )
  }
}
