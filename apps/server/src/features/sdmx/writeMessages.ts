import {
  type AnswerForm,
  type Artefact,
  collectJsonValues,
  type DataNames,
  type DataStructure,
  type MessageHeader,
  type Reference,
  referenceTo,
  type StructureStore,
  writeDataCsv,
  writeDataJson,
  writeDataSchema,
  writeDataXml,
  writeStructuresJson,
  writeStructuresXml,
} from '@corridor/sdmx'
import type { OpenData } from './openData.ts'
import { codesOf } from './openStructures.ts'
import { nameOfConcept } from './structures/concepts.ts'

interface Wanted {
  readonly header: MessageHeader
  readonly form: AnswerForm
  readonly languages: readonly string[]
}

/** Up to so many sources are gone through once more, so that JSON tells its structure first. */
const FIRST_LOOK = 2

/** Data in the form asked for, in pieces. */
export async function* writeData(
  data: OpenData,
  reference: Reference,
  store: StructureStore,
  signal: AbortSignal,
  { header, form, languages }: Wanted,
): AsyncGenerator<string> {
  const { structure, layout } = data
  const content = {
    ...{ header, structure, reference, languages },
    parts: data.parts(signal),
    names: namesIn(store, structure, reference),
  }
  const { type } = form
  if (type.format === 'csv') {
    const version = type.version.slice(0, 3) as '1.0' | '2.0' | '2.1'
    const { labels, timeFormat, keys } = form
    yield* writeDataCsv(content, { version, labels, timeFormat, keys })
  } else if (type.format === 'json') {
    const version = type.version.slice(0, 3) as '1.0' | '2.0' | '2.1'
    const values =
      data.sources > FIRST_LOOK ? undefined : await collectJsonValues(structure, data.parts(signal))
    yield* writeDataJson(content, { version, layout, ...(values === undefined ? {} : { values }) })
  } else {
    yield* writeDataXml(content, {
      version: type.version.slice(0, 3) as '2.1' | '3.0',
      style: type.style ?? 'structurespecific',
      layout,
      ...(type.isTimeSeries === true ? { timeSeriesRoot: true } : {}),
    })
  }
}

/** Names of components and codes, looked up when they are needed. */
function namesIn(store: StructureStore, structure: DataStructure, reference: Reference): DataNames {
  const { dimensions, attributes } = structure
  const lists = new Map<string, ReadonlyMap<string, ReturnType<DataNames['ofCode']>> | undefined>()
  const listOf = (component: string) => {
    if (lists.has(component)) return lists.get(component)
    const own = [...dimensions, ...attributes].find(({ id }) => id === component)
    const codes = store.findAs('codelist', own?.representation?.enumeration)
    const list = codes && new Map(codes.items.map(({ id, names }) => [id, names]))
    lists.set(component, list)
    return list
  }
  const flow = store.find(reference)
  return {
    ofComponent: nameOfConcept,
    ofCode: (component, code) => listOf(component)?.get(code),
    ...(flow === undefined ? {} : { ofStructure: flow.names }),
  }
}

/** Artefacts in the form asked for, in pieces. */
export async function* writeStructures(
  artefacts: readonly Artefact[],
  { header, form, languages }: Wanted,
): AsyncGenerator<string> {
  const version = form.type.version.slice(0, 3)
  if (form.type.format === 'json') {
    const wanted = languages.length === 0 ? ['en'] : languages
    yield* writeStructuresJson(artefacts, header, version as '1.0' | '2.0' | '2.1', wanted)
  } else yield* writeStructuresXml(artefacts, header, version as '2.1' | '3.0')
}

/** The schema of structure-specific data. The schemas of the standard are to lie beside it. */
export async function* writeSchema(
  structure: DataStructure,
  subject: Artefact,
  store: StructureStore,
  dimensionAtObservation: string | undefined,
): AsyncGenerator<string> {
  yield writeDataSchema(structure, referenceTo(subject), {
    version: '2.1',
    schemaRoot: '',
    layout: dimensionAtObservation === 'AllDimensions' ? 'flat' : 'series',
    codesOf: codesOf(store),
  })
}
