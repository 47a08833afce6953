import type { Artefact } from '../model/Artefact.ts'
import { malformed } from '../SdmxError.ts'
import type { Chunks } from '../text/chunks.ts'
import { readXml, type XmlReading } from '../xml/readXml.ts'
import type { XmlLimits } from '../xml/XmlParser.ts'
import { CONTAINERS, kindOfElement, readArtefact } from './readXmlArtefacts.ts'
import { modelOfNamespace } from './xmlDialect.ts'

export interface StructureReading {
  readonly limits?: XmlLimits
  /** Most elements in one artefact; a code of a list has about four. */
  readonly mostElements?: number
  readonly mostCharacters?: number
  /** Told the name of every element that holds artefacts of a kind that is not read. */
  readonly onPassedOver?: (name: string) => void
}

/**
 * The artefacts of a structure message of SDMX-ML 2.1 or 3.0, one by one; the version is seen from the
 * namespace. Kinds that are not read are passed over and told.
 *
 * @throws {DomainError} `bad_file` when it is no such message, or malformed, cut off or hostile.
 * @remarks Holds one artefact at a time.
 */
export async function* readStructuresXml(
  chunks: Chunks,
  reading: StructureReading = {},
): AsyncGenerator<Artefact> {
  const { onPassedOver, mostElements, ...rest } = reading
  const enters: XmlReading['enters'] = (tag, depth) =>
    depth === 0 || tag.name === 'Structures' || (depth === 2 && CONTAINERS.has(tag.name))
  for await (const items of readXml(chunks, {
    ...rest,
    enters,
    mostElements: mostElements ?? 1_000_000,
  })) {
    for (const item of items) {
      if (item.kind === 'enter' && item.depth === 0) {
        const { name, namespace } = item.tag
        if (name !== 'Structure' || modelOfNamespace(namespace) === undefined) {
          throw malformed(
            `the message is <${name}> of "${namespace}", not a structure message of SDMX-ML 2.1 or 3`,
          )
        }
      }
      if (item.kind !== 'element') continue
      const kind = item.depth === 3 ? kindOfElement(item.element.name) : undefined
      if (kind !== undefined) yield* readArtefact(kind, item.element)
      else if (item.depth >= 2) onPassedOver?.(item.element.name)
    }
  }
}
