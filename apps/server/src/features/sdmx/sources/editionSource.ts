import type { DataCube, DataStructure } from '@corridor/sdmx'
import type { CatalogueEntry, EvidenceStore } from '../../../evidence/index.ts'
import { secondOf } from '../momentOf.ts'
import { isWithin, type Publication, type SdmxSource } from '../SdmxSource.ts'
import type { SourceGroup } from './buildInTurns.ts'
import type { CubeShelf } from './cubeShelf.ts'

interface EditionParts {
  readonly flow: string
  readonly structure: DataStructure
  readonly kind: CatalogueEntry['kind']
  readonly evidence: EvidenceStore
  readonly shelf: CubeShelf
  readonly cubeOf: (entry: CatalogueEntry) => Promise<DataCube>
}

/** A dataflow whose first dimension is the release: each release is a publication of its own. */
export function editionSource(parts: EditionParts): SdmxSource {
  const { flow, structure, kind, evidence, shelf, cubeOf } = parts
  const publications = async (): Promise<Publication[]> =>
    (await evidence.list())
      .filter((entry) => entry.kind === kind)
      .map((entry) => ({
        key: `${flow} ${entry.id}@${entry.checksum}`,
        at: secondOf(entry.catalogued),
        fixed: { EDITION: entry.id },
        load: (signal) =>
          shelf.take(`${flow} ${entry.id}@${entry.checksum}`, () => cubeOf(entry), signal),
      }))
  return {
    flow,
    structure,
    revision: () => evidence.revision(),
    history: async () => (await publications()).toSorted((a, b) => compare(a.at, b.at)),
    state: async (span) =>
      (await publications())
        .filter(({ at }) => isWithin(at, span))
        .toSorted((a, b) => compare(a.fixed.EDITION!, b.fixed.EDITION!)),
  }
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What a release says of itself, for the group of its series. */
export const sourceGroup = (
  dimension: string,
  code: string,
  entries: readonly CatalogueEntry[],
): SourceGroup => ({
  id: 'BySource',
  key: { [dimension]: code },
  attributes: {
    SOURCE: entries.map(({ manifest }) => manifest.title).join('; '),
    LICENCE: [...new Set(entries.map(({ manifest }) => licenceOf(manifest)))].join('; '),
    ...(entries.some(({ manifest }) => manifest.synthetic) ? { SYNTHETIC: 'true' } : {}),
  },
})

const licenceOf = ({ licence }: CatalogueEntry['manifest']): string =>
  licence.status === 'verified' ? licence.name : `${licence.name} (unverified)`
