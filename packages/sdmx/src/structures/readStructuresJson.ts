import type { JsonLimits, JsonObject, JsonValue } from '../json/JsonParser.ts'
import { isObject, objectsIn, readJson, textIn, textsIn } from '../json/readJson.ts'
import type {
  Annotation,
  Artefact,
  AttributeRelationship,
  Component,
  DataConstraint,
  HierarchicalCode,
  Item,
  LocalisedText,
  MemberSelection,
  Nameable,
  Representation,
  TextType,
  TimeBound,
} from '../model/Artefact.ts'
import { ALL_KINDS, type ArtefactKind, kindNames } from '../model/artefactKinds.ts'
import { parseUrn, type Reference } from '../model/Reference.ts'
import { malformed } from '../SdmxError.ts'
import type { Chunks } from '../text/chunks.ts'
import { ITEM_MEMBERS } from './jsonArtefacts.ts'

const KIND_OF_MEMBER: ReadonlyMap<string, ArtefactKind> = new Map(
  ALL_KINDS.flatMap((kind) => {
    const { json10, json20 } = kindNames(kind)
    return [json10, json20].flatMap((member) =>
      member === undefined ? [] : [[member, kind] as const],
    )
  }),
)

export interface JsonStructureReading {
  readonly limits?: JsonLimits
  readonly mostCharacters?: number
  /** Told the name of every member that holds artefacts of a kind that is not read. */
  readonly onPassedOver?: (name: string) => void
}

/**
 * The artefacts of a structure message of SDMX-JSON 1.0, 2.0 or 2.1, one by one.
 *
 * @throws {DomainError} `bad_file` when it is no such message, or malformed, cut off or hostile.
 * @remarks Holds one artefact at a time.
 */
export async function* readStructuresJson(
  chunks: Chunks,
  reading: JsonStructureReading = {},
): AsyncGenerator<Artefact> {
  const { onPassedOver, ...rest } = reading
  const goesThrough = (path: readonly (string | number)[]) =>
    path.length === 0 ||
    (path[0] === 'data' &&
      (path.length === 1 || (path.length === 2 && KIND_OF_MEMBER.has(String(path[1])))))
  for await (const items of readJson(chunks, { ...rest, goesThrough })) {
    for (const { path, value } of items) {
      if (path[0] !== 'data' || path.length < 2) continue
      const kind = KIND_OF_MEMBER.get(String(path[1]))
      if (kind === undefined) onPassedOver?.(String(path[1]))
      else if (path.length === 3 && isObject(value)) yield* readArtefact(kind, value)
      else throw malformed(`data.${path.slice(1).join('.')} is not a list of artefacts`)
    }
  }
}

const optional = <K extends string, V>(name: K, value: V | undefined): { [key in K]?: V } =>
  (value === undefined ? {} : { [name]: value }) as { [key in K]?: V }

function readTexts(object: JsonObject, one: string, all: string): LocalisedText | undefined {
  const texts = object[all]
  if (isObject(texts)) {
    const entries = Object.entries(texts).filter(([, text]) => typeof text === 'string')
    return Object.fromEntries(entries) as LocalisedText
  }
  const text = textIn(object, one)
  return text === undefined ? undefined : { en: text }
}

function readNames(object: JsonObject): Nameable {
  const annotations = objectsIn(object.annotations).map(readAnnotation)
  return {
    id: neededText(object, 'id'),
    names: readTexts(object, 'name', 'names') ?? {},
    ...optional('descriptions', readTexts(object, 'description', 'descriptions')),
    ...(annotations.length === 0 ? {} : { annotations }),
  }
}

const readAnnotation = (object: JsonObject): Annotation => ({
  ...optional('id', textIn(object, 'id')),
  ...optional('title', textIn(object, 'title')),
  ...optional('type', textIn(object, 'type')),
  ...optional('texts', readTexts(object, 'text', 'texts')),
  ...optional('value', textIn(object, 'value')),
})

function neededText(object: JsonObject, name: string): string {
  const text = textIn(object, name)
  if (text !== undefined) return text
  throw malformed(
    `an artefact${object.id === undefined ? '' : ` with id "${object.id}"`} has no ${name}`,
  )
}

function readUrn(value: JsonValue | undefined, where: string): Reference {
  const reference = typeof value === 'string' ? parseUrn(value) : undefined
  if (reference !== undefined) return reference
  throw malformed(`${where} refers to "${String(value).slice(0, 200)}", which is not a known URN`)
}

function readArtefact(kind: ArtefactKind, object: JsonObject): Artefact[] {
  const names = readNames(object)
  const common = {
    ...names,
    agency: neededText(object, 'agencyID'),
    version: textIn(object, 'version') ?? '1.0',
    ...optional('validFrom', textIn(object, 'validFrom')),
    ...optional('validTo', textIn(object, 'validTo')),
    ...(object.isExternalReference === true ? { isExternalReference: true } : {}),
    ...(object.isPartial === true ? { isPartial: true } : {}),
    ...(object.isFinal === true ? { isFinal: true } : {}),
  }
  const where = `${kind} ${names.id}`
  // Only a stub may leave a reference out.
  const named = (value: JsonValue | undefined) =>
    value === undefined && object.isExternalReference === true ? undefined : readUrn(value, where)
  switch (kind) {
    case 'datastructure':
      return [{ kind, ...common, ...readComponents(object, where) }]
    case 'dataflow':
      return [{ kind, ...common, ...optional('structure', named(object.structure)) }]
    case 'categorisation':
      return [
        {
          kind,
          ...common,
          ...optional('source', named(object.source)),
          ...optional('target', named(object.target)),
        },
      ]
    case 'provisionagreement':
      return [
        {
          kind,
          ...common,
          ...optional('dataflow', named(object.dataflow ?? object.structureUsage)),
          ...optional('provider', named(object.dataProvider)),
        },
      ]
    case 'dataconstraint': {
      const { annotations = [], ...others } = common
      return [{ kind, ...others, ...readConstraint(object, annotations, where) }]
    }
    case 'hierarchy': {
      const inner = object.hierarchies === undefined ? undefined : objectsIn(object.hierarchies)
      if (inner === undefined || inner.length === 1) {
        return [{ kind, ...common, codes: readCodes(inner?.[0] ?? object, where) }]
      }
      return inner.map((hierarchy) => {
        const own = readNames(hierarchy)
        return {
          kind,
          ...common,
          ...own,
          id: `${common.id}_${own.id}`,
          codes: readCodes(hierarchy, where),
        }
      })
    }
    default:
      return [{ kind, ...common, items: objectsIn(object[ITEM_MEMBERS[kind]]).map(readItem) }]
  }
}

function readItem(object: JsonObject): Item {
  const parent = textIn(object, 'parent')
  const representation = readRepresentation(object.coreRepresentation, 'a concept')
  const items = objectsIn(object.categories).map(readItem)
  return {
    ...readNames(object),
    ...optional('parent', parent === undefined ? undefined : (parseUrn(parent)?.item ?? parent)),
    ...optional('representation', representation),
    ...(items.length === 0 ? {} : { items }),
  }
}

function readRepresentation(
  value: JsonValue | undefined,
  where: string,
): Representation | undefined {
  if (!isObject(value)) return undefined
  const { maxOccurs } = value
  const occurs: Pick<Representation, 'maxOccurs'> =
    maxOccurs === 'unbounded' || (typeof maxOccurs === 'number' && maxOccurs !== 1)
      ? { maxOccurs }
      : {}
  if (value.enumeration !== undefined) {
    return { enumeration: readUrn(value.enumeration, where), ...occurs }
  }
  const format = value.format ?? value.textFormat
  if (!isObject(format)) return Object.keys(occurs).length === 0 ? undefined : occurs
  const numbers = (['minLength', 'maxLength', 'minValue', 'maxValue', 'decimals'] as const).flatMap(
    (name) => (typeof format[name] === 'number' ? [[name, format[name]] as const] : []),
  )
  return {
    textType: (textIn(format, 'dataType') ?? textIn(format, 'textType') ?? 'String') as TextType,
    ...Object.fromEntries(numbers),
    ...optional('pattern', textIn(format, 'pattern')),
    ...occurs,
  }
}

function readComponents(object: JsonObject, where: string) {
  const components = isObject(object.dataStructureComponents) ? object.dataStructureComponents : {}
  const list = (name: string): JsonObject => {
    const value = components[name]
    return isObject(value) ? value : {}
  }
  const dimensionList = list('dimensionList')
  const [time] = [
    ...(isObject(dimensionList.timeDimension) ? [dimensionList.timeDimension] : []),
    ...objectsIn(dimensionList.timeDimensions),
  ]
  const dimensions = [
    ...objectsIn(dimensionList.dimensions),
    ...objectsIn(dimensionList.measureDimensions),
  ].sort((a, b) => Number(a.position ?? 0) - Number(b.position ?? 0))
  const measureList = list('measureList')
  const primary = measureList.primaryMeasure
  return {
    dimensions: dimensions.map((dimension) => readComponent(dimension, where)),
    ...(time === undefined ? {} : { timeDimension: readComponent(time, where, 'TIME_PERIOD') }),
    groups: objectsIn(components.groups).map((group) => ({
      id: neededText(group, 'id'),
      dimensions: textsIn(group.groupDimensions),
    })),
    attributes: objectsIn(list('attributeList').attributes).map((attribute) => ({
      ...readComponent(attribute, where),
      mandatory: attribute.usage === 'mandatory' || attribute.assignmentStatus === 'Mandatory',
      relationship: readRelationship(attribute.attributeRelationship),
    })),
    measures: isObject(primary)
      ? [{ ...readComponent(primary, where, 'OBS_VALUE'), mandatory: true }]
      : objectsIn(measureList.measures).map((measure) => ({
          ...readComponent(measure, where),
          mandatory: measure.usage === 'mandatory',
        })),
  }
}

function readComponent(object: JsonObject, where: string, usualId?: string): Component {
  const concept = readUrn(object.conceptIdentity, where)
  const annotations = objectsIn(object.annotations).map(readAnnotation)
  return {
    id: textIn(object, 'id') ?? usualId ?? concept.item ?? '',
    concept,
    ...optional('representation', readRepresentation(object.localRepresentation, where)),
    ...(annotations.length === 0 ? {} : { annotations }),
  }
}

function readRelationship(value: JsonValue | undefined): AttributeRelationship {
  if (!isObject(value)) return { to: 'observation' }
  const dimensions = textsIn(value.dimensions)
  if (dimensions.length > 0) return { to: 'dimensions', dimensions }
  if (typeof value.group === 'string') return { to: 'group', group: value.group }
  return value.none !== undefined || value.dataflow !== undefined
    ? { to: 'dataset' }
    : { to: 'observation' }
}

function readConstraint(
  object: JsonObject,
  annotations: readonly Annotation[],
  where: string,
): Omit<DataConstraint, 'kind' | 'id' | 'agency' | 'version' | 'names'> {
  const attachment = isObject(object.constraintAttachment) ? object.constraintAttachment : {}
  // Members of others begin with x-.
  const own = Object.entries(attachment).filter(([name]) => !name.startsWith('x-'))
  const attachedTo = own.flatMap(([, value]) =>
    (typeof value === 'string' ? [value] : textsIn(value)).map((urn) => readUrn(urn, where)),
  )
  const titleOf = (id: string) => annotations.find((annotation) => annotation.id === id)?.title
  const countOf = (id: string) => {
    const title = titleOf(id)
    return title !== undefined && /^\d{1,15}$/.test(title) ? Number(title) : undefined
  }
  const inPlace = ['series_count', 'obs_count', 'role']
  const others = annotations.filter(({ id }) => id === undefined || !inPlace.includes(id))
  const isActual = object.type === 'Actual' || titleOf('role') === 'Actual'
  return {
    ...(others.length === 0 ? {} : { annotations: others }),
    role: isActual ? 'actual' : 'allowed',
    attachedTo,
    regions: objectsIn(object.cubeRegions).map((region) => ({
      isIncluded: region.include !== false && region.isIncluded !== false,
      keyValues: objectsIn(region.keyValues).map(readMember),
      components: objectsIn(region.components ?? region.attributes).map(readMember),
    })),
    ...optional('seriesCount', countOf('series_count')),
    ...optional('observationCount', countOf('obs_count')),
  }
}

function readMember(object: JsonObject): MemberSelection {
  const id = neededText(object, 'id')
  const range = object.timeRange
  if (!isObject(range)) {
    const values = Array.isArray(object.values) ? object.values : []
    return {
      id,
      values: values.flatMap((value) =>
        typeof value === 'string' ? [value] : isObject(value) ? [neededText(value, 'value')] : [],
      ),
    }
  }
  return {
    id,
    timeRange: {
      ...optional('start', readBound(range.startPeriod ?? range.afterPeriod)),
      ...optional('end', readBound(range.endPeriod ?? range.beforePeriod)),
    },
  }
}

const readBound = (value: JsonValue | undefined): TimeBound | undefined =>
  isObject(value)
    ? { period: neededText(value, 'period'), isInclusive: value.isInclusive !== false }
    : undefined

const readCodes = (holder: JsonObject, where: string): HierarchicalCode[] =>
  objectsIn(holder.hierarchicalCodes).map((code) => ({
    id: neededText(code, 'id'),
    code: readUrn(code.code, where),
    ...optional('validFrom', textIn(code, 'validFrom')),
    ...optional('validTo', textIn(code, 'validTo')),
    codes: readCodes(code, where),
  }))
