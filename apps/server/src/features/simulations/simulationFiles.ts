import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { DomainError } from '@corridor/kernel'
import { sha256 } from '../../evidence/index.ts'
import type { IntervalTables } from './IntervalTables.ts'

const compress = promisify(gzip)
const expand = promisify(gunzip)

const PARTIAL = '.partial'
const RESULT_FILE = 'intervals.json.gz'

const root = (dataDir: string): string => join(dataDir, 'simulations')

/**
 * Writes the intervals so that the file under its name is whole or absent, also after a crash: into
 * a folder of another name, to the disk, then renamed. A result that is there already is replaced.
 *
 * @returns SHA-256 of the text.
 */
export async function writeIntervals(dataDir: string, id: string, text: string): Promise<string> {
  const partial = join(root(dataDir), `${id}.${randomUUID()}${PARTIAL}`)
  const folder = join(root(dataDir), id)
  await mkdir(partial, { recursive: true })
  try {
    const file = await open(join(partial, RESULT_FILE), 'wx')
    try {
      await file.writeFile(await compress(text, { level: 6 }))
      await file.sync()
    } finally {
      await file.close()
    }
    await rm(folder, { recursive: true, force: true })
    await rename(partial, folder)
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  }
  return sha256(text)
}

/** @throws {DomainError} `checksum_mismatch` for a file that is not what was written, or is gone. */
export async function readIntervals(
  dataDir: string,
  id: string,
  checksum: string,
): Promise<IntervalTables> {
  try {
    const bytes = await expand(await readFile(join(root(dataDir), id, RESULT_FILE)))
    const text = bytes.toString('utf8')
    if (sha256(text) === checksum) return JSON.parse(text) as IntervalTables
  } catch {
    // Missing or damaged: the same to whoever asks.
  }
  throw new DomainError(
    'checksum_mismatch',
    `The result of simulation ${id} is damaged or missing; start it again`,
    { id },
  )
}

export const removeIntervals = (dataDir: string, id: string): Promise<void> =>
  rm(join(root(dataDir), id), { recursive: true, force: true })

/** Removes what was being written when the program was killed. */
export async function removeUnfinished(dataDir: string): Promise<void> {
  const entries = await readdir(root(dataDir)).catch(() => [])
  for (const name of entries.filter((entry) => entry.endsWith(PARTIAL))) {
    await rm(join(root(dataDir), name), { recursive: true, force: true })
  }
}
