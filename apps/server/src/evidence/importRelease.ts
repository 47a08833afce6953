import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { ReleaseManifest } from '@corridor/evidence'
import { DomainError } from '@corridor/kernel'
import type { Kysely } from 'kysely'
import type { CorridorDatabase } from '../db/index.ts'
import { type CatalogueEntry, type CatalogueStore, catalogueStore } from './catalogueStore.ts'
import {
  type ImportEvidence,
  type ImportRequest,
  type PreparedImport,
  prepareImport,
  sameRelease,
} from './prepareImport.ts'
import { readReleaseFolder } from './readReleaseFolder.ts'
import { importedFolder, removeLeftovers, writeReleaseFolder } from './releaseFolders.ts'
import { withReleaseLock } from './releaseLock.ts'

export interface ImportPlace {
  readonly kysely: Kysely<CorridorDatabase>
  /** Where Corridor keeps what it writes. */
  readonly dataDir: string
  readonly evidence: ImportEvidence
  readonly now: () => Date
}

export interface ImportReport
  extends Pick<PreparedImport, 'warnings' | 'warningCount' | 'overlay'> {
  readonly outcome: 'imported' | 'already-there'
  readonly entry: CatalogueEntry
}

/**
 * Makes a release of a tidy file and enters it in the catalogue.
 *
 * Nothing is written before the file has passed every check. The files are complete on the disk
 * before the catalogue names them, so that a crash at any moment leaves either the release or none.
 *
 * @throws {DomainError} `bad_file` with file, row, column and fix; `too_large`; `bad_request` for an
 * incomplete description; `unknown_release` for a base that is not there; `period_not_covered` when
 * base and table share no year; `release_exists` when the name is taken by other figures.
 */
export async function importRelease(
  request: ImportRequest,
  { kysely, dataDir, evidence, now }: ImportPlace,
): Promise<ImportReport> {
  const { manifest, content, ...report } = await prepareImport(request, evidence)
  const entered = await enterRelease(
    { manifest, content, origin: 'imported' },
    { kysely, dataDir, now },
  )
  return { ...entered, ...report }
}

/** A release that is made: description, figures, and where they come from. */
export interface MadeRelease {
  readonly manifest: ReleaseManifest
  readonly content: string
  readonly origin: 'imported' | 'published'
}

/**
 * Writes a release to the disk and enters it in the catalogue, in this order, so that a crash at any
 * moment leaves either the release or none.
 *
 * @throws {DomainError} `release_exists` when the name is taken by other figures.
 */
export async function enterRelease(
  { manifest, content, origin }: MadeRelease,
  { kysely, dataDir, now }: Omit<ImportPlace, 'evidence'>,
): Promise<Pick<ImportReport, 'outcome' | 'entry'>> {
  const enter = async (connection: Kysely<CorridorDatabase>) => {
    const catalogue = catalogueStore(connection)
    const there = sameRelease(await catalogue.find(manifest.id), manifest)
    if (there !== null) return { outcome: 'already-there' as const, entry: there }
    await removeUnfinishedImports(catalogue, dataDir)
    const entry = describeEntry(manifest, origin, now())
    if (await isThereAlready(dataDir, manifest)) await catalogue.add(entry)
    else {
      const attempt = randomBytes(6).toString('hex')
      const finish = await writeReleaseFolder(dataDir, manifest, content, attempt)
      await catalogue.add(entry)
      await finish()
    }
    return { outcome: 'imported' as const, entry }
  }
  const entered = await withReleaseLock(kysely, 'wait', enter)
  if (entered === null) throw new Error('waiting for the release lock gave nothing')
  return entered
}

/**
 * Removes what imports that were cut short left behind, unless an import is running.
 *
 * @returns what was removed, and folders that the catalogue does not know; null while one runs.
 */
export const tidyImports = (kysely: Kysely<CorridorDatabase>, dataDir: string) =>
  withReleaseLock(kysely, 'skip', (connection) =>
    removeUnfinishedImports(catalogueStore(connection), dataDir),
  )

async function removeUnfinishedImports(catalogue: CatalogueStore, dataDir: string) {
  const entries = await catalogue.list()
  const imported = new Set(entries.filter(({ origin }) => origin !== 'shipped').map(({ id }) => id))
  return await removeLeftovers(dataDir, (id) => imported.has(id))
}

/**
 * Whether the folder is there with the same figures although this catalogue does not know it, as
 * after a change of the database. Another catalogue may use it, so that it is never replaced.
 */
async function isThereAlready(dataDir: string, { id, content }: ReleaseManifest): Promise<boolean> {
  const folder = importedFolder(dataDir, id)
  if (!existsSync(folder)) return false
  const { manifest } = await readReleaseFolder(folder)
  if (manifest.content.sha256 === content.sha256) return true
  throw new DomainError(
    'release_exists',
    `The folder evidence/${id} holds other figures of that name, which the catalogue does not know; another database may. Give this release a name of its own, or move the folder away`,
    { release: id, checksum: manifest.content.sha256, checksumOfFile: content.sha256 },
  )
}

const describeEntry = (
  manifest: ReleaseManifest,
  origin: MadeRelease['origin'],
  now: Date,
): CatalogueEntry => ({
  id: manifest.id,
  kind: manifest.kind,
  origin,
  vintage: manifest.vintage,
  checksum: manifest.content.sha256,
  manifest,
  catalogued: now.toISOString(),
})
