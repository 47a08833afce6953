import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { DomainError } from '@corridor/kernel'

/** A file to import, and its name for the reports. */
export interface ImportFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Larger files are refused before they fill the memory; the importers refuse the rest. */
const LARGEST_BYTES = 64 * 2 ** 20

/**
 * @throws {DomainError} `bad_file` when there is no such file or it cannot be read.
 * @throws {DomainError} `too_large` over 64 MB.
 */
export async function readImportFile(path: string): Promise<ImportFile> {
  const name = basename(path)
  const found = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error)
  })
  if (!found.isFile()) {
    throw new DomainError('bad_file', `${path} is not a file; give a CSV file`, { file: path })
  }
  if (found.size > LARGEST_BYTES) {
    throw new DomainError(
      'too_large',
      `${name} has ${found.size} bytes, over the limit of ${LARGEST_BYTES}. Split it by year`,
      { file: name, bytes: found.size, limit: LARGEST_BYTES },
    )
  }
  const bytes = await readFile(path).catch((error: unknown) => {
    throw unreadable(path, error)
  })
  return { name, bytes }
}

function unreadable(path: string, error: unknown): DomainError {
  const cause = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  const words: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    EACCES: 'you may not read it',
    EPERM: 'you may not read it',
  }
  return new DomainError('bad_file', `${path} cannot be read: ${words[cause] ?? cause}`, {
    file: path,
  })
}
