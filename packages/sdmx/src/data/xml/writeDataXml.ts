import { type DataStructure, isNumeric } from '../../model/Artefact.ts'
import { PieceWriter } from '../../text/chunks.ts'
import { escapeXml, writeAttributes, writeXml } from '../../xml/writeXml.ts'
import type {
  Attributes,
  AttributeValue,
  DataSetPart,
  GroupPart,
  MeasureValue,
  SeriesPart,
} from '../DataPart.ts'
import type { DataContent } from '../DataWriting.ts'
import { GroupBook } from '../GroupBook.ts'
import { numberText } from '../numberText.ts'
import { type DataMlOptions, dataMlHead, STRUCTURE_ID } from './DataMl.ts'

/**
 * Data as SDMX-ML: generic (2.1) or structure-specific (2.1 and 3.0), by series or flat.
 *
 * Groups that come after the first series, which 2.1 does not allow, are told at their series.
 *
 * @source SDMX-ML 2.1 and 3.0.
 * @remarks Holds one part and the attributes of groups.
 */
export async function* writeDataXml(
  content: DataContent,
  options: DataMlOptions,
): AsyncGenerator<string> {
  const { root, namespaces, header } = dataMlHead(content, options)
  const writer = new PieceWriter()
  const body = new BodyWriter(content.structure, options)
  writer.write(`<?xml version="1.0" encoding="UTF-8"?>\n<${root}${writeAttributes(namespaces)}>`)
  writer.write(writeXml(header))
  for await (const part of content.parts) {
    if (part.kind === 'dataset') writer.write(body.startDataSet(part))
    else if (part.kind === 'group') body.group(part)
    else {
      for (const text of body.series(part)) {
        writer.write(text)
        yield* writer.full()
      }
    }
  }
  writer.write(`${body.endDataSet()}</${root}>\n`)
  yield* writer.rest()
}

/** Observations handed on at once. */
const SLICE = 512

class BodyWriter {
  readonly #structure: DataStructure
  readonly #options: DataMlOptions
  readonly #style: Style
  readonly #levels: ReadonlyMap<string, string>
  #book: GroupBook
  #early: GroupPart[] = []
  #late: GroupBook
  #hasSeries = false
  #start: string | undefined
  #startAttributes: Readonly<Record<string, string | undefined>> = {}
  #openSeries: string | undefined

  constructor(structure: DataStructure, options: DataMlOptions) {
    this.#structure = structure
    this.#options = options
    this.#style = options.style === 'generic' ? generic(structure) : specific(structure, options)
    this.#levels = new Map(structure.groups.map(({ id }) => [id, id]))
    this.#book = this.#newBook()
    this.#late = this.#newBook()
  }

  #newBook(): GroupBook {
    return new GroupBook(this.#structure.dimensions.map(({ id }) => id))
  }

  startDataSet({ action, validFrom, validTo }: DataSetPart): string {
    const before = this.endDataSet()
    this.#book = this.#newBook()
    this.#late = this.#newBook()
    this.#early = []
    this.#hasSeries = false
    this.#startAttributes = this.#style.dataSetAttributes(
      actionIn(action, this.#options.version),
      validFrom,
      validTo,
    )
    this.#start = ''
    return before
  }

  /** Nothing is written before the first series, as all groups must stand before it. */
  group(part: GroupPart): void {
    this.#book.add(part)
    const ofDataSet = Object.keys(part.key).length === 0
    const isNamed = part.id !== undefined && this.#levels.has(part.id)
    if (!this.#hasSeries && (ofDataSet || isNamed)) this.#early.push(part)
    else this.#late.add(part)
  }

  *series(part: SeriesPart): Generator<string> {
    yield this.#begin()
    const extra = { ...this.#late.ofSeries(part.key), ...part.attributes }
    const isFlat = this.#options.layout === 'flat'
    if (isFlat) {
      const all = { ...this.#book.ofSeries(part.key), ...extra }
      yield* this.#slices(part.times.length, (i) => this.#style.flat(part, i, all))
      return
    }
    const start = this.#style.seriesStart(part.key, extra)
    // A series that comes in several parts stays one element.
    if (this.#openSeries !== start) {
      yield this.#closeSeries()
      this.#openSeries = start
      yield start
    }
    yield* this.#slices(part.times.length, (i) => this.#style.observation(part, i))
  }

  *#slices(count: number, one: (i: number) => string): Generator<string> {
    let text = ''
    for (let i = 0; i < count; i++) {
      text += one(i)
      if ((i + 1) % SLICE === 0) {
        yield text
        text = ''
      }
    }
    yield text
  }

  #begin(): string {
    if (this.#hasSeries) return ''
    this.#hasSeries = true
    return this.#style.dataSetStart(this.#startAttributes, this.#book.whole, this.#early)
  }

  #closeSeries(): string {
    if (this.#openSeries === undefined) return ''
    this.#openSeries = undefined
    return this.#style.seriesEnd
  }

  endDataSet(): string {
    if (this.#start === undefined) return ''
    const text = `${this.#begin()}${this.#closeSeries()}</mes:DataSet>`
    this.#start = undefined
    return text
  }
}

/** SDMX-ML 2.1 and 3.0 have no Merge; what is sent to be put in place is Append there. */
const actionIn = (action: DataSetPart['action'], version: '2.1' | '3.0'): string =>
  action === 'Merge' || (action === 'Information' && version === '3.0') ? 'Append' : action

/** How one of the two styles writes its elements. */
interface Style {
  readonly seriesEnd: string
  readonly dataSetAttributes: (
    action: string,
    validFrom: string | undefined,
    validTo: string | undefined,
  ) => Readonly<Record<string, string | undefined>>
  readonly dataSetStart: (
    own: Readonly<Record<string, string | undefined>>,
    whole: Attributes,
    groups: readonly GroupPart[],
  ) => string
  readonly seriesStart: (key: readonly string[], attributes: Attributes) => string
  readonly observation: (part: SeriesPart, i: number) => string
  readonly flat: (part: SeriesPart, i: number, attributes: Attributes) => string
}

/** A figure as text; undefined where there is none. */
const figure = (value: MeasureValue): AttributeValue | undefined =>
  typeof value === 'number' ? numberText(value) : value

const single = (value: AttributeValue): string =>
  typeof value === 'string' ? value : value.join(';')

function generic(structure: DataStructure): Style {
  const value = (id: string, text: AttributeValue) =>
    `<gen:Value id="${id}" value="${escapeXml(single(text))}"/>`
  const attributesOf = (attributes: Attributes, more = '') => {
    const inside =
      Object.entries(attributes)
        .map(([id, text]) => value(id, text))
        .join('') + more
    return inside === '' ? '' : `<gen:Attributes>${inside}</gen:Attributes>`
  }
  const keyOf = (key: readonly string[]) =>
    key.map((code, d) => value(structure.dimensions[d]!.id, code)).join('')
  const { measures, timeDimension } = structure
  // Generic data have one figure; further measures are written as attributes.
  const content = (part: SeriesPart, i: number, attributes: Attributes) => {
    const own: Record<string, AttributeValue> = { ...attributes }
    for (const [id, column] of Object.entries(part.observationAttributes)) {
      const text = column[i]
      if (text !== undefined) own[id] = text
    }
    for (let m = 1; m < measures.length; m++) {
      const text = figure(part.measures[m]![i])
      if (text !== undefined) own[measures[m]!.id] = text
    }
    const first = figure(part.measures[0]?.[i])
    const shown = first === undefined ? '' : `<gen:ObsValue value="${escapeXml(single(first))}"/>`
    return `${shown}${attributesOf(own)}</gen:Obs>`
  }
  return {
    seriesEnd: '</gen:Series>',
    dataSetAttributes: (action, validFromDate, validToDate) => ({
      structureRef: STRUCTURE_ID,
      action,
      validFromDate,
      validToDate,
    }),
    dataSetStart: (own, whole, groups) => {
      const named = groups.filter(({ key }) => Object.keys(key).length > 0)
      const texts = named.map(({ id, key, attributes }) => {
        const codes = Object.entries(key).map(([dimension, code]) => value(dimension, code))
        return `<gen:Group type="${id}"><gen:GroupKey>${codes.join('')}</gen:GroupKey>${attributesOf(attributes)}</gen:Group>`
      })
      return `<mes:DataSet${writeAttributes(own)}>${attributesOf(whole)}${texts.join('')}`
    },
    seriesStart: (key, attributes) =>
      `<gen:Series><gen:SeriesKey>${keyOf(key)}</gen:SeriesKey>${attributesOf(attributes)}`,
    observation: (part, i) =>
      `<gen:Obs><gen:ObsDimension value="${escapeXml(part.times[i]!)}"/>${content(part, i, {})}`,
    flat: (part, i, attributes) => {
      const time = timeDimension === undefined ? '' : value(timeDimension.id, part.times[i]!)
      return `<gen:Obs><gen:ObsKey>${keyOf(part.key)}${time}</gen:ObsKey>${content(part, i, attributes)}`
    },
  }
}

function specific(structure: DataStructure, { version }: DataMlOptions): Style {
  const attribute = (id: string, value: AttributeValue) => ` ${id}="${escapeXml(single(value))}"`
  const isSeveral = (value: AttributeValue) => typeof value !== 'string' && version === '3.0'
  const attributesOf = (attributes: Attributes) =>
    Object.entries(attributes)
      .filter(([, value]) => !isSeveral(value))
      .map(([id, value]) => attribute(id, value))
      .join('')
  // Values that no XML attribute can hold have an element of their own in 3.0.
  const components = (attributes: Attributes) =>
    Object.entries(attributes)
      .filter(([, value]) => isSeveral(value))
      .map(([id, values]) => {
        const inside = (values as readonly string[]).map(
          (one) => `<Value>${escapeXml(one)}</Value>`,
        )
        return `<Comp id="${id}" xsi:type="ns1:${id}">${inside.join('')}</Comp>`
      })
      .join('')
  const keyOf = (key: readonly string[]) =>
    key.map((code, d) => attribute(structure.dimensions[d]!.id, code)).join('')
  const { measures, timeDimension } = structure
  const measureId = (m: number) => (version === '2.1' && m === 0 ? 'OBS_VALUE' : measures[m]!.id)
  const observed = (part: SeriesPart, i: number) => {
    const values: Record<string, AttributeValue> = {}
    for (let m = 0; m < measures.length; m++) {
      const value = figure(part.measures[m]![i])
      if (value !== undefined) values[measureId(m)] = value
    }
    for (const [id, column] of Object.entries(part.observationAttributes)) {
      const value = column[i]
      if (value !== undefined) values[id] = value
    }
    return values
  }
  const whole = (start: string, attributes: Attributes) => {
    const inside = components(attributes)
    return inside === ''
      ? `<Obs${start}${attributesOf(attributes)}/>`
      : `<Obs${start}${attributesOf(attributes)}>${inside}</Obs>`
  }
  const time = (text: string) =>
    timeDimension === undefined ? '' : attribute(timeDimension.id, text)
  return {
    seriesEnd: '</Series>',
    dataSetAttributes: (action, validFromDate, validToDate) => ({
      'ss:structureRef': STRUCTURE_ID,
      'xsi:type': 'ns1:DataSetType',
      'ss:action': action,
      'ss:validFromDate': version === '2.1' ? validFromDate : undefined,
      'ss:validToDate': version === '2.1' ? validToDate : undefined,
      'ss:dataScope': version === '2.1' ? 'DataStructure' : undefined,
    }),
    dataSetStart: (own, attributes, groups) => {
      const inPlace = version === '2.1' ? attributesOf(attributes) : ''
      const apart =
        version === '2.1' || Object.keys(attributes).length === 0
          ? ''
          : `<Atts${attributesOf(attributes)}>${components(attributes)}</Atts>`
      const named = groups.filter(({ key }) => Object.keys(key).length > 0)
      const texts = named.map(({ id, key, attributes: ofGroup }) => {
        const codes = Object.entries(key).map(([dimension, code]) => attribute(dimension, code))
        return `<Group xsi:type="ns1:${id}"${codes.join('')}${attributesOf(ofGroup)}>${components(ofGroup)}</Group>`
      })
      return `<mes:DataSet${writeAttributes(own)}${inPlace}>${apart}${texts.join('')}`
    },
    seriesStart: (key, attributes) =>
      `<Series${keyOf(key)}${attributesOf(attributes)}>${components(attributes)}`,
    observation: (part, i) => whole(time(part.times[i]!), observed(part, i)),
    flat: (part, i, attributes) =>
      whole(`${keyOf(part.key)}${time(part.times[i]!)}`, { ...attributes, ...observed(part, i) }),
  }
}

/** Whether a structure can be written without loss in SDMX-ML 2.1, SDMX-JSON 1.0 and SDMX-CSV 1.0. */
export const fitsSdmx21 = ({ measures, attributes }: DataStructure): boolean =>
  measures.length === 1 &&
  isNumeric(measures[0]!) &&
  attributes.every(({ representation }) => representation?.maxOccurs === undefined)
