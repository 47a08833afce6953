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
import type { CatalogueEntry } from './catalogueStore.ts'
import type { EvidenceStore } from './evidenceStore.ts'
import { type ImportFile, readImportFile } from './readImportFile.ts'
import { sha256 } from './sha256.ts'

/** Statistics of recruitment are published of the log, not imported. */
type ImportedKind = Exclude<ReleaseManifest['kind'], 'recruitment-statistics' | 'country-reports'>

export interface ImportRequest {
  /** A path, or the bytes themselves. */
  readonly file: string | ImportFile
  readonly kind: ImportedKind
  /** What its author says of it, as `ReleaseDraft` without `kind`; checked here. */
  readonly draft: Readonly<Record<string, unknown>>
  /** A stock release over which a national table is laid. */
  readonly base?: string
}

/** What an import looks at: names of areas and the base of a national table. */
export type ImportEvidence = Pick<EvidenceStore, 'areas' | 'find' | 'stocks'>

/** A release as it would be entered. */
export interface PreparedImport {
  readonly manifest: ReleaseManifest
  readonly content: string
  /** What the owner should look at; the figures are used as they are. */
  readonly warnings: readonly FileProblem[]
  readonly warningCount: number
  /** What a national table changed; null without a base. */
  readonly overlay: Pick<Overlay, 'replaced' | 'yearsLeftOut'> | null
}

/**
 * Reads and checks a tidy file and its description, and writes nothing: the whole of a dry run.
 *
 * @throws {DomainError} `bad_file` with file, row, column and fix; `too_large`; `bad_request` for an
 * incomplete description; `unknown_release` for a base that is not there; `period_not_covered` when
 * base and table share no year.
 */
export async function prepareImport(
  request: ImportRequest,
  evidence: ImportEvidence,
): Promise<PreparedImport> {
  const file = typeof request.file === 'string' ? await readImportFile(request.file) : request.file
  const base = request.base === undefined ? null : await evidence.find(request.base)
  const { table: read, warnings, warningCount } = readTable(request.kind, file, evidence.areas)
  const overlay = base === null ? null : layOverBase(await evidence.stocks(base.id), stocksOf(read))
  const table: ReleaseTable =
    overlay === null ? read : { kind: 'migrant-stocks', stocks: overlay.table }
  const draft = { ...request.draft, kind: request.kind, base: base?.id ?? null }
  const packed = packRelease(draft satisfies Partial<ReleaseDraft>, table, sha256)
  return { ...packed, warnings, warningCount, overlay }
}

/**
 * The entry of that name when it holds the same figures; null when the name is free.
 *
 * @throws {DomainError} `release_exists` when the name is taken by other figures.
 */
export function sameRelease(
  there: CatalogueEntry | undefined,
  { id, content }: ReleaseManifest,
): CatalogueEntry | null {
  if (there === undefined) return null
  if (there.checksum === content.sha256) return there
  throw new DomainError(
    'release_exists',
    `There is already a release ${id} with other figures (${there.manifest.title}). Releases never change: give this one a name of its own, for example ${id}-2`,
    { release: id, checksum: there.checksum, checksumOfFile: content.sha256 },
  )
}

type ReadFile = Pick<TidyImport<unknown>, 'warnings' | 'warningCount'> & {
  readonly table: ReleaseTable
}

function readTable(
  kind: ImportedKind,
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
