import { groupDimensions, levelOf } from '../data/DataPart.ts'
import { type DataMlOptions, dataNamespace } from '../data/xml/DataMl.ts'
import { type Component, type DataStructure, isNumeric } from '../model/Artefact.ts'
import type { Reference } from '../model/Reference.ts'
import { namespacesOf } from '../structures/xmlDialect.ts'
import { element, writeXml, type XmlNode } from '../xml/writeXml.ts'

export interface DataSchemaOptions
  extends Pick<DataMlOptions, 'version' | 'layout' | 'timeSeriesRoot'> {
  /** Where the schemas of the standard lie, with a slash at the end. */
  readonly schemaRoot: string
  /** The codes that a component may have, cut by constraints; undefined where any text may stand. */
  readonly codesOf: (component: Component) => readonly string[] | undefined
}

/**
 * The schema of the structure-specific data of a structure: whoever has it can check codes, figures and
 * what must be there with any XML validator.
 *
 * @param reference the name under which the data are published, which is part of the namespace.
 * @source SDMX 2.1 and 3.0, Technical Notes: structure-specific schemas.
 */
export function writeDataSchema(
  structure: DataStructure,
  reference: Reference,
  options: DataSchemaOptions,
): string {
  const { version, schemaRoot, codesOf } = options
  const { com, ss } = namespacesOf(version)
  const namespace = dataNamespace({ reference, structure }, options)
  const types = new TypeBook(structure, codesOf)
  const body = new SchemaBody(structure, options, types)
  const imports = [
    [ss, 'SDMXDataStructureSpecific.xsd'],
    [com, 'SDMXCommon.xsd'],
  ].map(([uri, file]) =>
    element('xs:import', { namespace: uri, schemaLocation: `${schemaRoot}${file}` }),
  )
  const content = body.types()
  const root = element(
    'xs:schema',
    {
      'xmlns:xs': 'http://www.w3.org/2001/XMLSchema',
      'xmlns:ss': ss,
      'xmlns:com': com,
      'xmlns:own': namespace,
      targetNamespace: namespace,
      elementFormDefault: 'qualified',
      attributeFormDefault: 'unqualified',
    },
    [...imports, ...content, ...types.nodes()],
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(root)}\n`
}

/** Lists of codes, each written once. */
class TypeBook {
  readonly #codesOf: DataSchemaOptions['codesOf']
  readonly #codes = new Map<string, readonly string[]>()
  readonly #timeId: string | undefined

  constructor({ timeDimension }: DataStructure, codesOf: DataSchemaOptions['codesOf']) {
    this.#codesOf = codesOf
    this.#timeId = timeDimension?.id
  }

  /** The type of the values of a component. */
  of(component: Component, isMeasure = false): string {
    if (component.id === 'TIME_PERIOD' || component.id === this.#timeId) {
      return 'com:ObservationalTimePeriodType'
    }
    const codes = component.representation?.enumeration && this.#codesOf(component)
    if (codes !== undefined) {
      this.#codes.set(component.id, codes)
      return `own:${component.id}.Codes`
    }
    if (component.representation === undefined && !isMeasure) return 'xs:string'
    return isNumeric(component) ? 'xs:double' : 'xs:string'
  }

  nodes(): XmlNode[] {
    return [...this.#codes].map(([id, codes]) =>
      element('xs:simpleType', { name: `${id}.Codes` }, [
        element(
          'xs:restriction',
          { base: 'xs:string' },
          codes.map((value) => element('xs:enumeration', { value })),
        ),
      ]),
    )
  }
}

class SchemaBody {
  readonly #structure: DataStructure
  readonly #options: DataSchemaOptions
  readonly #types: TypeBook

  constructor(structure: DataStructure, options: DataSchemaOptions, types: TypeBook) {
    this.#structure = structure
    this.#options = options
    this.#types = types
  }

  types(): XmlNode[] {
    const { dimensions, timeDimension, groups, measures, attributes } = this.#structure
    const isFlat = this.#options.layout === 'flat'
    const isFirst = this.#options.version === '2.1'
    const time = timeDimension === undefined ? [] : [timeDimension]
    const own = (...levels: readonly string[]) =>
      attributes.filter((one) => levels.includes(levelOf(one, this.#structure)))
    const above = isFlat ? own('series', 'group') : []
    const figures = measures.map((measure, m) =>
      isFirst && m === 0 ? { ...measure, id: 'OBS_VALUE' } : measure,
    )
    const base = this.#options.timeSeriesRoot === true && isFirst ? 'TimeSeries' : ''
    return [
      this.#dataSet(base),
      ...groups.map((group) =>
        this.#type(group.id, 'ss:GroupType', [
          ...this.#required(dimensions.filter(({ id }) => group.dimensions.includes(id))),
          ...this.#optional(
            attributes.filter(
              (one) =>
                one.relationship.to === 'group' &&
                one.relationship.group === group.id &&
                groupDimensions(one, this.#structure).length > 0,
            ),
          ),
        ]),
      ),
      ...(isFirst ? [] : [this.#type('AttsType', 'ss:AttsType', this.#optional(own('dataset')))]),
      ...(isFlat
        ? []
        : [
            this.#type(
              'SeriesType',
              `ss:${base === '' ? 'SeriesType' : 'TimeSeriesType'}`,
              [...this.#required(dimensions), ...this.#optional(own('series', 'group'))],
              [
                element('xs:element', {
                  ...UNQUALIFIED,
                  name: 'Obs',
                  type: 'own:ObsType',
                  ...MANY,
                }),
              ],
            ),
          ]),
      this.#type('ObsType', `ss:${base === '' ? 'ObsType' : 'TimeSeriesObsType'}`, [
        ...this.#required(isFlat ? [...dimensions, ...time] : time),
        ...this.#optional([...above, ...own('observation')]),
        ...figures
          .filter((measure) => !this.#isSeveral(measure))
          .map((measure) => this.#attribute(measure, 'optional', true)),
      ]),
      ...this.#components([...attributes, ...measures]),
    ]
  }

  #dataSet(base: string): XmlNode {
    const isFirst = this.#options.version === '2.1'
    const isFlat = this.#options.layout === 'flat'
    const wholes = this.#structure.attributes.filter(
      ({ relationship }) => relationship.to === 'dataset',
    )
    const rows = element('xs:element', {
      ...UNQUALIFIED,
      name: isFlat ? 'Obs' : 'Series',
      type: isFlat ? 'own:ObsType' : 'own:SeriesType',
      ...(isFirst ? { maxOccurs: 'unbounded' } : {}),
    })
    const group = element('xs:element', {
      ...UNQUALIFIED,
      name: 'Group',
      type: 'ss:GroupType',
      ...(isFirst ? MANY : {}),
    })
    const groups = this.#structure.groups.length === 0 ? [] : [group]
    const atts = element('xs:element', { ...UNQUALIFIED, name: 'Atts', type: 'own:AttsType' })
    const provider = element('xs:element', {
      ...UNQUALIFIED,
      name: 'DataProvider',
      type: 'com:DataProviderReferenceType',
      minOccurs: 0,
    })
    const inside = isFirst
      ? [provider, ...groups, element('xs:choice', { minOccurs: 0 }, [rows])]
      : [provider, element('xs:choice', MANY, [atts, ...groups, rows])]
    return this.#type(
      'DataSetType',
      `ss:${base}DataSetType`,
      isFirst ? this.#optional(wholes) : [],
      inside,
      true,
    )
  }

  #type(
    name: string,
    base: string,
    attributes: readonly XmlNode[],
    inside: readonly XmlNode[] = [],
    isDataSet = false,
  ): XmlNode {
    const isThird = this.#options.version === '3.0'
    const components =
      isThird && !isDataSet
        ? [element('xs:element', { ...UNQUALIFIED, name: 'Comp', type: 'ss:CompType', ...MANY })]
        : []
    return element('xs:complexType', { name }, [
      element('xs:complexContent', {}, [
        element('xs:restriction', { base }, [
          element('xs:sequence', {}, [
            element('xs:element', { ref: 'com:Annotations', minOccurs: 0 }),
            ...components,
            ...inside,
          ]),
          ...attributes,
        ]),
      ]),
    ])
  }

  #isSeveral({ representation }: Component): boolean {
    return this.#options.version === '3.0' && representation?.maxOccurs !== undefined
  }

  /** Values that no XML attribute can hold have an element with a type of their own. */
  #components(all: readonly Component[]): XmlNode[] {
    return all
      .filter((component) => this.#isSeveral(component))
      .map((component) =>
        element('xs:complexType', { name: component.id }, [
          element('xs:complexContent', {}, [
            element('xs:restriction', { base: 'ss:CompType' }, [
              element('xs:sequence', {}, [
                element('xs:element', { ref: 'com:Annotations', minOccurs: 0 }),
                element('xs:element', {
                  ...UNQUALIFIED,
                  name: 'Value',
                  type: 'com:StringValueType',
                  ...MANY,
                }),
              ]),
              element('xs:attribute', {
                name: 'id',
                type: 'com:NCNameIDType',
                use: 'required',
                fixed: component.id,
              }),
            ]),
          ]),
        ]),
      )
  }

  #required(components: readonly Component[]): XmlNode[] {
    return components.map((component) => this.#attribute(component, 'required'))
  }

  #optional(components: readonly Component[]): XmlNode[] {
    return components
      .filter((component) => !this.#isSeveral(component))
      .map((component) => this.#attribute(component, 'optional'))
  }

  #attribute(component: Component, use: string, isMeasure = false): XmlNode {
    const type = this.#types.of(component, isMeasure)
    return element('xs:attribute', { name: component.id, type, use })
  }
}

const UNQUALIFIED = { form: 'unqualified' } as const
const MANY = { minOccurs: 0, maxOccurs: 'unbounded' } as const
