import type { DataCube } from '@corridor/sdmx'
import type { CatalogueEntry, EvidenceStore } from '../../../evidence/index.ts'
import { secondOf } from '../momentOf.ts'
import { isWithin, type Publication, type SdmxSource } from '../SdmxSource.ts'
import type { CubeShelf } from './cubeShelf.ts'
import { compare } from './editionSource.ts'

interface JoinedReleases extends Pick<SdmxSource, 'flow' | 'structure'> {
  readonly kind: CatalogueEntry['kind']
  /** The figures of releases together, oldest release first. */
  readonly build: (
    evidence: EvidenceStore,
    releases: readonly CatalogueEntry[],
  ) => Promise<DataCube>
}

/** A dataflow of all releases of a kind together; how one takes the place of another is its own rule. */
export function joinedReleases(
  evidence: EvidenceStore,
  shelf: CubeShelf,
  { flow, structure, kind: wanted, build }: JoinedReleases,
): SdmxSource {
  const releases = async (): Promise<readonly CatalogueEntry[]> =>
    (await evidence.list())
      .filter(({ kind }) => kind === wanted)
      .toSorted((a, b) => compare(a.catalogued, b.catalogued) || compare(a.id, b.id))
  const publicationOf = (entries: readonly CatalogueEntry[]): Publication => {
    const key = `${flow} ${entries.map(({ id, checksum }) => `${id}@${checksum}`).join(' ')}`
    const load = (signal?: AbortSignal) => shelf.take(key, () => build(evidence, entries), signal)
    return { key, at: secondOf(entries.at(-1)!.catalogued), fixed: {}, load }
  }
  return {
    flow,
    structure,
    revision: () => evidence.revision(),
    history: async () => (await releases()).map((entry) => publicationOf([entry])),
    async state(span) {
      const visible = (await releases()).filter(({ catalogued }) =>
        isWithin(secondOf(catalogued), span),
      )
      return visible.length === 0 ? [] : [publicationOf(visible)]
    },
  }
}
