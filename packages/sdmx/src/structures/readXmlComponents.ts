import type {
  AttributeRelationship,
  Component,
  DataAttribute,
  DataStructure,
  Measure,
} from '../model/Artefact.ts'
import { malformed } from '../SdmxError.ts'
import { childOf, childrenOf, type XmlElement } from '../xml/readXml.ts'
import { readAnnotations, readLocal, readReference, readRepresentation } from './readXmlParts.ts'

type Components = Pick<
  DataStructure,
  'dimensions' | 'timeDimension' | 'groups' | 'attributes' | 'measures'
>

/** The components of a data structure; none of a stub. */
export function readComponents(element: XmlElement): Components {
  const components = childOf(element, 'DataStructureComponents')
  const nothing = { dimensions: [], groups: [], attributes: [], measures: [] }
  if (components === undefined) return nothing
  const dimensionList = childOf(components, 'DimensionList')
  const time = dimensionList === undefined ? undefined : childOf(dimensionList, 'TimeDimension')
  // The measure dimension of 2.1 is a dimension like the others for who reads the figures.
  const dimensions = (dimensionList?.children ?? []).filter(
    ({ name }) => name === 'Dimension' || name === 'MeasureDimension',
  )
  const measures = childOf(components, 'MeasureList')?.children ?? []
  return {
    dimensions: inPosition(dimensions).map((dimension) => readComponent(dimension)),
    ...(time === undefined ? {} : { timeDimension: readComponent(time, 'TIME_PERIOD') }),
    groups: childrenOf(components, 'Group').map((group) => ({
      id: group.attributes.id ?? '',
      dimensions: childrenOf(group, 'GroupDimension').map((dimension) =>
        readLocal(childOf(dimension, 'DimensionReference') ?? dimension),
      ),
    })),
    attributes: (childOf(components, 'AttributeList')?.children ?? [])
      .filter(({ name }) => name === 'Attribute')
      .map(readAttribute),
    measures: measures
      .filter(({ name }) => name === 'Measure' || name === 'PrimaryMeasure')
      .map(readMeasure),
  }
}

/** Where all of them have a position it counts, else the order in which they stand. */
function inPosition(dimensions: readonly XmlElement[]): readonly XmlElement[] {
  const position = ({ attributes }: XmlElement) => Number(attributes.position)
  return dimensions.every((dimension) => Number.isFinite(position(dimension)))
    ? dimensions.toSorted((a, b) => position(a) - position(b))
    : dimensions
}

function readComponent(element: XmlElement, usualId?: string): Component {
  const identity = childOf(element, 'ConceptIdentity')
  if (identity === undefined) {
    throw malformed(`<${element.name} id="${element.attributes.id ?? ''}"> has no concept`)
  }
  const concept = readReference(identity, 'conceptscheme')
  const representation = readRepresentation(childOf(element, 'LocalRepresentation'))
  const annotations = readAnnotations(element)
  // In 2.1 a component without an id has that of its concept.
  const id = element.attributes.id ?? usualId ?? concept.item ?? ''
  return {
    id,
    concept,
    ...(representation === undefined ? {} : { representation }),
    ...(annotations.length === 0 ? {} : { annotations }),
  }
}

const readMeasure = (element: XmlElement): Measure =>
  element.name === 'PrimaryMeasure'
    ? { ...readComponent(element, 'OBS_VALUE'), mandatory: true }
    : { ...readComponent(element), mandatory: element.attributes.usage === 'mandatory' }

function readAttribute(element: XmlElement): DataAttribute {
  const { assignmentStatus, usage } = element.attributes
  return {
    ...readComponent(element),
    mandatory: assignmentStatus === 'Mandatory' || usage === 'mandatory',
    relationship: readRelationship(childOf(element, 'AttributeRelationship')),
  }
}

function readRelationship(element: XmlElement | undefined): AttributeRelationship {
  const dimensions = element === undefined ? [] : childrenOf(element, 'Dimension').map(readLocal)
  if (dimensions.length > 0) return { to: 'dimensions', dimensions }
  const [first] = element?.children ?? []
  switch (first?.name) {
    case 'None':
    case 'Dataflow':
      return { to: 'dataset' }
    case 'Group':
    case 'AttachmentGroup':
      return { to: 'group', group: readLocal(first) }
    default:
      return { to: 'observation' }
  }
}
