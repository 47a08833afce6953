import { allDimensions, type DataStructure, isNumeric } from '../../model/Artefact.ts'
import type { Reference } from '../../model/Reference.ts'
import { malformed } from '../../SdmxError.ts'
import { readReference } from '../../structures/readXmlParts.ts'
import { modelOfNamespace } from '../../structures/xmlDialect.ts'
import type { Chunks } from '../../text/chunks.ts'
import { childOf, childrenOf, readXml, type XmlElement, type XmlItem } from '../../xml/readXml.ts'
import type { XmlLimits, XmlTag } from '../../xml/XmlParser.ts'
import type { Attributes, AttributeValue, DataAction, DataPart, MeasureValue } from '../DataPart.ts'
import type { DataReading } from '../DataReading.ts'
import { readNumber } from '../numberText.ts'
import { RowGrouper } from '../RowGrouper.ts'

const ROOTS = [
  'GenericData',
  'GenericTimeSeriesData',
  'StructureSpecificData',
  'StructureSpecificTimeSeriesData',
]

const ACTIONS: readonly DataAction[] = ['Information', 'Append', 'Merge', 'Replace', 'Delete']

/**
 * The parts of a data message of SDMX-ML: generic and structure-specific data of 2.1, and those of 3.0, by
 * series along any dimension or flat.
 *
 * @throws {DomainError} `bad_file` when it is no such message, does not fit its structure, or is
 * malformed, cut off or hostile.
 * @remarks Holds one part at a time.
 */
export async function* readDataXml(
  chunks: Chunks,
  { structureOf, mostCharacters }: DataReading,
  limits?: XmlLimits,
): AsyncGenerator<DataPart> {
  const reader = new MessageReader(structureOf)
  const enters = (tag: XmlTag, depth: number) =>
    depth === 0 || (depth === 1 && tag.name === 'DataSet') || (depth === 2 && tag.name === 'Series')
  const reading = {
    enters,
    ...(limits === undefined ? {} : { limits }),
    ...(mostCharacters === undefined ? {} : { mostCharacters }),
  }
  for await (const items of readXml(chunks, reading)) {
    for (const item of items) yield* reader.item(item)
  }
}

interface Described {
  readonly reference: Reference
  readonly structure: DataStructure
}

class MessageReader {
  readonly #structureOf: DataReading['structureOf']
  readonly #described = new Map<string, Described>()
  #isGeneric = false
  #action: DataAction = 'Information'
  #current: Described | undefined
  #grouper: RowGrouper | undefined
  #seriesKey: Record<string, string> = {}
  #seriesAttributes: Record<string, AttributeValue> = {}
  #seriesIsEmpty = true

  constructor(structureOf: DataReading['structureOf']) {
    this.#structureOf = structureOf
  }

  *item(item: XmlItem): Generator<DataPart> {
    if (item.kind === 'enter') {
      if (item.depth === 0) this.#start(item.tag)
      else if (item.depth === 1) yield* this.#startDataSet(item.tag)
      else this.#startSeries(item.tag)
    } else if (item.kind === 'leave') {
      if (item.depth === 2) yield* this.#endSeries()
      else if (item.depth === 1) yield* this.#grouper!.flush()
    } else if (item.depth === 1) this.#header(item.element)
    else if (item.depth === 2) yield* this.#inDataSet(item.element)
    else this.#isInSeries(item.element) && (yield* this.#observation(item.element))
  }

  #start({ name, namespace }: XmlTag): void {
    if (!ROOTS.includes(name) || modelOfNamespace(namespace) === undefined) {
      throw malformed(
        `the message is <${name}> of "${namespace}", not a data message of SDMX-ML 2.1 or 3`,
      )
    }
    this.#isGeneric = name.startsWith('Generic')
  }

  #header(element: XmlElement): void {
    if (element.name === 'Footer') {
      const messages = element.children.flatMap((message) =>
        childrenOf(message, 'Text').map(({ text }) => text),
      )
      throw malformed(
        `the message says that it is not complete: ${messages.join('; ').slice(0, 300)}`,
      )
    }
    if (element.name !== 'Header') return
    const action = childOf(element, 'DataSetAction')?.text.trim()
    this.#action = ACTIONS.find((one) => one === action) ?? 'Information'
    for (const structure of childrenOf(element, 'Structure')) {
      const id = structure.attributes.structureID ?? ''
      const [named] = structure.children
      if (named === undefined) throw malformed(`the header's structure ${id} names nothing`)
      const kind =
        named.name === 'Structure'
          ? 'datastructure'
          : named.name === 'StructureUsage'
            ? 'dataflow'
            : 'provisionagreement'
      const reference = readReference(named, kind)
      const found = this.#structureOf(reference)
      if (found === undefined) {
        throw malformed(
          `the structure ${reference.agency}:${reference.id}(${reference.version}) is not known`,
        )
      }
      this.#described.set(id, { reference, structure: found })
    }
  }

  *#startDataSet({ attributes }: XmlTag): Generator<DataPart> {
    const { structureRef, action: own, validFromDate, validToDate } = attributes
    const only = this.#described.size === 1 ? [...this.#described.values()][0] : undefined
    const current = this.#described.get(structureRef ?? '') ?? only
    if (current === undefined) {
      throw malformed(
        `a data set refers to the structure "${structureRef ?? ''}", which the header does not name`,
      )
    }
    this.#current = current
    this.#grouper = new RowGrouper(current.structure)
    yield {
      kind: 'dataset',
      structure: current.reference,
      action: ACTIONS.find((one) => one === own) ?? this.#action,
      ...(validFromDate === undefined ? {} : { validFrom: validFromDate }),
      ...(validToDate === undefined ? {} : { validTo: validToDate }),
    }
    if (this.#isGeneric) return
    // In 2.1 the data set's own attributes stand on its element, beside those of the standard.
    const known = new Set(current.structure.attributes.map(({ id }) => id))
    const whole = Object.entries(attributes).filter(([id]) => known.has(id))
    if (whole.length > 0) yield { kind: 'group', key: {}, attributes: Object.fromEntries(whole) }
  }

  #startSeries(tag: XmlTag): void {
    this.#seriesIsEmpty = true
    this.#seriesKey = {}
    this.#seriesAttributes = {}
    if (!this.#isGeneric) this.#sort(tag.attributes, this.#seriesKey, this.#seriesAttributes, {})
  }

  /** What stands in a series before its observations; true for an observation. */
  #isInSeries(element: XmlElement): boolean {
    if (element.name === 'Obs') return true
    if (element.name === 'SeriesKey') Object.assign(this.#seriesKey, valuesOf(element))
    else if (element.name === 'Attributes') Object.assign(this.#seriesAttributes, valuesOf(element))
    else if (element.name === 'Comp') addComponent(this.#seriesAttributes, element)
    return false
  }

  *#endSeries(): Generator<DataPart> {
    if (!this.#seriesIsEmpty) return
    yield* this.#grouper!.addEmptySeries(this.#keyOf(this.#seriesKey), this.#seriesAttributes)
  }

  *#inDataSet(element: XmlElement): Generator<DataPart> {
    switch (element.name) {
      case 'Attributes':
        yield { kind: 'group', key: {}, attributes: valuesOf(element) }
        return
      case 'Atts': {
        const [key, attributes] = [{}, {}]
        this.#sort(element.attributes, key, attributes, {})
        for (const component of childrenOf(element, 'Comp')) addComponent(attributes, component)
        yield { kind: 'group', key, attributes }
        return
      }
      case 'Group':
        yield this.#group(element)
        return
      case 'Obs':
        this.#seriesKey = {}
        this.#seriesAttributes = {}
        yield* this.#observation(element)
        return
      default:
    }
  }

  #group(element: XmlElement): DataPart {
    const { type } = element.attributes
    const id = type ?? element.attributes['xsi:type']?.split(':').at(-1)
    const key: Record<string, string> = {}
    const attributes: Record<string, AttributeValue> = {}
    if (this.#isGeneric) {
      const [groupKey, own] = [childOf(element, 'GroupKey'), childOf(element, 'Attributes')]
      Object.assign(key, groupKey === undefined ? {} : valuesOf(groupKey))
      Object.assign(attributes, own === undefined ? {} : valuesOf(own))
    } else {
      this.#sort(element.attributes, key, attributes, {})
      for (const component of childrenOf(element, 'Comp')) addComponent(attributes, component)
    }
    this.#checkAttributes(attributes)
    return { kind: 'group', ...(id === undefined ? {} : { id }), key, attributes }
  }

  #checkAttributes(attributes: Attributes): void {
    const known = this.#current!.structure.attributes
    const stray = Object.keys(attributes).find((id) => !known.some((one) => one.id === id))
    if (stray !== undefined) throw this.#notKnown(stray)
  }

  *#observation(element: XmlElement): Generator<DataPart> {
    this.#seriesIsEmpty = false
    const key = { ...this.#seriesKey }
    const attributes = { ...this.#seriesAttributes }
    const measures: Record<string, AttributeValue> = {}
    if (this.#isGeneric) this.#genericObservation(element, key, attributes, measures)
    else {
      this.#sort(element.attributes, key, attributes, measures)
      for (const component of childrenOf(element, 'Comp')) {
        const { structure } = this.#current!
        const isMeasure = structure.measures.some(({ id }) => id === component.attributes.id)
        addComponent(isMeasure ? measures : attributes, component)
      }
    }
    const { structure } = this.#current!
    const time =
      structure.timeDimension === undefined ? '' : (key[structure.timeDimension.id] ?? '')
    yield* this.#grouper!.add(this.#keyOf(key), time, this.#figures(measures), attributes)
  }

  #genericObservation(
    element: XmlElement,
    key: Record<string, string>,
    attributes: Record<string, AttributeValue>,
    measures: Record<string, AttributeValue>,
  ): void {
    const { structure } = this.#current!
    for (const child of element.children) {
      const { id, value } = child.attributes
      if (child.name === 'ObsKey') Object.assign(key, valuesOf(child))
      else if (child.name === 'ObsDimension') key[id ?? this.#missingDimension(key)] = value ?? ''
      else if (child.name === 'ObsValue') measures.OBS_VALUE = value ?? ''
      else if (child.name === 'Attributes') {
        for (const [name, text] of Object.entries(valuesOf(child))) {
          // Measures but the first one stand among the attributes in 2.1.
          if (structure.measures.some((measure) => measure.id === name)) measures[name] = text
          else attributes[name] = text
        }
      }
    }
  }

  /** The dimension at observations is the one that the series leaves out. */
  #missingDimension(key: Readonly<Record<string, string>>): string {
    const { structure } = this.#current!
    const left = allDimensions(structure).filter(({ id }) => key[id] === undefined)
    return (left.find(({ id }) => id === structure.timeDimension?.id) ?? left[0])?.id ?? ''
  }

  /** Puts XML attributes where the structure has them. */
  #sort(
    from: Readonly<Record<string, string>>,
    key: Record<string, string>,
    attributes: Record<string, AttributeValue>,
    measures: Record<string, AttributeValue>,
  ): void {
    const { structure } = this.#current!
    for (const [id, value] of Object.entries(from)) {
      if (id.startsWith('xsi:') || id.startsWith('xml:') || id === 'type') continue
      if (allDimensions(structure).some((dimension) => dimension.id === id)) key[id] = value
      else if (structure.attributes.some((attribute) => attribute.id === id)) attributes[id] = value
      else if (id === 'OBS_VALUE' || structure.measures.some((measure) => measure.id === id)) {
        measures[id] = value
      } else throw this.#notKnown(id)
    }
  }

  #notKnown(id: string) {
    const { structure } = this.#current!
    const known = [...allDimensions(structure), ...structure.measures, ...structure.attributes]
    return malformed(
      `"${id.slice(0, 60)}" is not a component of ${structure.id}; there are ${known.map((one) => one.id).join(', ')}`,
    )
  }

  #keyOf(key: Readonly<Record<string, string>>): readonly string[] {
    const { structure } = this.#current!
    return structure.dimensions.map(({ id }) => key[id] ?? '')
  }

  #figures(measures: Readonly<Record<string, AttributeValue>>): readonly MeasureValue[] {
    const { structure } = this.#current!
    return structure.measures.map((measure, m) => {
      const value = measures[measure.id] ?? (m === 0 ? measures.OBS_VALUE : undefined)
      if (value === undefined || typeof value !== 'string' || !isNumeric(measure)) return value
      const number = readNumber(value.trim())
      if (number !== undefined) return number
      throw malformed(`${measure.id} is "${value.slice(0, 40)}", which is not a number`)
    })
  }
}

/** The `<Value id value>` of an element. */
function valuesOf(element: XmlElement): Record<string, string> {
  const values: Record<string, string> = {}
  for (const { attributes } of childrenOf(element, 'Value')) {
    if (attributes.id !== undefined) values[attributes.id] = attributes.value ?? ''
  }
  return values
}

function addComponent(attributes: Record<string, AttributeValue>, element: XmlElement): void {
  const { id } = element.attributes
  const values = childrenOf(element, 'Value').map(({ text }) => text)
  if (id !== undefined) attributes[id] = values
}
