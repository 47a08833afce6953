import type { SourceReference } from '@corridor/contract'
import type { CatalogueEntry } from '../../evidence/index.ts'

/** What a reader needs to judge and cite the figures of a release. */
export const sourceReference = ({ manifest, checksum }: CatalogueEntry): SourceReference => ({
  release: manifest.id,
  title: manifest.title,
  publisher: manifest.publisher,
  revision: manifest.revision,
  vintage: manifest.vintage,
  licence: { name: manifest.licence.name, status: manifest.licence.status },
  citation: manifest.citation,
  checksum,
})
