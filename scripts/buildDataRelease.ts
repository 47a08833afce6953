import { createHash } from 'node:crypto'
import { constants, gzipSync } from 'node:zlib'
import {
  importTidyDemography,
  importTidyStocks,
  inWords,
  knownAreasOf,
  packRelease,
  type ReleaseTable,
  readAreaCatalogue,
} from '../packages/evidence/src/index.ts'

export interface BuiltRelease {
  /** `release.json`. */
  readonly manifest: string
  /** `observations.csv.gz`. */
  readonly observations: Uint8Array
  readonly rows: number
  /** What the owner of the figures should look at, in words. */
  readonly warnings: readonly string[]
}

/**
 * The two files of a release from a tidy file and its description.
 *
 * @param draft a description as in `release.json`; `schema`, `dimensions` and `content` may be there
 * and are computed anew.
 * @throws {DomainError} as the importers and `packRelease` do.
 */
export function buildRelease(source: {
  readonly tidy: Uint8Array
  readonly fileName: string
  readonly draft: Readonly<Record<string, unknown>>
  readonly catalogue: unknown
}): BuiltRelease {
  const { schema: _s, dimensions: _d, content: _c, ...draft } = source.draft
  const options = {
    fileName: source.fileName,
    knownAreas: knownAreasOf(readAreaCatalogue(source.catalogue)),
  }
  const demography = draft.kind === 'annual-demography'
  const imported = demography
    ? importTidyDemography(source.tidy, options)
    : importTidyStocks(source.tidy, options)
  const table: ReleaseTable =
    'cube' in imported.table
      ? { kind: 'migrant-stocks', stocks: imported.table }
      : { kind: 'annual-demography', demography: imported.table }
  const { manifest, content } = packRelease(draft, table, sha256)
  return {
    manifest: `${JSON.stringify(manifest, null, 2)}\n`,
    observations: compress(content),
    rows: imported.rows,
    warnings: [
      ...imported.warnings.map(inWords),
      ...(imported.warningCount > imported.warnings.length
        ? [`and ${imported.warningCount - imported.warnings.length} more warnings`]
        : []),
    ],
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** gzip without the time and with the operating system unnamed, so that a build can be repeated. */
function compress(text: string): Uint8Array {
  const bytes = gzipSync(text, { level: constants.Z_BEST_COMPRESSION })
  bytes.fill(0, 4, 8)
  bytes[9] = 255
  return bytes
}
