import type { JsonObject } from '../json/JsonParser.ts'
import { type MessageHeader, textIn } from '../MessageHeader.ts'
import type { Artefact } from '../model/Artefact.ts'
import { kindNames } from '../model/artefactKinds.ts'
import { PieceWriter } from '../text/chunks.ts'
import { artefactObject, type JsonVersion } from './jsonArtefacts.ts'

const SCHEMAS: Readonly<Record<JsonVersion, string>> = {
  '1.0':
    'https://raw.githubusercontent.com/sdmx-twg/sdmx-json/develop/structure-message/tools/schemas/1.0/sdmx-json-structure-schema.json',
  '2.0': 'https://json.sdmx.org/2.0.0/sdmx-json-structure-schema.json',
  '2.1': 'https://json.sdmx.org/2.1/sdmx-json-structure-schema.json',
}

/** The head of a message of SDMX-JSON. */
export function metaObject(
  { id, prepared, sender, receiver, test, names }: MessageHeader,
  version: JsonVersion,
  schema: string,
  languages: readonly string[],
): JsonObject {
  const name = names === undefined ? undefined : textIn(names, languages)
  return {
    schema,
    id,
    prepared,
    test: test ?? false,
    contentLanguages: languages.length === 0 ? ['en'] : languages,
    ...(name === undefined ? {} : { name }),
    sender: { id: sender },
    ...(receiver === undefined
      ? {}
      : version === '1.0'
        ? { receiver: { id: receiver } }
        : { receivers: [{ id: receiver }] }),
  }
}

/**
 * A structure message of SDMX-JSON, artefact by artefact.
 *
 * @param languages in order of preference; names are given in all there are, the best one apart.
 * @source SDMX-JSON 1.0, 2.0 and 2.1, structure message.
 */
export function* writeStructuresJson(
  artefacts: Iterable<Artefact>,
  header: MessageHeader,
  version: JsonVersion,
  languages: readonly string[] = ['en'],
): Generator<string> {
  const writer = new PieceWriter()
  writer.write(
    `{"meta":${JSON.stringify(metaObject(header, version, SCHEMAS[version], languages))},"data":{`,
  )
  const groups = Map.groupBy(artefacts, ({ kind }) => {
    const { json10, json20 } = kindNames(kind)
    return (version === '1.0' ? json10 : json20) ?? ''
  })
  groups.delete('')
  let separator = ''
  for (const [member, group] of groups) {
    writer.write(`${separator}"${member}":[`)
    for (const [i, artefact] of group.entries()) {
      if (i > 0) writer.write(',')
      writer.write(JSON.stringify(artefactObject(artefact, version, languages)))
      yield* writer.full()
    }
    writer.write(']')
    separator = ','
  }
  writer.write('}}')
  yield* writer.rest()
}
