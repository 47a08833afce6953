import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DomainError } from '@corridor/kernel'

/**
 * Writes pieces as they come, to a file or to standard output. A file appears whole or not at all.
 *
 * @throws {DomainError} `bad_file` when the file cannot be written; and whatever the pieces throw.
 */
export async function writeStream(
  pieces: AsyncIterable<string | Uint8Array>,
  file: string | undefined,
): Promise<void> {
  if (file === undefined) {
    for await (const piece of pieces) {
      const bytes = typeof piece === 'string' ? piece : Buffer.from(piece)
      if (!process.stdout.write(bytes)) await once(process.stdout, 'drain')
    }
    return
  }
  const draft = `${file}.${randomUUID()}.part`
  try {
    await pipeline(Readable.from(pieces, { objectMode: false }), createWriteStream(draft))
    await rename(draft, file)
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error
    throw new DomainError('bad_file', `${file} cannot be written (${error.message})`, { file })
  } finally {
    await rm(draft, { force: true })
  }
}
