import { randomUUID } from 'node:crypto'
import { rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DomainError } from '@corridor/kernel'

/**
 * Writes to a file, or to standard output when there is none. A file appears whole or not at all.
 *
 * @throws {DomainError} `bad_file` when the file cannot be written.
 */
export async function writeOutput(
  content: string | Uint8Array,
  file: string | undefined,
): Promise<void> {
  if (file === undefined) return writeStandardOutput(content)
  try {
    if (await isPlainOrNew(file)) {
      const draft = `${file}.${randomUUID()}.part`
      try {
        await writeFile(draft, content)
        await rename(draft, file)
      } finally {
        await rm(draft, { force: true })
      }
    } else {
      await writeFile(file, content)
    }
  } catch (error) {
    throw new DomainError(
      'bad_file',
      `${file}: ${reasonOf(error as NodeJS.ErrnoException, file)}`,
      {
        file,
      },
    )
  }
}

/** Devices and pipes are written to as they are; only a plain file can be replaced by another. */
async function isPlainOrNew(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true
    throw error
  }
}

const unwritable = (file: string, error: NodeJS.ErrnoException): DomainError =>
  new DomainError('bad_file', `${file}: ${reasonOf(error, file)}`, { file })

function reasonOf({ code, message }: NodeJS.ErrnoException, file: string): string {
  if (code === 'ENOENT') return `there is no folder ${dirname(file)}; make it first`
  if (code === 'EISDIR') return 'this is a folder; add a file name'
  if (code === 'EACCES') return 'your user may not write here; choose another folder'
  if (code === 'ENOSPC') return 'the disk is full; free some space or choose another'
  return `it cannot be written (${message})`
}

function writeStandardOutput(content: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(content, (error) => {
      if (!error) resolve()
      else reject(isClosedPipe(error) ? error : unwritable('standard output', error))
    })
  })
}

/** Whether an error is a reader that has gone, as after `| head`. */
export const isClosedPipe = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EPIPE'
