import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import {
  type AreaCatalogue,
  type FileProblem,
  importTidyDemography,
  importTidyStocks,
  knownAreasOf,
  layOverBase,
  type Overlay,
  packRelease,
  type ReleaseDraft,
  type ReleaseManifest,
  type ReleaseTable,
  type TidyImport,
} from '@corridor/evidence'
import { DomainError } from '@corridor/kernel'
import type { Kysely } from 'kysely'
import type { CorridorDatabase } from '../db/index.ts'
import { type CatalogueEntry, type CatalogueStore, catalogueStore } from './catalogueStore.ts'
import type { EvidenceStore } from './evidenceStore.ts'
import { type ImportFile, readImportFile } from './readImportFile.ts'
import { readReleaseFolder } from './readReleaseFolder.ts'
import { importedFolder, removeLeftovers, writeReleaseFolder } from './releaseFolders.ts'
import { withReleaseLock } from './releaseLock.ts'
import { sha256 } from './sha256.ts'

export interface ImportRequest {
  /** A path, or the bytes themselves. */
  readonly file: string | ImportFile
  readonly kind: ReleaseManifest['kind']
  /** What its author says of it, as `ReleaseDraft` without `kind`; checked here. */
  readonly draft: Readonly<Record<string, unknown>>
  /** A stock release over which a national table is laid. */
  readonly base?: string
}

export interface ImportPlace {
  readonly kysely: Kysely<CorridorDatabase>
  /** Where Corridor keeps what it writes. */
  readonly dataDir: string
  readonly evidence: Pick<EvidenceStore, 'areas' | 'find' | 'stocks'>
  readonly now: () => Date
}

export interface ImportReport {
  readonly outcome: 'imported' | 'already-there'
  readonly entry: CatalogueEntry
  /** What the owner should look at; the figures are used as they are. */
  readonly warnings: readonly FileProblem[]
  readonly warningCount: number
  /** What a national table changed; null without a base. */
  readonly overlay: Pick<Overlay, 'replaced' | 'yearsLeftOut'> | null
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
  const file = typeof request.file === 'string' ? await readImportFile(request.file) : request.file
  const base = request.base === undefined ? null : await evidence.find(request.base)
  const read = readTable(request.kind, file, evidence.areas)
  const overlay =
    base === null ? null : layOverBase(await evidence.stocks(base.id), stocksOf(read.table))
  const table: ReleaseTable =
    overlay === null ? read.table : { kind: 'migrant-stocks', stocks: overlay.table }
  const draft = { ...request.draft, kind: request.kind, base: base?.id ?? null }
  const { manifest, content } = packRelease(draft satisfies Partial<ReleaseDraft>, table, sha256)
  const enter = async (connection: Kysely<CorridorDatabase>): Promise<ImportReport> => {
    const catalogue = catalogueStore(connection)
    const { warnings, warningCount } = read
    const there = await findSame(catalogue, manifest)
    const report = { warnings, warningCount, overlay }
    if (there !== null) return { outcome: 'already-there', entry: there, ...report }
    await removeUnfinishedImports(catalogue, dataDir)
    const entry = describeEntry(manifest, now())
    if (await isThereAlready(dataDir, manifest)) await catalogue.add(entry)
    else {
      const attempt = randomBytes(6).toString('hex')
      const finish = await writeReleaseFolder(dataDir, manifest, content, attempt)
      await catalogue.add(entry)
      await finish()
    }
    return { outcome: 'imported', entry, ...report }
  }
  const report = await withReleaseLock(kysely, 'wait', enter)
  if (report === null) throw new Error('waiting for the release lock gave nothing')
  return report
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
  const imported = new Set(
    entries.filter(({ origin }) => origin === 'imported').map(({ id }) => id),
  )
  return await removeLeftovers(dataDir, (id) => imported.has(id))
}

type ReadFile = Pick<TidyImport<unknown>, 'warnings' | 'warningCount'> & {
  readonly table: ReleaseTable
}

function readTable(
  kind: ReleaseManifest['kind'],
  { name, bytes }: ImportFile,
  areas: AreaCatalogue,
): ReadFile {
  const options = { fileName: name, knownAreas: knownAreasOf(areas) }
  if (kind === 'migrant-stocks') {
    const { table, ...report } = importTidyStocks(bytes, options)
    return { ...report, table: { kind, stocks: table } }
  }
  const { table, ...report } = importTidyDemography(bytes, options)
  return { ...report, table: { kind, demography: table } }
}

function stocksOf(table: ReleaseTable) {
  if (table.kind === 'migrant-stocks') return table.stocks
  throw new DomainError(
    'bad_request',
    'Only migrant stocks can be laid over a base; leave the base out for births, deaths and population',
  )
}

/** The entry with the same name and figures; null when the name is free. */
async function findSame(
  catalogue: CatalogueStore,
  { id, content }: ReleaseManifest,
): Promise<CatalogueEntry | null> {
  const there = await catalogue.find(id)
  if (there === undefined) return null
  if (there.checksum === content.sha256) return there
  throw new DomainError(
    'release_exists',
    `There is already a release ${id} with other figures (${there.manifest.title}). Releases never change: give this one a name of its own, for example ${id}-2`,
    { release: id, checksum: there.checksum, checksumOfFile: content.sha256 },
  )
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

const describeEntry = (manifest: ReleaseManifest, now: Date): CatalogueEntry => ({
  id: manifest.id,
  kind: manifest.kind,
  origin: 'imported',
  vintage: manifest.vintage,
  checksum: manifest.content.sha256,
  manifest,
  catalogued: now.toISOString(),
})
