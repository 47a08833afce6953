import type { JsonObject } from '../../json/JsonParser.ts'
import { textIn } from '../../MessageHeader.ts'
import {
  allDimensions,
  type Component,
  isNumeric,
  type LocalisedText,
  referenceTo,
} from '../../model/Artefact.ts'
import { formatUrn } from '../../model/Reference.ts'
import { periodSpan } from '../../query/period.ts'
import { type JsonVersion, localised, relationshipObject } from '../../structures/jsonArtefacts.ts'
import { type AttributeValue, groupDimensions } from '../DataPart.ts'
import type { DataContent } from '../DataWriting.ts'
import { attributeIds, type JsonValues } from './JsonValues.ts'

/** The structure of a data message: components and the values in use, by their positions. */
export function describeData(
  content: DataContent,
  version: JsonVersion,
  isFlat: boolean,
  values: JsonValues,
): JsonObject {
  const { structure, names, languages = ['en'] } = content
  const first = version === '1.0'
  const model = first ? '2.1' : '3.0'
  const nameOf = (text: LocalisedText | undefined, otherwise: string) =>
    localised('name', 'names', text ?? { [languages[0] ?? 'en']: otherwise }, languages)
  const dimensions = allDimensions(structure)
  const dimension = (component: Component, position: number): JsonObject => ({
    id: component.id,
    ...nameOf(names?.ofComponent(component.id), component.id),
    keyPosition: position,
    ...(component.id === 'TIME_PERIOD' ? { roles: ['TIME_PERIOD'] } : {}),
    values: values
      .of(component.id)
      .list.map((value) =>
        component === structure.timeDimension
          ? timeValue(String(value), version)
          : coded(String(value), names?.ofCode(component.id, String(value)), languages),
      ),
  })
  const described = dimensions.map(dimension)
  const atObservation = isFlat ? described : described.slice(structure.dimensions.length)
  const atSeries = isFlat ? [] : described.slice(0, structure.dimensions.length)
  const ids = attributeIds(structure, isFlat)
  const attribute = (id: string): JsonObject => {
    const component = structure.attributes.find((candidate) => candidate.id === id)!
    const isIndexed = hasPositions(component, version)
    return {
      id,
      ...nameOf(names?.ofComponent(id), id),
      // Data messages know no groups, only their dimensions.
      relationship: relationshipObject(
        component.relationship.to === 'group'
          ? { to: 'dimensions', dimensions: groupDimensions(component, structure) }
          : component.relationship,
        version,
      ),
      ...(first ? {} : { isMandatory: component.mandatory }),
      ...(isIndexed
        ? { values: values.of(id).list.map((value) => attributeValue(component, value)) }
        : {}),
    }
  }
  const attributeValue = (component: Component, value: AttributeValue): JsonObject =>
    component.representation?.enumeration === undefined
      ? { name: String(value) }
      : coded(String(value), names?.ofCode(component.id, String(value)), languages)
  const links = [
    { rel: content.reference.kind, urn: formatUrn(content.reference, model) },
    ...(content.reference.kind === 'datastructure'
      ? []
      : [{ rel: 'datastructure', urn: formatUrn(referenceTo(structure), model) }]),
  ]
  const measures = structure.measures.map((measure) => ({
    id: measure.id,
    ...nameOf(names?.ofComponent(measure.id), measure.id),
    format: {
      dataType: measure.representation?.textType ?? (isNumeric(measure) ? 'Double' : 'String'),
    },
  }))
  return {
    links,
    ...nameOf(names?.ofStructure ?? structure.names, content.reference.id),
    dimensions: { dataSet: [], series: atSeries, observation: atObservation },
    ...(first ? {} : { measures: { observation: measures }, dataSets: [0] }),
    attributes: {
      dataSet: ids.dataSet.map(attribute),
      series: ids.series.map(attribute),
      observation: ids.observation.map(attribute),
    },
  }
}

/** Whether values of an attribute are told by position: always in 1.0, only single codes in 2.x. */
export const hasPositions = ({ representation }: Component, version: JsonVersion): boolean =>
  version === '1.0' ||
  (representation?.enumeration !== undefined && representation.maxOccurs === undefined)

/** A period with a length is no id in 2.x; 1.0 has only ids. */
function timeValue(text: string, version: JsonVersion): JsonObject {
  const span = periodSpan(text)
  const isId = version === '1.0' || /^[\w@$-]+$/.test(text)
  return {
    ...(isId ? { id: text } : { value: text }),
    name: text,
    ...(span === undefined || span.start === span.end ? {} : { start: `${span.start}Z` }),
  }
}

const coded = (
  id: string,
  names: LocalisedText | undefined,
  languages: readonly string[],
): JsonObject => ({
  id,
  ...(names === undefined ? { name: id } : { name: textIn(names, languages) ?? id, names }),
})
