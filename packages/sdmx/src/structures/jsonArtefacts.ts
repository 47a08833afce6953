import type { JsonObject } from '../json/JsonParser.ts'
import { textIn } from '../MessageHeader.ts'
import {
  type Annotation,
  type Artefact,
  type AttributeRelationship,
  type Component,
  type DataConstraint,
  type DataStructure,
  type HierarchicalCode,
  type Item,
  isItemScheme,
  type LocalisedText,
  type MemberSelection,
  type Nameable,
  type Representation,
  referenceTo,
} from '../model/Artefact.ts'
import { kindNames } from '../model/artefactKinds.ts'
import { formatUrn, type Reference } from '../model/Reference.ts'

/** SDMX-JSON 1.0 goes with the model of 2.1, 2.0 and 2.1 with that of 3.0. */
export type JsonVersion = '1.0' | '2.0' | '2.1'

/** A value that may hold undefined members, which JSON leaves out. */
type Loose = { readonly [name: string]: unknown }

const modelOf = (version: JsonVersion) => (version === '1.0' ? '2.1' : '3.0')

/** An artefact as an object of SDMX-JSON; undefined where the version does not have its kind. */
export function artefactObject(
  artefact: Artefact,
  version: JsonVersion,
  languages: readonly string[],
): JsonObject | undefined {
  if (version === '1.0' && kindNames(artefact.kind).json10 === undefined) return undefined
  const { id, agency, validFrom, validTo, isExternalReference, isFinal } = artefact
  const annotations = annotationsOf(artefact)
  const names = annotations === undefined ? artefact : { ...artefact, annotations }
  return clean({
    id,
    agencyID: agency,
    version: artefact.version,
    ...nameMembers(names, languages),
    validFrom,
    validTo,
    isExternalReference,
    isFinal: version === '1.0' ? isFinal : undefined,
    links: [self(referenceTo(artefact), version)],
    isPartial: isItemScheme(artefact) ? artefact.isPartial : undefined,
    ...contentMembers(artefact, version, languages),
  })
}

/** Members without those that are undefined. */
function clean(object: Loose): JsonObject {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as JsonObject
}

const unlessEmpty = <T>(values: readonly T[]): readonly T[] | undefined =>
  values.length === 0 ? undefined : values

const self = (reference: Reference, version: JsonVersion): JsonObject => ({
  rel: 'self',
  urn: formatUrn(reference, modelOf(version)),
})

/** Texts in the best language and in all of them. */
export const localised = (
  name: string,
  plural: string,
  text: LocalisedText | undefined,
  languages: readonly string[],
): JsonObject =>
  text === undefined || Object.keys(text).length === 0
    ? {}
    : { [name]: textIn(text, languages) ?? '', [plural]: text }

const nameMembers = (
  { names, descriptions, annotations }: Partial<Nameable>,
  languages: readonly string[],
): Loose => ({
  ...localised('name', 'names', names, languages),
  ...localised('description', 'descriptions', descriptions, languages),
  annotations:
    annotations === undefined || annotations.length === 0
      ? undefined
      : annotations.map((annotation) => annotationObject(annotation, languages)),
})

const annotationObject = (
  { id, title, type, texts, value }: Annotation,
  languages: readonly string[],
): JsonObject => clean({ id, title, type, value, ...localised('text', 'texts', texts, languages) })

function contentMembers(
  artefact: Artefact,
  version: JsonVersion,
  languages: readonly string[],
): Loose {
  const urn = (reference: Reference | undefined) =>
    reference === undefined ? undefined : formatUrn(reference, modelOf(version))
  switch (artefact.kind) {
    case 'datastructure':
      return artefact.dimensions.length + artefact.measures.length === 0
        ? {}
        : { dataStructureComponents: componentsObject(artefact, version, languages) }
    case 'dataflow':
      return { structure: urn(artefact.structure) }
    case 'categorisation':
      return { source: urn(artefact.source), target: urn(artefact.target) }
    case 'provisionagreement':
      return {
        [version === '1.0' ? 'structureUsage' : 'dataflow']: urn(artefact.dataflow),
        dataProvider: urn(artefact.provider),
      }
    case 'dataconstraint':
      return constraintMembers(artefact, version)
    case 'hierarchy': {
      const codes = artefact.codes.map((code) => codeObject(code, version))
      return version === '1.0'
        ? {
            hierarchies: [
              clean({
                id: artefact.id,
                ...nameMembers({ names: artefact.names }, languages),
                leveled: false,
                hierarchicalCodes: unlessEmpty(codes),
              }),
            ],
          }
        : { hasFormalLevels: false, hierarchicalCodes: unlessEmpty(codes) }
    }
    default:
      return {
        [ITEM_MEMBERS[artefact.kind]]: unlessEmpty(
          artefact.items.map((item) => itemObject(artefact, item, '', version, languages)),
        ),
      }
  }
}

/** The member that holds the items of a scheme. */
export const ITEM_MEMBERS = {
  agencyscheme: 'agencies',
  dataconsumerscheme: 'dataConsumers',
  dataproviderscheme: 'dataProviders',
  organisationunitscheme: 'organisationUnits',
  categoryscheme: 'categories',
  codelist: 'codes',
  valuelist: 'valueItems',
  conceptscheme: 'concepts',
} as const

function itemObject(
  scheme: Extract<Artefact, { items: unknown }>,
  item: Item,
  path: string,
  version: JsonVersion,
  languages: readonly string[],
): JsonObject {
  const whole = `${path}${item.id}`
  const reference = { ...referenceTo(scheme), item: whole }
  const parent =
    item.parent !== undefined &&
    (scheme.kind === 'conceptscheme' || scheme.kind === 'organisationunitscheme') &&
    version === '1.0'
      ? formatUrn({ ...reference, item: item.parent }, '2.1')
      : item.parent
  return clean({
    id: item.id,
    ...nameMembers(item, languages),
    links: scheme.kind === 'valuelist' ? undefined : [self(reference, version)],
    parent,
    coreRepresentation:
      item.representation === undefined
        ? undefined
        : representationObject(item.representation, version),
    categories: unlessEmpty(
      (item.items ?? []).map((inner) => itemObject(scheme, inner, `${whole}.`, version, languages)),
    ),
  })
}

function representationObject(representation: Representation, version: JsonVersion): JsonObject {
  const { enumeration, textType, maxOccurs, ...limits } = representation
  const occurs = version === '1.0' ? {} : { maxOccurs }
  if (enumeration !== undefined) {
    return clean({ enumeration: formatUrn(enumeration, modelOf(version)), ...occurs })
  }
  const type = textType ?? 'String'
  return version === '1.0'
    ? clean({ textFormat: clean({ textType: type, ...limits }) })
    : clean({ format: clean({ dataType: type, ...limits }), ...occurs })
}

function componentsObject(
  structure: DataStructure,
  version: JsonVersion,
  languages: readonly string[],
): JsonObject {
  const first = version === '1.0'
  const component = ({ id, concept, representation, annotations }: Component): Loose => ({
    id,
    ...nameMembers({ ...(annotations && { annotations }) }, languages),
    conceptIdentity: formatUrn(concept, modelOf(version)),
    localRepresentation:
      representation === undefined ? undefined : representationObject(representation, version),
  })
  const { timeDimension: time, measures } = structure
  const timeObject =
    time === undefined
      ? undefined
      : clean({
          ...component({
            ...time,
            representation: time.representation ?? { textType: 'ObservationalTimePeriod' },
          }),
          type: first ? 'TimeDimension' : undefined,
        })
  const dimensions = structure.dimensions.map((dimension, i) =>
    clean({ ...component(dimension), position: i, type: first ? 'Dimension' : undefined }),
  )
  const attributes = [
    ...structure.attributes,
    // SDMX-JSON 1.0 has one measure.
    ...(first ? measures.slice(1) : []).map((measure) => ({
      ...measure,
      relationship: { to: 'observation' } as const,
    })),
  ].map((attribute) =>
    clean({
      ...component(attribute),
      [first ? 'assignmentStatus' : 'usage']: usage(attribute.mandatory, first),
      attributeRelationship: relationshipObject(attribute.relationship, version),
    }),
  )
  return clean({
    attributeList: attributes.length === 0 ? undefined : { id: 'AttributeDescriptor', attributes },
    dimensionList: clean({
      id: 'DimensionDescriptor',
      dimensions: unlessEmpty(dimensions),
      timeDimension: first ? undefined : timeObject,
      timeDimensions: first && timeObject !== undefined ? [timeObject] : undefined,
    }),
    groups: unlessEmpty(
      structure.groups.map((group) => ({ id: group.id, groupDimensions: group.dimensions })),
    ),
    measureList: measureList(measures.map(component), measures, first),
  })
}

function measureList(
  components: readonly Loose[],
  measures: DataStructure['measures'],
  first: boolean,
): JsonObject | undefined {
  if (components.length === 0) return undefined
  return first
    ? { id: 'MeasureDescriptor', primaryMeasure: clean({ ...components[0], id: 'OBS_VALUE' }) }
    : {
        id: 'MeasureDescriptor',
        measures: components.map((component, i) =>
          clean({ ...component, usage: usage(measures[i]!.mandatory, first) }),
        ),
      }
}

function usage(mandatory: boolean, first: boolean): string {
  if (first) return mandatory ? 'Mandatory' : 'Conditional'
  return mandatory ? 'mandatory' : 'optional'
}

/** To what an attribute belongs, as structure and data messages both write it. */
export function relationshipObject(
  relationship: AttributeRelationship,
  version: JsonVersion,
): JsonObject {
  switch (relationship.to) {
    case 'dataset':
      return version === '1.0' ? { none: {} } : { dataflow: {} }
    case 'dimensions':
      return { dimensions: relationship.dimensions }
    case 'group':
      return { group: relationship.group }
    case 'observation':
      return version === '1.0' ? { primaryMeasure: 'OBS_VALUE' } : { observation: {} }
  }
}

function constraintMembers(constraint: DataConstraint, version: JsonVersion): Loose {
  const first = version === '1.0'
  const attached: Record<string, unknown> = {}
  for (const reference of constraint.attachedTo) {
    const urn = formatUrn(reference, modelOf(version))
    if (reference.kind === 'dataproviderscheme') attached.dataProvider = urn
    else {
      const member = kindNames(reference.kind).json20
      attached[member] = [...((attached[member] as string[] | undefined) ?? []), urn]
    }
  }
  const role = constraint.role === 'allowed' ? 'Allowed' : 'Actual'
  return {
    type: first ? role : undefined,
    constraintAttachment: Object.keys(attached).length === 0 ? undefined : attached,
    cubeRegions: unlessEmpty(
      constraint.regions.map(({ isIncluded, keyValues, components }) =>
        clean({
          [first ? 'isIncluded' : 'include']: isIncluded,
          keyValues: unlessEmpty(keyValues.map((member) => memberObject(member))),
          [first ? 'attributes' : 'components']: unlessEmpty(
            components.map((member) => memberObject(member)),
          ),
        }),
      ),
    ),
  }
}

function memberObject({ id, values, timeRange }: MemberSelection): JsonObject {
  if (timeRange === undefined) return { id, values: values ?? [] }
  const { start, end } = timeRange
  const both = start !== undefined && end !== undefined
  const range = clean({
    [both ? 'startPeriod' : 'afterPeriod']: start,
    [both ? 'endPeriod' : 'beforePeriod']: end,
  })
  return { id, timeRange: range }
}

const codeObject = (
  { id, code, validFrom, validTo, codes }: HierarchicalCode,
  version: JsonVersion,
): JsonObject =>
  clean({
    id,
    validFrom,
    validTo,
    code: formatUrn(code, modelOf(version)),
    hierarchicalCodes: unlessEmpty(codes.map((inner) => codeObject(inner, version))),
  })

/** Counts, and the role of a constraint in SDMX-JSON 2, have no members of their own. */
function annotationsOf(artefact: Artefact): readonly Annotation[] | undefined {
  if (artefact.kind !== 'dataconstraint') return artefact.annotations
  const { annotations, seriesCount, observationCount } = artefact
  const count = (id: string, value: number | undefined): Annotation[] =>
    value === undefined ? [] : [{ id, type: 'sdmx_metrics', title: String(value) }]
  return [
    ...(annotations ?? []),
    ...count('series_count', seriesCount),
    ...count('obs_count', observationCount),
    ...(artefact.role === 'actual'
      ? [{ id: 'role', type: 'constraint_role', title: 'Actual' }]
      : []),
  ]
}
