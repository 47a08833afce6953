import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { ReleaseManifest } from '@corridor/evidence'
import { CONTENT_FILE, MANIFEST_FILE } from './readReleaseFolder.ts'

const compress = promisify(gzip)

/** Ending of a folder that is still being written. */
const PARTIAL = '.partial'

/** Lies in a folder from its first moment until the catalogue names the release. */
const MARKER = 'NOT-CATALOGUED'

/** Folders of imported releases, below the folder in which Corridor keeps what it writes. */
const evidenceFolder = (dataDir: string): string => join(dataDir, 'evidence')

export const importedFolder = (dataDir: string, id: string): string =>
  join(evidenceFolder(dataDir), id)

/**
 * Writes a release so that the folder under its name is either whole or absent, also after a crash
 * or a loss of power: into a folder of another name, to the disk, then renamed.
 *
 * @param attempt makes the name of the unfinished folder unique.
 * @returns says that the catalogue names the release, which makes the folder permanent.
 */
export async function writeReleaseFolder(
  dataDir: string,
  manifest: ReleaseManifest,
  content: string,
  attempt: string,
): Promise<() => Promise<void>> {
  const root = evidenceFolder(dataDir)
  const folder = importedFolder(dataDir, manifest.id)
  const partial = join(root, `${manifest.id}.${attempt}${PARTIAL}`)
  await mkdir(partial, { recursive: true })
  try {
    await writeDurably(join(partial, MARKER), '')
    await writeDurably(join(partial, CONTENT_FILE), await compress(content, { level: 9 }))
    await writeDurably(join(partial, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`)
    await syncFolder(partial)
    await rename(partial, folder)
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  }
  await syncFolder(root)
  return async () => {
    await rm(join(folder, MARKER), { force: true })
    await syncFolder(folder)
  }
}

export interface Leftovers {
  /** Folders of imports that were cut short, now removed. */
  readonly removed: readonly string[]
  /** Whole releases that the catalogue does not name; left alone, as another database may. */
  readonly strangers: readonly string[]
}

/**
 * Removes what imports that were cut short left behind. Call it only under the release lock, since
 * the folder of a running import looks the same.
 *
 * @param isCatalogued whether the catalogue names an imported release.
 */
export async function removeLeftovers(
  dataDir: string,
  isCatalogued: (id: string) => boolean,
): Promise<Leftovers> {
  const root = evidenceFolder(dataDir)
  const entries = await readdir(root, { withFileTypes: true }).catch(() => [])
  const removed: string[] = []
  const strangers: string[] = []
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    const folder = join(root, name)
    const marker = join(folder, MARKER)
    const isMarked = await stat(marker).then(
      () => true,
      () => false,
    )
    if (name.endsWith(PARTIAL) || (isMarked && !isCatalogued(name))) {
      await rm(folder, { recursive: true, force: true })
      removed.push(name)
    } else if (isMarked) await rm(marker, { force: true })
    else if (!isCatalogued(name)) strangers.push(name)
  }
  return { removed, strangers }
}

async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes names in the folder last; Windows cannot open folders and needs no such step. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
