import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Config, readConfig } from '@corridor/server/config'
import {
  type CatalogueEntry,
  type CatalogueStore,
  catalogueStore,
  type EvidenceStore,
  evidenceStore,
  loadAreas,
  readManifest,
} from '@corridor/server/evidence'
import { withDatabase } from './withDatabase.ts'

/** Which releases a command needs: those named, or every one there is. */
export type Wanted = readonly string[] | 'all'

export interface OpenEvidence {
  readonly config: Config
  readonly store: EvidenceStore
  /** Why imported releases could not be looked up; null when they were or were not needed. */
  readonly warning: string | null
}

/**
 * The releases a command reads. Those that come with Corridor are read from its files; the
 * database is opened only for others, or for all.
 *
 * @throws {DomainError} what the database says when a named release needs it.
 */
export async function openEvidence(
  wanted: Wanted,
  log: (line: string) => void,
): Promise<OpenEvidence> {
  const config = readConfig(process.env)
  const shipped = await readShippedEntries(config.shippedDataDir)
  const names = new Set(shipped.map(({ id }) => id))
  const isNeeded = wanted === 'all' || wanted.some((id) => !names.has(id))
  const imported = isNeeded ? await readImported(config, wanted, log) : NOTHING_IMPORTED
  const store = evidenceStore({
    catalogue: fixedCatalogue([...shipped, ...imported.entries]),
    areas: await loadAreas(config.shippedDataDir),
    shippedDataDir: config.shippedDataDir,
    dataDir: config.dataDir,
    now: () => new Date(),
    warn: log,
  })
  return { config, store, warning: imported.warning }
}

/** Whether anything can have been imported here: otherwise no database is started to look. */
const mayHaveImports = ({ databaseUrl, dataDir }: Config): boolean =>
  databaseUrl !== null || existsSync(join(dataDir, 'evidence'))

interface Imported {
  readonly entries: readonly CatalogueEntry[]
  readonly warning: string | null
}

const NOTHING_IMPORTED: Imported = { entries: [], warning: null }

async function readImported(
  config: Config,
  wanted: Wanted,
  log: (line: string) => void,
): Promise<Imported> {
  if (!mayHaveImports(config)) return NOTHING_IMPORTED
  try {
    const entries = await withDatabase(config, log, (kysely) => catalogueStore(kysely).list())
    return { ...NOTHING_IMPORTED, entries: entries.filter(({ origin }) => origin === 'imported') }
  } catch (error) {
    if (wanted !== 'all') throw error
    const reason = error instanceof Error ? error.message : String(error)
    return { ...NOTHING_IMPORTED, warning: `Imported releases are not shown: ${reason}` }
  }
}

async function readShippedEntries(shippedDataDir: string): Promise<readonly CatalogueEntry[]> {
  const folders = await readdir(shippedDataDir, { withFileTypes: true })
  const releases = folders
    .filter((folder) => folder.isDirectory())
    .map((folder) => join(shippedDataDir, folder.name))
    .filter((folder) => existsSync(join(folder, 'release.json')))
  const manifests = await Promise.all(releases.map(readManifest))
  return manifests
    .map((manifest) => ({
      id: manifest.id,
      kind: manifest.kind,
      origin: 'shipped' as const,
      vintage: manifest.vintage,
      checksum: manifest.content.sha256,
      manifest,
      // When they became public here is known to the database alone.
      catalogued: '1970-01-01T00:00:00.000Z',
    }))
    .toSorted((a, b) => b.vintage - a.vintage || (a.kind < b.kind ? 1 : -1))
}

/** A catalogue that was read once and is not written to. */
function fixedCatalogue(entries: readonly CatalogueEntry[]): CatalogueStore {
  const refuse = async (): Promise<never> => {
    throw new Error('this catalogue is for reading only')
  }
  return {
    list: async () => entries,
    find: async (id) => entries.find((entry) => entry.id === id),
    add: refuse,
    removeShipped: refuse,
  }
}
