import {
  type FileProblem,
  importTidyDemography,
  importTidyStocks,
  knownAreasOf,
  layOverBase,
  packRelease,
  type ReleaseManifest,
  type ReleaseTable,
} from '@corridor/evidence'
import { DomainError } from '@corridor/kernel'
import type {
  EvidenceStore,
  ImportFile,
  ImportReport,
  ImportRequest,
} from '@corridor/server/evidence'
import { checksumOf } from '../files/readTextFile.ts'

/** What an import would do. */
export interface ImportCheck {
  readonly manifest: ReleaseManifest
  readonly warnings: readonly FileProblem[]
  readonly warningCount: number
  readonly overlay: ImportReport['overlay']
}

/**
 * Checks a file and its description as an import does, and writes nothing.
 *
 * @throws {DomainError} what the import would refuse, `release_exists` included.
 */
export async function checkImport(
  { kind, draft, base }: ImportRequest,
  file: ImportFile,
  store: EvidenceStore,
): Promise<ImportCheck> {
  const options = { fileName: file.name, knownAreas: knownAreasOf(store.areas) }
  const read =
    kind === 'migrant-stocks'
      ? importTidyStocks(file.bytes, options)
      : importTidyDemography(file.bytes, options)
  let table = {
    kind,
    [kind === 'migrant-stocks' ? 'stocks' : 'demography']: read.table,
  } as ReleaseTable
  let overlay: ImportReport['overlay'] = null
  if (base !== undefined) {
    const under = await store.stocks(base)
    if (table.kind !== 'migrant-stocks') {
      throw new DomainError('bad_request', 'Only migrant stocks can be laid over a base')
    }
    const laid = layOverBase(under, table.stocks)
    overlay = laid
    table = { kind: 'migrant-stocks', stocks: laid.table }
  }
  const { manifest } = packRelease({ ...draft, kind, base: base ?? null }, table, checksumOf)
  const there = (await store.list()).find(({ id }) => id === manifest.id)
  if (there !== undefined && there.checksum !== manifest.content.sha256) {
    throw new DomainError(
      'release_exists',
      `There is already a release ${manifest.id} with other figures (${there.manifest.title}). ` +
        `Releases never change: give this one a name of its own, for example ${manifest.id}-2`,
      { release: manifest.id },
    )
  }
  const { warnings, warningCount } = read
  return { manifest, warnings, warningCount, overlay }
}
