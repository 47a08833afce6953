import type {
  Artefact,
  CubeRegion,
  DataConstraint,
  HierarchicalCode,
  Item,
  MemberSelection,
  TimeBound,
} from '../model/Artefact.ts'
import { ALL_KINDS, type ArtefactKind, kindNames, kindOfClass } from '../model/artefactKinds.ts'
import type { Reference } from '../model/Reference.ts'
import { malformed } from '../SdmxError.ts'
import { childOf, childrenOf, childText, type XmlElement } from '../xml/readXml.ts'
import { readComponents } from './readXmlComponents.ts'
import { readLocal, readNames, readReference, readRepresentation } from './readXmlParts.ts'

/** The kind of artefact an element is, if it is one that is read. */
export const kindOfElement = (name: string): ArtefactKind | undefined => {
  const found = kindOfClass(name)
  return found === undefined || found.isItem ? undefined : found.kind
}

/** The elements that hold artefacts, in both versions. */
export const CONTAINERS: ReadonlySet<string> = new Set(
  ALL_KINDS.flatMap((kind) => {
    const { container21, container30 } = kindNames(kind)
    return container21 === undefined ? [container30] : [container21, container30]
  }),
)

/**
 * The artefacts in an element: one, but several where a 2.1 list of hierarchies has several.
 *
 * @throws {DomainError} `bad_file` naming the artefact and what is wrong.
 */
export function readArtefact(kind: ArtefactKind, element: XmlElement): Artefact[] {
  const { id, agencyID } = element.attributes
  if (id === undefined || agencyID === undefined) {
    throw malformed(`<${element.name}> has no id or no agencyID`)
  }
  const common = readCommon(element, id, agencyID)
  switch (kind) {
    case 'datastructure':
      return [{ kind, ...common, ...readComponents(element) }]
    case 'dataflow':
      return [
        { kind, ...common, ...optional('structure', element, ['Structure'], 'datastructure') },
      ]
    case 'categorisation':
      return [
        {
          kind,
          ...common,
          ...optional('source', element, ['Source'], 'dataflow'),
          ...optional('target', element, ['Target'], 'categoryscheme'),
        },
      ]
    case 'provisionagreement':
      return [
        {
          kind,
          ...common,
          ...optional('dataflow', element, ['Dataflow', 'StructureUsage'], 'dataflow'),
          ...optional('provider', element, ['DataProvider'], 'dataproviderscheme'),
        },
      ]
    case 'dataconstraint': {
      const { annotations = [], ...names } = common
      return [{ kind, ...names, ...readConstraint(element, annotations) }]
    }
    case 'hierarchy':
      return readHierarchies(element, common)
    default: {
      const { itemClass } = kindNames(kind)
      const items = childrenOf(element, itemClass!).map((item) => readItem(item, itemClass!))
      return [{ kind, ...common, items }]
    }
  }
}

function readCommon(element: XmlElement, id: string, agency: string) {
  const { version, validFrom, validTo, isExternalReference, isPartial, isFinal } =
    element.attributes
  return {
    ...readNames(element, id),
    agency,
    version: version ?? '1.0',
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
    ...(isExternalReference === 'true' ? { isExternalReference: true } : {}),
    ...(isPartial === 'true' ? { isPartial: true } : {}),
    ...(isFinal === 'true' ? { isFinal: true } : {}),
  }
}

/** The reference in a child of one of the names, which only a stub may leave out. */
function optional<M extends string>(
  member: M,
  element: XmlElement,
  names: readonly string[],
  kind: ArtefactKind,
): { [name in M]?: Reference } {
  const child = names.flatMap((name) => childOf(element, name) ?? [])[0]
  if (child !== undefined) {
    return { [member]: readReference(child, kind) } as { [name in M]?: Reference }
  }
  if (element.attributes.isExternalReference === 'true') return {}
  throw malformed(`<${element.name} id="${element.attributes.id}"> has no <${names[0]}>`)
}

function readItem(element: XmlElement, itemClass: string): Item {
  const { id } = element.attributes
  if (id === undefined) throw malformed(`a <${element.name}> has no id`)
  const parent = childOf(element, 'Parent')
  const representation = readRepresentation(childOf(element, 'CoreRepresentation'))
  const items = childrenOf(element, itemClass).map((inner) => readItem(inner, itemClass))
  return {
    ...readNames(element, id),
    ...(parent === undefined ? {} : { parent: readLocal(parent) }),
    ...(representation === undefined ? {} : { representation }),
    ...(items.length === 0 ? {} : { items }),
  }
}

const COUNTS = { series_count: 'seriesCount', obs_count: 'observationCount' } as const

function readConstraint(
  element: XmlElement,
  annotations: NonNullable<Artefact['annotations']>,
): Omit<DataConstraint, 'kind' | 'id' | 'agency' | 'version' | 'names'> {
  const attachment = childOf(element, 'ConstraintAttachment')
  const attachedTo = (attachment?.children ?? []).flatMap((child) => {
    const found = kindOfClass(child.name)
    return found === undefined ? [] : [readReference(child, found.kind)]
  })
  const role = element.attributes.role ?? element.attributes.type ?? 'Actual'
  const counts = annotations.flatMap(({ id, title }) =>
    (id === 'series_count' || id === 'obs_count') && /^\d{1,15}$/.test(title ?? '')
      ? [[COUNTS[id], Number(title)] as const]
      : [],
  )
  const others = annotations.filter(({ id }) => id !== 'series_count' && id !== 'obs_count')
  return {
    ...(others.length === 0 ? {} : { annotations: others }),
    role: role === 'Allowed' ? 'allowed' : 'actual',
    attachedTo,
    regions: childrenOf(element, 'CubeRegion').map(readRegion),
    ...Object.fromEntries(counts),
  }
}

const readRegion = (element: XmlElement): CubeRegion => ({
  isIncluded: element.attributes.include !== 'false',
  keyValues: childrenOf(element, 'KeyValue').map(readMember),
  components: [...childrenOf(element, 'Attribute'), ...childrenOf(element, 'Component')].map(
    readMember,
  ),
})

function readMember(element: XmlElement): MemberSelection {
  const id = element.attributes.id ?? ''
  const range = childOf(element, 'TimeRange')
  if (range === undefined) {
    return { id, values: childrenOf(element, 'Value').map(({ text }) => text.trim()) }
  }
  const start = readBound(childOf(range, 'StartPeriod') ?? childOf(range, 'AfterPeriod'))
  const end = readBound(childOf(range, 'EndPeriod') ?? childOf(range, 'BeforePeriod'))
  return {
    id,
    timeRange: {
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
    },
  }
}

const readBound = (element: XmlElement | undefined): TimeBound | undefined =>
  element === undefined
    ? undefined
    : { period: element.text.trim(), isInclusive: element.attributes.isInclusive !== 'false' }

function readHierarchies(
  element: XmlElement,
  common: ReturnType<typeof readCommon>,
): Extract<Artefact, { kind: 'hierarchy' }>[] {
  const aliases = new Map(
    childrenOf(element, 'IncludedCodelist').map((list) => [
      list.attributes.alias ?? '',
      readReference(list, 'codelist'),
    ]),
  )
  const codesOf = (holder: XmlElement): HierarchicalCode[] =>
    childrenOf(holder, 'HierarchicalCode').map((code) => {
      const { id, validFrom, validTo } = code.attributes
      const named = childOf(code, 'Code')
      const list = aliases.get(childText(code, 'CodelistAliasRef') ?? '')
      const local = childOf(code, 'CodeID')
      if (named === undefined && (list === undefined || local === undefined)) {
        throw malformed(`hierarchical code ${id ?? ''} of ${common.id} names no code`)
      }
      return {
        id: id ?? '',
        code:
          named === undefined
            ? { ...list!, item: readLocal(local!) }
            : readReference(named, 'codelist'),
        ...(validFrom === undefined ? {} : { validFrom }),
        ...(validTo === undefined ? {} : { validTo }),
        codes: codesOf(code),
      }
    })
  if (element.name === 'Hierarchy')
    return [{ kind: 'hierarchy', ...common, codes: codesOf(element) }]
  const hierarchies = childrenOf(element, 'Hierarchy')
  if (hierarchies.length === 1) {
    return [{ kind: 'hierarchy', ...common, codes: codesOf(hierarchies[0]!) }]
  }
  return hierarchies.map((hierarchy) => ({
    kind: 'hierarchy',
    ...common,
    ...readNames(hierarchy, `${common.id}_${hierarchy.attributes.id}`),
    codes: codesOf(hierarchy),
  }))
}
