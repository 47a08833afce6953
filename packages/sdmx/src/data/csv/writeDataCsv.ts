import { textIn } from '../../MessageHeader.ts'
import { allDimensions, type Component, type DataStructure } from '../../model/Artefact.ts'
import { nameInWords } from '../../model/Reference.ts'
import { periodSpan } from '../../query/period.ts'
import { PieceWriter } from '../../text/chunks.ts'
import {
  type AttributeValue,
  type DataAction,
  type DataSetPart,
  levelOf,
  type MeasureValue,
  type SeriesPart,
} from '../DataPart.ts'
import type { DataContent } from '../DataWriting.ts'
import { GroupBook } from '../GroupBook.ts'
import { numberText } from '../numberText.ts'
import { csvField } from './CsvParser.ts'

export type CsvVersion = '1.0' | '2.0' | '2.1'

export interface CsvOptions {
  readonly version: CsvVersion
  /** Codes, codes with names beside them in columns of their own (2.x), or both in one field. */
  readonly labels?: 'id' | 'name' | 'both'
  readonly timeFormat?: 'original' | 'normalized'
  /** Columns with the key of the series, of the observation, or of both; 2.x. */
  readonly keys?: 'none' | 'obs' | 'series' | 'both'
}

const ACTIONS: Readonly<Record<DataAction, string>> = {
  Information: 'I',
  Append: 'A',
  Merge: 'M',
  Replace: 'R',
  Delete: 'D',
}

/**
 * Data as SDMX-CSV: one row for each observation, which repeats what belongs to its series, group and
 * data set.
 *
 * @source SDMX-CSV 1.0, 2.0 and 2.1.
 * @remarks Holds one part and the attributes of groups; `bench/sdmx.ts` has the speed.
 */
export async function* writeDataCsv(
  content: DataContent,
  options: CsvOptions,
): AsyncGenerator<string> {
  const rows = new RowWriter(content, options)
  const writer = new PieceWriter()
  writer.write(rows.header())
  const book = new GroupBook(content.structure.dimensions.map(({ id }) => id))
  for await (const part of content.parts) {
    if (part.kind === 'dataset') {
      rows.startDataSet(part)
      book.clear()
    } else if (part.kind === 'group') book.add(part)
    else {
      for (const text of rows.series(part, book)) {
        writer.write(text)
        yield* writer.full()
      }
    }
  }
  yield* writer.rest()
}

/** Rows handed on at once, so that a long series does not become one long text. */
const ROWS = 512

class RowWriter {
  readonly #content: DataContent
  readonly #options: CsvOptions
  readonly #structure: DataStructure
  readonly #languages: readonly string[]
  readonly #fields = new Map<string, Map<string, string>>()
  readonly #seriesAttributes: readonly string[]
  readonly #observationAttributes: readonly string[]
  readonly #isFirst: boolean
  readonly #names: boolean
  #start = ''

  constructor(content: DataContent, options: CsvOptions) {
    this.#content = content
    this.#options = options
    this.#structure = content.structure
    this.#languages = content.languages ?? ['en']
    this.#isFirst = options.version === '1.0'
    this.#names = options.labels === 'name' && !this.#isFirst
    const { attributes } = content.structure
    const isOfObservation = (attribute: (typeof attributes)[number]) =>
      levelOf(attribute, content.structure) === 'observation'
    this.#observationAttributes = attributes.filter(isOfObservation).map(({ id }) => id)
    this.#seriesAttributes = attributes
      .filter((attribute) => !isOfObservation(attribute))
      .map(({ id }) => id)
    this.startDataSet({ kind: 'dataset', structure: content.reference, action: 'Information' })
  }

  header(): string {
    const { keys = 'none', labels } = this.#options
    const columns = this.#isFirst
      ? ['DATAFLOW']
      : [
          'STRUCTURE',
          'STRUCTURE_ID',
          ...(labels === 'name' ? ['STRUCTURE_NAME'] : []),
          'ACTION',
          ...(keys === 'series' || keys === 'both' ? ['SERIES_KEY'] : []),
          ...(keys === 'obs' || keys === 'both' ? ['OBS_KEY'] : []),
        ]
    const several = (component: Component) =>
      !this.#isFirst && component.representation?.maxOccurs !== undefined
    const components = this.#columns().flatMap((component) => {
      const id = `${component.id}${several(component) ? '[]' : ''}`
      const name = this.#nameOf(component.id)
      if (labels === 'both' && name !== undefined) return [`${id}: ${name}`]
      return labels === 'name' && !this.#isFirst ? [id, name ?? component.id] : [id]
    })
    // Fields with several values name the sign between them at the first column.
    const first = this.#columns().some(several) ? ['STRUCTURE[;]', ...columns.slice(1)] : columns
    return `${[...first, ...components].map(csvField).join(',')}\n`
  }

  /** Dimensions, measures, attributes of the series and above, attributes of observations. */
  #columns(): readonly Component[] {
    const { attributes, measures } = this.#structure
    const inOrder = [...this.#seriesAttributes, ...this.#observationAttributes].map(
      (id) => attributes.find((attribute) => attribute.id === id)!,
    )
    const shown = this.#isFirst ? measures.slice(0, 1).map(asPrimary) : measures
    return [...allDimensions(this.#structure), ...shown, ...inOrder]
  }

  #nameOf(id: string): string | undefined {
    const names = this.#content.names?.ofComponent(id)
    return names === undefined ? undefined : textIn(names, this.#languages)
  }

  startDataSet({ structure, action }: DataSetPart): void {
    const { labels } = this.#options
    const names = this.#content.names?.ofStructure
    const name = names === undefined ? undefined : textIn(names, this.#languages)
    const id = nameInWords(structure)
    const shown = labels === 'both' && name !== undefined ? `${id}: ${name}` : id
    const fields = this.#isFirst
      ? [shown]
      : [
          structure.kind === 'provisionagreement' ? 'dataprovision' : structure.kind,
          shown,
          ...(labels === 'name' ? [name ?? ''] : []),
          ACTIONS[action],
        ]
    this.#start = fields.map(csvField).join(',')
  }

  *series(part: SeriesPart, book: GroupBook): Generator<string> {
    const { keys = 'none' } = this.#options
    const { dimensions, timeDimension } = this.#structure
    const key = part.key.map((code, d) => this.#field(dimensions[d]!.id, code)).join('')
    const seriesKey = part.key.join('.')
    const keyColumn = keys === 'series' || keys === 'both' ? `,${csvField(seriesKey)}` : ''
    const withObservationKey = !this.#isFirst && (keys === 'obs' || keys === 'both')
    const start = this.#isFirst ? this.#start : this.#start + keyColumn
    const stated = { ...book.whole, ...book.ofSeries(part.key), ...part.attributes }
    const attributes = this.#seriesAttributes.map((id) => this.#field(id, stated[id])).join('')
    const { times } = part
    const columns = this.#observationAttributes.map(
      (id) => [id, part.observationAttributes[id]] as const,
    )
    const measures = this.#isFirst ? part.measures.slice(0, 1) : part.measures
    const measureIds = this.#structure.measures.map(({ id }) => id)
    const timeId = timeDimension?.id
    // Looked up once for the series; within it most values were written before.
    const timeFields = this.#cacheOf(timeId ?? '')
    const caches = columns.map(([id]) => this.#cacheOf(id))
    const prefix = withObservationKey ? '' : start + key
    let text = ''
    for (let i = 0; i < times.length; i++) {
      const time = times[i]!
      text += withObservationKey ? `${start},${csvField(`${seriesKey}.${time}`)}${key}` : prefix
      if (timeId !== undefined) text += timeFields.get(time) ?? this.#time(timeId, time)
      for (let m = 0; m < measures.length; m++) {
        text += this.#measure(measureIds[m]!, measures[m]![i])
      }
      text += attributes
      for (let c = 0; c < columns.length; c++) {
        const value = columns[c]![1]?.[i]
        text +=
          (typeof value === 'string' ? caches[c]!.get(value) : undefined) ??
          this.#field(columns[c]![0], value)
      }
      text += '\n'
      if ((i + 1) % ROWS === 0) {
        yield text
        text = ''
      }
    }
    // A series without observations still tells its attributes.
    if (times.length === 0) {
      const empty = timeDimension === undefined ? '' : this.#field(timeDimension.id, undefined)
      text = start
      if (withObservationKey) text += `,${csvField(seriesKey)}`
      text += key + empty
      for (let m = 0; m < measures.length; m++) text += this.#measure(measureIds[m]!, undefined)
      text += attributes
      for (const [id] of columns) text += this.#field(id, undefined)
      text += '\n'
    }
    yield text
  }

  #measure(id: string, value: MeasureValue): string {
    if (typeof value !== 'number') return this.#field(id, value)
    return this.#names ? `,${numberText(value)},` : `,${numberText(value)}`
  }

  #time(id: string, time: string): string {
    if (this.#options.timeFormat !== 'normalized') return this.#field(id, time)
    const start = periodSpan(time)?.start ?? time
    const text = this.#labelled(id, start.endsWith('T00:00:00') ? start.slice(0, 10) : start)
    this.#keep(this.#cacheOf(id), time, text)
    return text
  }

  /** A comma and the field; names beside codes are looked up once for each code. */
  #field(id: string, value: AttributeValue | undefined): string {
    if (value === undefined) return this.#names ? ',,' : ','
    if (typeof value !== 'string') return this.#labelled(id, value)
    const cache = this.#cacheOf(id)
    const known = cache.get(value)
    if (known !== undefined) return known
    const text = this.#labelled(id, value)
    this.#keep(cache, value, text)
    return text
  }

  #cacheOf(id: string): Map<string, string> {
    const found = this.#fields.get(id) ?? new Map<string, string>()
    this.#fields.set(id, found)
    return found
  }

  #keep(cache: Map<string, string>, value: string, text: string): void {
    if (cache.size < 20_000) cache.set(value, text)
  }

  #labelled(id: string, value: AttributeValue): string {
    const { labels } = this.#options
    const isSingle = typeof value === 'string'
    const values = isSingle ? [value] : value
    const names = values.map((one) => {
      const name =
        labels === undefined || labels === 'id' ? undefined : this.#content.names?.ofCode(id, one)
      return name === undefined ? undefined : textIn(name, this.#languages)
    })
    if (labels === 'both') {
      const both = values.map((one, i) => (names[i] === undefined ? one : `${one}: ${names[i]}`))
      return `,${csvField(isSingle ? both[0]! : joined(both))}`
    }
    const code = `,${csvField(isSingle ? value : joined(values))}`
    if (labels !== 'name' || this.#isFirst) return code
    return `${code},${csvField(names.map((name) => name ?? '').join(';'))}`
  }
}

/** Several values joined by semicolons; one that holds a semicolon or a quote is quoted within the field. */
const joined = (values: readonly string[]): string =>
  values.map((value) => (/[;"]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(';')

const asPrimary = (measure: Component): Component => ({ ...measure, id: 'OBS_VALUE' })
