import {
  type AttributeRelationship,
  type Component,
  type DataStructure,
  type Measure,
  type Representation,
  referenceTo,
} from '../model/Artefact.ts'
import type { ModelVersion } from '../model/artefactKinds.ts'
import { formatUrn } from '../model/Reference.ts'
import { element, type XmlNode } from '../xml/writeXml.ts'
import { annotationNodes, referenceNode } from './xmlDialect.ts'

/** The components of a structure as elements of SDMX-ML. */
export function componentNodes(structure: DataStructure, model: ModelVersion): XmlNode[] {
  const { dimensions, timeDimension, groups, measures } = structure
  const own = formatUrn(referenceTo(structure), model)
  const urnOf = (className: string, id: string) =>
    `${own.replace('datastructure.DataStructure=', `datastructure.${className}=`)}.${id}`
  const component = (
    name: string,
    className: string,
    { id, concept, representation, annotations }: Component,
    extra: XmlNode['attributes'] = {},
    after: readonly XmlNode[] = [],
    occurs: XmlNode['attributes'] = {},
  ): XmlNode =>
    element(`str:${name}`, { id, urn: urnOf(className, id), ...extra }, [
      ...annotationNodes(annotations, model),
      referenceNode('str:ConceptIdentity', concept, model),
      ...(representation === undefined
        ? []
        : [representationNode('str:LocalRepresentation', representation, model, occurs)]),
      ...after,
    ])
  const time: readonly XmlNode[] =
    timeDimension === undefined
      ? []
      : [
          component('TimeDimension', 'TimeDimension', {
            ...timeDimension,
            representation: timeDimension.representation ?? { textType: 'ObservationalTimePeriod' },
          }),
        ]
  const list = (name: string, id: string, nodes: readonly XmlNode[]): XmlNode[] =>
    nodes.length === 0 ? [] : [element(`str:${name}`, { id, urn: urnOf(id, id) }, nodes)]
  return [
    element('str:DataStructureComponents', {}, [
      ...list('DimensionList', 'DimensionDescriptor', [
        ...dimensions.map((dimension, i) =>
          component('Dimension', 'Dimension', dimension, { position: i + 1 }),
        ),
        ...time,
      ]),
      ...groups.map((group) =>
        element(
          'str:Group',
          { id: group.id, urn: urnOf('GroupDimensionDescriptor', group.id) },
          group.dimensions.map((id) =>
            element('str:GroupDimension', {}, [localNode('str:DimensionReference', id, model)]),
          ),
        ),
      ),
      ...list(
        'AttributeList',
        'AttributeDescriptor',
        attributesOf(structure, model).map((attribute) =>
          component(
            'Attribute',
            'DataAttribute',
            attribute,
            model === '2.1'
              ? { assignmentStatus: attribute.mandatory ? 'Mandatory' : 'Conditional' }
              : { usage: attribute.mandatory ? 'mandatory' : 'optional' },
            [relationshipNode(attribute.relationship, model)],
            occursOf(attribute),
          ),
        ),
      ),
      ...list(
        'MeasureList',
        'MeasureDescriptor',
        model === '2.1'
          ? measures
              .slice(0, 1)
              .map((measure) =>
                component('PrimaryMeasure', 'PrimaryMeasure', { ...measure, id: 'OBS_VALUE' }),
              )
          : measures.map((measure) =>
              component(
                'Measure',
                'Measure',
                measure,
                {
                  usage: measure.mandatory ? 'mandatory' : 'optional',
                },
                [],
                occursOf(measure),
              ),
            ),
      ),
    ]),
  ]
}

/** SDMX 2.1 has one measure; further ones are written as attributes of observations. */
const attributesOf = ({ attributes, measures }: DataStructure, model: ModelVersion) =>
  model === '3.0'
    ? attributes
    : [
        ...attributes,
        ...measures.slice(1).map((measure: Measure) => ({
          ...measure,
          relationship: { to: 'observation' } as const,
        })),
      ]

const occursOf = ({ representation }: Component): XmlNode['attributes'] =>
  representation?.maxOccurs === undefined ? {} : { maxOccurs: representation.maxOccurs }

/** A reference within the same structure. */
const localNode = (name: string, id: string, model: ModelVersion): XmlNode =>
  element(name, {}, model === '3.0' ? id : [element('Ref', { id })])

function relationshipNode(relationship: AttributeRelationship, model: ModelVersion): XmlNode {
  const inside = (): XmlNode[] => {
    switch (relationship.to) {
      case 'dataset':
        return [element(model === '2.1' ? 'str:None' : 'str:Dataflow')]
      case 'dimensions':
        return relationship.dimensions.map((id) => localNode('str:Dimension', id, model))
      case 'group':
        return [localNode('str:Group', relationship.group, model)]
      case 'observation':
        return model === '2.1'
          ? [localNode('str:PrimaryMeasure', 'OBS_VALUE', model)]
          : [element('str:Observation')]
    }
  }
  return element('str:AttributeRelationship', {}, inside())
}

/** How values look, as an element. */
export function representationNode(
  name: string,
  representation: Representation,
  model: ModelVersion,
  occurs: XmlNode['attributes'] = {},
): XmlNode {
  const { enumeration, textType, minLength, maxLength, minValue, maxValue, decimals, pattern } =
    representation
  const attributes = model === '3.0' ? occurs : {}
  if (enumeration !== undefined) {
    return element(name, attributes, [referenceNode('str:Enumeration', enumeration, model)])
  }
  return element(name, attributes, [
    element('str:TextFormat', {
      textType: textType ?? 'String',
      minLength,
      maxLength,
      minValue,
      maxValue,
      decimals,
      pattern,
    }),
  ])
}
