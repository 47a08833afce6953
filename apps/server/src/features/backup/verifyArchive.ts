import type { BackupHead } from './archive/BackupManifest.ts'
import { readArchive } from './archive/readArchive.ts'

export interface ArchiveReport {
  readonly kind: BackupHead['kind']
  readonly software: string
  readonly taken: string
  readonly finished: string
  readonly entries: number
  readonly bytes: number
  readonly tables: number
  readonly rows: number
  readonly keys: boolean
}

/**
 * Reads an archive from end to end and compares every checksum, without a database.
 *
 * @throws {DomainError} in words what is wrong with it.
 * @remarks That it can be restored is shown by a drill alone.
 */
export async function verifyArchive(
  file: string,
  identities: readonly string[],
  signal: AbortSignal,
): Promise<ArchiveReport> {
  let head: BackupHead | null = null
  return await readArchive(
    file,
    identities,
    {
      begin: async (found) => {
        head = found
      },
      entry: async () => {},
      end: async ({ finished, entries, tables }) => ({
        kind: head!.kind,
        software: head!.software,
        taken: head!.started,
        finished,
        entries: entries.length,
        bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0),
        tables: tables.length,
        rows: tables.reduce((sum, { rows }) => sum + rows, 0),
        keys: head!.keys,
      }),
    },
    signal,
  )
}
