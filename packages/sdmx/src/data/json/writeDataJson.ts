import type { DataStructure } from '../../model/Artefact.ts'
import type { JsonVersion } from '../../structures/jsonArtefacts.ts'
import { metaObject } from '../../structures/writeStructuresJson.ts'
import { PieceWriter } from '../../text/chunks.ts'
import type {
  Attributes,
  AttributeValue,
  DataSetPart,
  MeasureValue,
  SeriesPart,
} from '../DataPart.ts'
import type { DataContent } from '../DataWriting.ts'
import { GroupBook } from '../GroupBook.ts'
import { numberText } from '../numberText.ts'
import { describeData, hasPositions } from './describeData.ts'
import { attributeIds, JsonValues } from './JsonValues.ts'

const SCHEMAS: Readonly<Record<JsonVersion, string>> = {
  '1.0':
    'https://raw.githubusercontent.com/sdmx-twg/sdmx-json/develop/data-message/tools/schemas/1.0/sdmx-json-data-schema.json',
  '2.0': 'https://json.sdmx.org/2.0.0/sdmx-json-data-schema.json',
  '2.1': 'https://json.sdmx.org/2.1/sdmx-json-data-schema.json',
}

export interface DataJsonOptions {
  readonly version: JsonVersion
  readonly layout?: 'series' | 'flat'
  /** Values in use, from `collectJsonValues`; with them the structure comes before the data. */
  readonly values?: JsonValues
}

/**
 * Data as SDMX-JSON. Without the values in use the structure, which needs them, comes after the data.
 *
 * @source SDMX-JSON 1.0, 2.0 and 2.1, data message.
 * @remarks Holds one part, the values in use and the attributes of groups.
 */
export async function* writeDataJson(
  content: DataContent,
  options: DataJsonOptions,
): AsyncGenerator<string> {
  const { version, layout, values = new JsonValues() } = options
  const { structure, header, languages = ['en'] } = content
  const isFlat = layout === 'flat' || structure.timeDimension === undefined
  const writer = new PieceWriter()
  const meta = metaObject(header, version, SCHEMAS[version], languages)
  const described = (): string => {
    const object = JSON.stringify(describeData(content, version, isFlat, values))
    return version === '1.0' ? `"structure":${object}` : `"structures":[${object}]`
  }
  writer.write(`{"meta":${JSON.stringify(meta)},"data":{`)
  if (options.values !== undefined) writer.write(`${described()},`)
  writer.write('"dataSets":[')
  const body = new BodyWriter(structure, version, isFlat, values)
  for await (const part of content.parts) {
    if (part.kind === 'dataset') writer.write(body.startDataSet(part))
    else if (part.kind === 'group') body.book.add(part)
    else {
      for (const text of body.series(part)) {
        writer.write(text)
        yield* writer.full()
      }
    }
  }
  writer.write(`${body.endDataSet()}]`)
  if (options.values === undefined) writer.write(`,${described()}`)
  writer.write('}}')
  yield* writer.rest()
}

const SLICE = 512

class BodyWriter {
  book: GroupBook
  readonly #structure: DataStructure
  readonly #version: JsonVersion
  readonly #isFlat: boolean
  readonly #values: JsonValues
  readonly #ids: ReturnType<typeof attributeIds>
  readonly #positioned: ReadonlySet<string>
  #isOpen = false
  #dataSets = 0
  #seriesText: string | undefined
  #separator = ''
  #observationSeparator = ''

  constructor(structure: DataStructure, version: JsonVersion, isFlat: boolean, values: JsonValues) {
    this.#structure = structure
    this.#version = version
    this.#isFlat = isFlat
    this.#values = values
    this.#ids = attributeIds(structure, isFlat)
    const positioned = structure.attributes.filter((one) => hasPositions(one, version))
    this.#positioned = new Set(positioned.map(({ id }) => id))
    this.book = this.#newBook()
  }

  #newBook(): GroupBook {
    return new GroupBook(this.#structure.dimensions.map(({ id }) => id))
  }

  startDataSet({ action, validFrom, validTo }: DataSetPart): string {
    const before = this.endDataSet()
    this.book = this.#newBook()
    this.#isOpen = true
    this.#separator = ''
    const first = this.#version === '1.0'
    const own = {
      ...(first ? { links: [] } : { structure: 0 }),
      action: first && action === 'Merge' ? 'Append' : action,
      validFrom,
      validTo,
    }
    const text = JSON.stringify(own).slice(0, -1)
    const comma = this.#dataSets++ > 0 ? ',' : ''
    return `${before}${comma}${text},"${this.#isFlat ? 'observations' : 'series'}":{`
  }

  endDataSet(): string {
    if (!this.#isOpen) return ''
    this.#isOpen = false
    const attributes = this.#list(this.#ids.dataSet, this.book.whole)
    const end = `${this.#closeSeries()}}`
    return attributes === '' ? `${end}}` : `${end},"attributes":[${attributes}]}`
  }

  #closeSeries(): string {
    if (this.#seriesText === undefined) return ''
    this.#seriesText = undefined
    return '}}'
  }

  *series(part: SeriesPart): Generator<string> {
    const { dimensions, timeDimension } = this.#structure
    const key = part.key
      .map((code, d) => this.#values.of(dimensions[d]!.id).position(code))
      .join(':')
    const stated = { ...this.book.ofSeries(part.key), ...part.attributes }
    const times = timeDimension === undefined ? undefined : this.#values.of(timeDimension.id)
    if (!this.#isFlat) yield this.#openSeries(key, stated)
    const columns = this.#ids.observation.map((id) => [id, part.observationAttributes[id]] as const)
    let text = ''
    for (let i = 0; i < part.times.length; i++) {
      const time = times?.position(part.times[i]!)
      const name = this.#isFlat ? (time === undefined ? key : `${key}:${time}`) : String(time)
      const separator = this.#isFlat ? this.#separator : this.#observationSeparator
      this.#separator = ','
      this.#observationSeparator = ','
      text += `${separator}"${name}":[${this.#observation(part, i, columns, stated)}]`
      if ((i + 1) % SLICE === 0) {
        yield text
        text = ''
      }
    }
    yield text
  }

  /** A series that comes in several parts stays one object. */
  #openSeries(key: string, stated: Attributes): string {
    if (this.#seriesText === key) return ''
    const before = `${this.#closeSeries()}${this.#separator}`
    this.#seriesText = key
    this.#separator = ','
    this.#observationSeparator = ''
    const attributes = this.#list(this.#ids.series, stated)
    const own = attributes === '' ? '' : `"attributes":[${attributes}],`
    return `${before}"${key}":{${own}"observations":{`
  }

  #observation(
    part: SeriesPart,
    i: number,
    columns: readonly (readonly [string, readonly (AttributeValue | undefined)[] | undefined])[],
    stated: Attributes,
  ): string {
    const { measures } = part
    const count = this.#version === '1.0' ? Math.min(measures.length, 1) : measures.length
    let text = ''
    for (let m = 0; m < count; m++) text += `${m > 0 ? ',' : ''}${figure(measures[m]![i])}`
    let attributes = ''
    let shown = ''
    for (const [id, column] of columns) {
      const value = column?.[i] ?? (this.#isFlat ? stated[id] : undefined)
      attributes += `,${this.#attribute(id, value)}`
      // What is not stated at the end is left out.
      if (value !== undefined) shown = attributes
    }
    return text === '' ? shown.slice(1) : text + shown
  }

  #list(ids: readonly string[], stated: Attributes): string {
    let last = ids.length
    while (last > 0 && stated[ids[last - 1]!] === undefined) last -= 1
    return ids
      .slice(0, last)
      .map((id) => this.#attribute(id, stated[id]))
      .join(',')
  }

  #attribute(id: string, value: AttributeValue | undefined): string {
    if (value === undefined) return 'null'
    if (!this.#positioned.has(id)) return JSON.stringify(value)
    return String(this.#values.of(id).position(value))
  }
}

function figure(value: MeasureValue): string {
  if (value === undefined) return 'null'
  if (typeof value !== 'number') return JSON.stringify(value)
  return Number.isFinite(value) ? numberText(value) : `"${numberText(value)}"`
}
