import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { ReleaseManifest, type ReleaseTable, unpackRelease } from '@corridor/evidence'
import { DomainError } from '@corridor/kernel'
import { sha256 } from './sha256.ts'

const decompress = promisify(gunzip)

export const MANIFEST_FILE = 'release.json'
export const CONTENT_FILE = 'observations.csv.gz'

/** What to do about a damaged release. */
const REMEDY =
  'If it came with Corridor, restore it with "git checkout -- data"; if you imported it, remove its folder and import it again'

/**
 * The description of a release, without its figures.
 *
 * @throws {DomainError} `bad_file` when it is missing or departs from the format.
 */
export async function readManifest(folder: string): Promise<ReleaseManifest> {
  const file = nameOf(folder, MANIFEST_FILE)
  let json: unknown
  try {
    json = JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8'))
  } catch (error) {
    throw new DomainError('bad_file', `${file} cannot be read (${wordsOf(error)}). ${REMEDY}`, {
      file,
    })
  }
  const parsed = ReleaseManifest.safeParse(json)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new DomainError(
    'bad_file',
    `${file} is no description of a release: ${problems.join('; ')}`,
    { file, problems },
  )
}

/**
 * Description and figures of a release, the figures checked against their checksum.
 *
 * @throws {DomainError} `bad_file` when a file is missing or departs from the format.
 * @throws {DomainError} `checksum_mismatch` when the figures are not the ones described.
 * @remarks About 0.2 s for the stocks of the world.
 */
export async function readReleaseFolder(
  folder: string,
): Promise<{ readonly manifest: ReleaseManifest; readonly table: ReleaseTable }> {
  const manifest = await readManifest(folder)
  const file = nameOf(folder, CONTENT_FILE)
  const compressed = await readFile(join(folder, CONTENT_FILE)).catch((error: unknown) => {
    throw new DomainError('bad_file', `${file} cannot be read (${wordsOf(error)}). ${REMEDY}`, {
      file,
    })
  })
  let content: string
  try {
    // No longer than described: a damaged or planted file must not fill the memory.
    const bytes = await decompress(compressed, { maxOutputLength: manifest.content.bytes + 1 })
    content = bytes.toString('utf8')
  } catch (error) {
    throw new DomainError(
      'checksum_mismatch',
      `${file} cannot be decompressed to the figures that ${MANIFEST_FILE} describes (${wordsOf(error)}). ${REMEDY}`,
      { file, id: manifest.id },
    )
  }
  try {
    return unpackRelease(manifest, content, sha256)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    throw new DomainError(error.code, `${file}: ${error.message}. ${REMEDY}`, {
      ...error.details,
      file,
    })
  }
}

/** Names the file without telling where on the machine it lies. */
const nameOf = (folder: string, file: string): string =>
  join(basename(dirname(folder)), basename(folder), file)

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
