import {
  type Artefact,
  type DataConstraint,
  type HierarchicalCode,
  type Hierarchy,
  type Item,
  isItemScheme,
  type MemberSelection,
  referenceTo,
} from '../model/Artefact.ts'
import { kindNames, type ModelVersion } from '../model/artefactKinds.ts'
import { artefactOf, formatUrn, type Reference } from '../model/Reference.ts'
import { element, type XmlNode } from '../xml/writeXml.ts'
import { componentNodes, representationNode } from './xmlComponents.ts'
import { annotationNodes, elementName, nameNodes, referenceNode } from './xmlDialect.ts'

/** An artefact as an element of SDMX-ML; undefined where the version does not have its kind. */
export function artefactNode(artefact: Artefact, model: ModelVersion): XmlNode | undefined {
  if (model === '2.1' && kindNames(artefact.kind).container21 === undefined) return undefined
  const { id, agency, version, validFrom, validTo, isExternalReference, isPartial } = artefact
  const attributes = {
    id,
    urn: formatUrn(referenceTo(artefact), model),
    agencyID: agency,
    // Schemes of organisations have no versions in 3.0.
    version: model === '3.0' && ORGANISATIONS.includes(artefact.kind) ? undefined : version,
    validFrom,
    validTo,
    isFinal: model === '2.1' ? artefact.isFinal : undefined,
    isExternalReference,
    isPartial: isItemScheme(artefact) ? isPartial : undefined,
    ...ownAttributes(artefact, model),
  }
  const annotated =
    artefact.kind === 'dataconstraint'
      ? { ...artefact, annotations: withCounts(artefact) }
      : artefact
  return element(`str:${elementName(artefact.kind, model)}`, attributes, [
    ...nameNodes(annotated, model),
    ...contentNodes(artefact, model),
  ])
}

const ORGANISATIONS: readonly string[] = [
  'agencyscheme',
  'dataconsumerscheme',
  'dataproviderscheme',
  'organisationunitscheme',
]

function ownAttributes(artefact: Artefact, model: ModelVersion): XmlNode['attributes'] {
  if (artefact.kind === 'dataconstraint') {
    const role = artefact.role === 'allowed' ? 'Allowed' : 'Actual'
    return model === '2.1' ? { type: role } : { role }
  }
  return artefact.kind === 'hierarchy' && model === '3.0' ? { hasFormalLevels: false } : {}
}

function contentNodes(artefact: Artefact, model: ModelVersion): XmlNode[] {
  switch (artefact.kind) {
    case 'datastructure':
      return artefact.dimensions.length + artefact.measures.length === 0
        ? []
        : componentNodes(artefact, model)
    case 'dataflow':
      return given('str:Structure', artefact.structure, model)
    case 'categorisation':
      return [
        ...given('str:Source', artefact.source, model),
        ...given('str:Target', artefact.target, model),
      ]
    case 'provisionagreement': {
      const flow = model === '2.1' ? 'str:StructureUsage' : 'str:Dataflow'
      return [
        ...given(flow, artefact.dataflow, model),
        ...given('str:DataProvider', artefact.provider, model),
      ]
    }
    case 'dataconstraint':
      return constraintNodes(artefact, model)
    case 'hierarchy':
      return hierarchyNodes(artefact, model)
    default:
      return artefact.items.map((item) => itemNode(artefact, item, '', model))
  }
}

/** Stubs leave references out. */
const given = (name: string, reference: Reference | undefined, model: ModelVersion): XmlNode[] =>
  reference === undefined ? [] : [referenceNode(name, reference, model)]

function itemNode(
  scheme: Extract<Artefact, { items: unknown }>,
  item: Item,
  path: string,
  model: ModelVersion,
): XmlNode {
  const name = kindNames(scheme.kind).itemClass!
  const whole = `${path}${item.id}`
  const urn =
    scheme.kind === 'valuelist'
      ? undefined
      : formatUrn({ ...artefactOf(referenceTo(scheme)), item: whole }, model)
  const parent =
    item.parent === undefined
      ? []
      : [
          element(
            'str:Parent',
            {},
            model === '3.0' ? item.parent : [element('Ref', { id: item.parent })],
          ),
        ]
  return element(`str:${name}`, { id: item.id, urn }, [
    ...nameNodes(item, model),
    ...parent,
    ...(item.representation === undefined
      ? []
      : [representationNode('str:CoreRepresentation', item.representation, model)]),
    ...(item.items ?? []).map((inner) => itemNode(scheme, inner, `${whole}.`, model)),
  ])
}

function constraintNodes(constraint: DataConstraint, model: ModelVersion): XmlNode[] {
  const attached = constraint.attachedTo.map((reference) =>
    referenceNode(
      `str:${kindNames(reference.kind).itemClass && reference.item !== undefined ? kindNames(reference.kind).itemClass : kindNames(reference.kind).className}`,
      reference,
      model,
    ),
  )
  const prefix = model === '2.1' ? 'com' : 'str'
  const other = model === '2.1' ? 'com:Attribute' : 'str:Component'
  return [
    ...(attached.length === 0 ? [] : [element('str:ConstraintAttachment', {}, attached)]),
    ...constraint.regions.map(({ isIncluded, keyValues, components }) =>
      element('str:CubeRegion', { include: isIncluded }, [
        ...keyValues.map((member) => memberNode(`${prefix}:KeyValue`, member, prefix)),
        ...components.map((member) => memberNode(other, member, prefix)),
      ]),
    ),
  ]
}

function memberNode(
  name: string,
  { id, values, timeRange }: MemberSelection,
  prefix: string,
): XmlNode {
  if (timeRange === undefined) {
    return element(
      name,
      { id },
      (values ?? []).map((value) => element(`${prefix}:Value`, {}, value)),
    )
  }
  const { start, end } = timeRange
  const both = start !== undefined && end !== undefined
  const bound = (label: string, at: typeof start): XmlNode[] =>
    at === undefined
      ? []
      : [element(`${prefix}:${label}`, { isInclusive: at.isInclusive }, at.period)]
  return element(name, { id }, [
    element(`${prefix}:TimeRange`, {}, [
      ...bound(both ? 'StartPeriod' : 'AfterPeriod', start),
      ...bound(both ? 'EndPeriod' : 'BeforePeriod', end),
    ]),
  ])
}

/** Counts of an availability answer have no place of their own in SDMX-ML. */
const withCounts = ({ annotations, seriesCount, observationCount }: DataConstraint) => [
  ...(annotations ?? []),
  ...(seriesCount === undefined
    ? []
    : [{ id: 'series_count', type: 'sdmx_metrics', title: String(seriesCount) }]),
  ...(observationCount === undefined
    ? []
    : [{ id: 'obs_count', type: 'sdmx_metrics', title: String(observationCount) }]),
]

function hierarchyNodes(hierarchy: Hierarchy, model: ModelVersion): XmlNode[] {
  const codes = hierarchy.codes.map((code) => codeNode(code, model))
  if (model === '3.0') return codes
  // In 2.1 a hierarchy lies in a list of hierarchies, which here has one.
  return [
    element('str:Hierarchy', { id: hierarchy.id, leveled: false }, [
      ...nameNodes({ names: hierarchy.names }, model),
      ...codes,
    ]),
  ]
}

const codeNode = (
  { id, code, validFrom, validTo, codes }: HierarchicalCode,
  model: ModelVersion,
): XmlNode =>
  element('str:HierarchicalCode', { id, validFrom, validTo }, [
    ...annotationNodes(undefined, model),
    referenceNode('str:Code', code, model),
    ...codes.map((inner) => codeNode(inner, model)),
  ])
