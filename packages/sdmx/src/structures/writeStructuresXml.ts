import type { MessageHeader } from '../MessageHeader.ts'
import type { Artefact } from '../model/Artefact.ts'
import {
  ALL_KINDS,
  type ArtefactKind,
  kindNames,
  type ModelVersion,
} from '../model/artefactKinds.ts'
import { PieceWriter } from '../text/chunks.ts'
import { element, writeAttributes, writeXml, type XmlNode } from '../xml/writeXml.ts'
import { artefactNode } from './xmlArtefacts.ts'
import { namespacesOf } from './xmlDialect.ts'

/**
 * A structure message of SDMX-ML, artefact by artefact.
 *
 * Kinds that the version does not have (value lists in 2.1) are left out.
 *
 * @source SDMX-ML 2.1 and 3.0, SDMXStructure.xsd.
 */
export function* writeStructuresXml(
  artefacts: Iterable<Artefact>,
  header: MessageHeader,
  model: ModelVersion,
): Generator<string> {
  const { mes, str, com } = namespacesOf(model)
  const writer = new PieceWriter()
  const namespaces = { 'xmlns:mes': mes, 'xmlns:str': str, 'xmlns:com': com }
  writer.write(
    `<?xml version="1.0" encoding="UTF-8"?>\n<mes:Structure${writeAttributes(namespaces)}>`,
  )
  writer.write(writeXml(headerNode(header)))
  const byContainer = Map.groupBy(artefacts, ({ kind }) => containerOf(kind, model) ?? '')
  byContainer.delete('')
  if (byContainer.size > 0) {
    writer.write('<mes:Structures>')
    for (const container of containersInOrder(model)) {
      const group = byContainer.get(container)
      if (group === undefined) continue
      writer.write(`<str:${container}>`)
      for (const artefact of group) {
        writer.write(writeXml(artefactNode(artefact, model)!))
        yield* writer.full()
      }
      writer.write(`</str:${container}>`)
    }
    writer.write('</mes:Structures>')
  }
  writer.write('</mes:Structure>\n')
  yield* writer.rest()
}

/** The head of a message; data messages put more into it. */
export const headerNode = (
  { id, prepared, sender, receiver, test, names }: MessageHeader,
  more: readonly XmlNode[] = [],
): XmlNode =>
  element('mes:Header', {}, [
    element('mes:ID', {}, id),
    element('mes:Test', {}, String(test ?? false)),
    element('mes:Prepared', {}, prepared),
    element('mes:Sender', { id: sender }),
    ...(receiver === undefined ? [] : [element('mes:Receiver', { id: receiver })]),
    ...Object.entries(names ?? {}).map(([language, name]) =>
      element('com:Name', { 'xml:lang': language }, name),
    ),
    ...more,
  ])

const containerOf = (kind: ArtefactKind, model: ModelVersion): string | undefined =>
  model === '2.1' ? kindNames(kind).container21 : kindNames(kind).container30

/** In 2.1 the order of the table of kinds, in 3.0 that of the alphabet, capitals aside. */
function containersInOrder(model: ModelVersion): string[] {
  const containers = new Set(ALL_KINDS.flatMap((kind) => containerOf(kind, model) ?? []))
  const order = [...containers]
  const lower = (text: string) => text.toLowerCase()
  return model === '2.1' ? order : order.sort((a, b) => (lower(a) < lower(b) ? -1 : 1))
}
