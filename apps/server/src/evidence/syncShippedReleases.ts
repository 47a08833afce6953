import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CatalogueEntry, CatalogueStore } from './catalogueStore.ts'
import { readManifest } from './readReleaseFolder.ts'

/** Folders of `data/` that hold no release. */
const NO_RELEASE = new Set(['areas', 'standards', 'totalization'])

/**
 * Brings the catalogue in line with the releases in the checkout: enters new ones, describes
 * changed ones anew, takes out those that are gone. Doing it twice changes nothing.
 *
 * @returns what was changed, in words; a release of the user's own is never touched.
 */
export async function syncShippedReleases(
  catalogue: CatalogueStore,
  shippedDataDir: string,
  now: () => Date,
): Promise<readonly string[]> {
  const known = new Map((await catalogue.list()).map((entry) => [entry.id, entry]))
  const manifests = await readShippedManifests(shippedDataDir)
  const changes: string[] = []
  for (const manifest of manifests) {
    const entry: CatalogueEntry = {
      id: manifest.id,
      kind: manifest.kind,
      origin: 'shipped',
      vintage: manifest.vintage,
      checksum: manifest.content.sha256,
      manifest,
      catalogued: now().toISOString(),
    }
    const before = known.get(manifest.id)
    if (before?.origin === 'imported') {
      changes.push(`${manifest.id} was imported under the name of a shipped release and stays`)
    } else if (before === undefined || !isSame(before, entry)) {
      await catalogue.add(entry)
      changes.push(`${manifest.id} ${before === undefined ? 'entered' : 'described anew'}`)
    }
  }
  const shipped = new Set(manifests.map(({ id }) => id))
  for (const { id, origin } of known.values()) {
    if (origin !== 'shipped' || shipped.has(id)) continue
    await catalogue.removeShipped(id)
    changes.push(`${id} no longer comes with Corridor`)
  }
  return changes
}

async function readShippedManifests(shippedDataDir: string) {
  const folders = await readdir(shippedDataDir, { withFileTypes: true })
  return await Promise.all(
    folders
      .filter((folder) => folder.isDirectory() && !NO_RELEASE.has(folder.name))
      .map((folder) => readManifest(join(shippedDataDir, folder.name))),
  )
}

const isSame = (before: CatalogueEntry, after: CatalogueEntry): boolean =>
  before.checksum === after.checksum && canonical(before.manifest) === canonical(after.manifest)

/** JSON with its keys in order: PostgreSQL keeps them in an order of its own. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
