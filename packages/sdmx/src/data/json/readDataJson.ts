import {
  JSON_LIMITS,
  type JsonLimits,
  type JsonObject,
  type JsonValue,
} from '../../json/JsonParser.ts'
import { isObject, objectsIn, readJson, textIn } from '../../json/readJson.ts'
import { type DataStructure, isNumeric } from '../../model/Artefact.ts'
import { parseUrn, type Reference } from '../../model/Reference.ts'
import { malformed } from '../../SdmxError.ts'
import type { Chunks } from '../../text/chunks.ts'
import type { AttributeValue, DataAction, DataPart, MeasureValue } from '../DataPart.ts'
import type { DataReading } from '../DataReading.ts'
import { readNumber } from '../numberText.ts'
import { RowGrouper } from '../RowGrouper.ts'

const ACTIONS: readonly DataAction[] = ['Information', 'Append', 'Merge', 'Replace', 'Delete']

/**
 * The parts of a data message of SDMX-JSON 1.0, 2.0 or 2.1.
 *
 * Where the structure comes before the data, one series is held at a time; where it comes after them, the
 * data are held until then, up to the limit of values.
 *
 * @throws {DomainError} `bad_file` when it is no such message, does not fit its structure, or is
 * malformed, cut off or hostile.
 */
export async function* readDataJson(
  chunks: Chunks,
  { structureOf, mostCharacters }: DataReading,
  limits: JsonLimits = JSON_LIMITS,
): AsyncGenerator<DataPart> {
  let isDescribed = false
  const goesThrough = (path: readonly (string | number)[]): boolean => {
    if (path.length === 0) return true
    if (path[0] !== 'data') return false
    if (path[1] === 'structure' || path[1] === 'structures') isDescribed = true
    if (path.length === 1) return true
    if (path[1] !== 'dataSets' || !isDescribed) return false
    return (
      path.length <= 3 ||
      (path.length === 4 && (path[3] === 'series' || path[3] === 'observations'))
    )
  }
  const reader = new MessageReader(structureOf)
  const reading = {
    goesThrough,
    limits,
    ...(mostCharacters === undefined ? {} : { mostCharacters }),
  }
  for await (const items of readJson(chunks, reading)) {
    for (const { path, value } of items) yield* reader.member(path, value)
  }
  yield* reader.end()
}

interface Listed {
  readonly id: string
  /** Undefined where values stand in the data themselves. */
  readonly values: readonly (AttributeValue | undefined)[] | undefined
}

interface Described {
  readonly reference: Reference
  readonly structure: DataStructure
  readonly series: readonly Listed[]
  readonly observation: readonly Listed[]
  /** Codes of dimensions that all the data set has. */
  readonly fixed: Readonly<Record<string, string>>
  readonly measures: readonly string[]
  readonly attributes: {
    readonly dataSet: readonly Listed[]
    readonly dimensionGroup: readonly Listed[]
    readonly series: readonly Listed[]
    readonly observation: readonly Listed[]
  }
}

class MessageReader {
  readonly #structureOf: DataReading['structureOf']
  #described: readonly Described[] = []
  #held: readonly JsonObject[] = []
  #dataSet = -1
  #head: Record<string, JsonValue> = {}
  #current: Described | undefined
  #grouper: RowGrouper | undefined

  constructor(structureOf: DataReading['structureOf']) {
    this.#structureOf = structureOf
  }

  *member(path: readonly (string | number)[], value: JsonValue): Generator<DataPart> {
    if (path[0] === 'errors') this.#refuseErrors(value)
    if (path[0] !== 'data') return
    if (path[1] === 'structure' && isObject(value)) this.#described = [this.#describe(value)]
    else if (path[1] === 'structures') {
      this.#described = objectsIn(value).map((one) => this.#describe(one))
    } else if (path[1] === 'dataSets') {
      if (path.length === 2) this.#held = objectsIn(value)
      else yield* this.#inDataSet(path, value)
    }
  }

  *end(): Generator<DataPart> {
    for (const [i, dataSet] of this.#held.entries()) {
      // Members that say what the data are come first, wherever they stood.
      const { series, observations, attributes, ...head } = dataSet
      for (const [name, value] of Object.entries(head)) {
        yield* this.#inDataSet(['data', 'dataSets', i, name], value)
      }
      for (const [name, members] of [
        ['series', series],
        ['observations', observations],
      ] as const) {
        if (!isObject(members)) continue
        for (const [key, value] of Object.entries(members)) {
          yield* this.#inDataSet(['data', 'dataSets', i, name, key], value)
        }
      }
      if (attributes !== undefined) {
        yield* this.#inDataSet(['data', 'dataSets', i, 'attributes'], attributes)
      }
    }
    if (this.#described.length === 0) throw malformed('the message has no structure')
    if (this.#grouper !== undefined) yield* this.#grouper.flush()
    if (this.#current === undefined && this.#dataSet >= 0) yield* this.#start()
  }

  #refuseErrors(value: JsonValue): void {
    const errors = objectsIn(value).map(
      (error) => textIn(error, 'title') ?? textIn(error, 'detail'),
    )
    if (errors.length > 0) {
      throw malformed(`the message tells of errors: ${errors.join('; ').slice(0, 300)}`)
    }
  }

  *#inDataSet(path: readonly (string | number)[], value: JsonValue): Generator<DataPart> {
    const index = Number(path[2])
    if (index !== this.#dataSet) {
      if (this.#grouper !== undefined) yield* this.#grouper.flush()
      if (this.#current === undefined && this.#dataSet >= 0) yield* this.#start()
      this.#dataSet = index
      this.#head = {}
      this.#current = undefined
    }
    const name = String(path[3])
    if (path.length === 5 && name === 'series') yield* this.#series(String(path[4]), value)
    else if (path.length === 5 && name === 'observations') {
      yield* this.#observations({}, { [String(path[4])]: value })
    } else if (name === 'attributes') {
      yield* this.#start()
      const attributes = this.#stated(this.#current!.attributes.dataSet, value)
      if (Object.keys(attributes).length > 0) yield { kind: 'group', key: {}, attributes }
    } else if (name === 'dimensionGroupAttributes') yield* this.#dimensionGroups(value)
    else if (path.length === 4) {
      if (this.#current !== undefined && (name === 'action' || name === 'structure')) {
        throw malformed(
          `${name} of data set ${index + 1} stands after its data; it must come before them`,
        )
      }
      this.#head[name] = value
    }
  }

  *#start(): Generator<DataPart> {
    if (this.#current !== undefined) return
    const { structure, action, validFrom, validTo } = this.#head
    const described = this.#described[typeof structure === 'number' ? structure : 0]
    if (described === undefined) throw malformed(`data set ${this.#dataSet + 1} has no structure`)
    this.#current = described
    this.#grouper = new RowGrouper(described.structure)
    yield {
      kind: 'dataset',
      structure: described.reference,
      action: ACTIONS.find((one) => one === action) ?? 'Information',
      ...(typeof validFrom === 'string' ? { validFrom } : {}),
      ...(typeof validTo === 'string' ? { validTo } : {}),
    }
  }

  *#series(keyText: string, value: JsonValue): Generator<DataPart> {
    yield* this.#start()
    if (!isObject(value)) throw malformed(`series ${keyText} is not an object`)
    const { series, attributes } = this.#current!
    const codes = this.#codes(keyText, series)
    const stated = this.#stated(attributes.series, value.attributes)
    const observations = isObject(value.observations) ? value.observations : {}
    if (Object.keys(observations).length === 0) {
      yield* this.#grouper!.addEmptySeries(this.#key(codes), stated)
    } else yield* this.#observations({ codes, stated }, observations)
  }

  *#observations(
    { codes, stated }: { codes?: Record<string, string>; stated?: Record<string, AttributeValue> },
    observations: JsonObject,
  ): Generator<DataPart> {
    yield* this.#start()
    const { observation, attributes, measures, structure } = this.#current!
    for (const [keyText, value] of Object.entries(observations)) {
      if (!Array.isArray(value)) throw malformed(`observation ${keyText} is not a list`)
      const all = { ...codes, ...this.#codes(keyText, observation) }
      const figures = measures.map((id, m) => this.#figure(id, value[m]))
      const own = this.#stated(attributes.observation, value.slice(measures.length))
      const byMeasure = structure.measures.map(({ id }, m) => {
        const place = measures.indexOf(id)
        return place >= 0 ? figures[place] : m === 0 ? figures[0] : undefined
      })
      const time =
        structure.timeDimension === undefined ? '' : (all[structure.timeDimension.id] ?? '')
      yield* this.#grouper!.add(this.#key(all), time, byMeasure, { ...stated, ...own })
    }
  }

  *#dimensionGroups(value: JsonValue): Generator<DataPart> {
    yield* this.#start()
    if (!isObject(value)) return
    const { series, observation, attributes: levels } = this.#current!
    for (const [keyText, stated] of Object.entries(value)) {
      const key: Record<string, string> = {}
      for (const [i, text] of keyText.split(':').entries()) {
        const dimension = [...series, ...observation][i]
        if (text === '' || text === '~' || dimension === undefined) continue
        key[dimension.id] = String(this.#valueAt(dimension, Number(text)))
      }
      const attributes = this.#stated(levels.dimensionGroup, stated)
      if (Object.keys(attributes).length > 0) yield { kind: 'group', key, attributes }
    }
  }

  #codes(keyText: string, dimensions: readonly Listed[]): Record<string, string> {
    const codes: Record<string, string> = { ...this.#current!.fixed }
    if (dimensions.length === 0) return codes
    const positions = keyText.split(':')
    if (positions.length !== dimensions.length) {
      throw malformed(
        `key ${keyText.slice(0, 60)} has ${positions.length} parts for ${dimensions.length} dimensions`,
      )
    }
    for (const [i, dimension] of dimensions.entries()) {
      codes[dimension.id] = String(this.#valueAt(dimension, Number(positions[i])))
    }
    return codes
  }

  #valueAt({ id, values }: Listed, position: number): AttributeValue {
    const value = values?.[position]
    if (value !== undefined) return value
    throw malformed(
      `${id} has ${values?.length ?? 0} values and the data point at number ${position}`,
    )
  }

  #key(codes: Readonly<Record<string, string>>): readonly string[] {
    return this.#current!.structure.dimensions.map(({ id }) => codes[id] ?? '')
  }

  #stated(listed: readonly Listed[], value: JsonValue | undefined): Record<string, AttributeValue> {
    const stated: Record<string, AttributeValue> = {}
    if (!Array.isArray(value)) return stated
    for (const [i, attribute] of listed.entries()) {
      const found: JsonValue | undefined = value[i]
      if (found === undefined || found === null) continue
      if (attribute.values === undefined) stated[attribute.id] = this.#plain(attribute.id, found)
      else if (Array.isArray(found)) {
        stated[attribute.id] = found.map((one) => String(this.#valueAt(attribute, Number(one))))
      } else {
        // A value listed as null says that the attribute is not stated.
        const position = Number(found)
        const listedValue = attribute.values[position]
        if (listedValue !== undefined) stated[attribute.id] = listedValue
        else if (position >= attribute.values.length) this.#valueAt(attribute, position)
      }
    }
    return stated
  }

  #plain(id: string, value: JsonValue): AttributeValue {
    if (Array.isArray(value)) return value.map((one) => String(this.#plain(id, one)))
    if (isObject(value)) return Object.values(value).map(String)
    return String(value)
  }

  #figure(id: string, value: JsonValue | undefined): MeasureValue {
    if (value === undefined || value === null) return undefined
    const { structure } = this.#current!
    const measure = structure.measures.find((one) => one.id === id) ?? structure.measures[0]
    if (measure === undefined || !isNumeric(measure)) return this.#plain(id, value)
    const number = typeof value === 'number' ? value : readNumber(String(value))
    if (number !== undefined) return number
    throw malformed(`${id} is "${String(value).slice(0, 40)}", which is not a number`)
  }

  #describe(object: JsonObject): Described {
    const references = objectsIn(object.links).flatMap((link) => {
      const found = parseUrn(textIn(link, 'urn') ?? '')
      return found === undefined ? [] : [found]
    })
    const reference = ['dataflow', 'provisionagreement', 'datastructure'].flatMap((kind) =>
      references.filter((one) => one.kind === kind),
    )
    const found = reference.map((one) => [one, this.#structureOf(one)] as const).find(([, s]) => s)
    if (found?.[1] === undefined) {
      const names = reference.map(({ agency, id, version }) => `${agency}:${id}(${version})`)
      throw malformed(`the structure ${names.join(' or ') || 'of the message'} is not known`)
    }
    const dimensions = isObject(object.dimensions) ? object.dimensions : {}
    const attributes = isObject(object.attributes) ? object.attributes : {}
    const measures = isObject(object.measures) ? objectsIn(object.measures.observation) : undefined
    // One writer of 1.0 spells the level in lower case.
    const ofDataSet = (holder: JsonObject) => listed(holder.dataSet ?? holder.dataset)
    return {
      reference: found[0],
      structure: found[1],
      series: listed(dimensions.series),
      observation: listed(dimensions.observation),
      fixed: Object.fromEntries(
        ofDataSet(dimensions).map((one) => [one.id, String(this.#valueAt(one, 0))]),
      ),
      measures: measures?.map((measure) => textIn(measure, 'id') ?? '') ?? ['OBS_VALUE'],
      attributes: {
        dataSet: ofDataSet(attributes),
        dimensionGroup: listed(attributes.dimensionGroup),
        series: listed(attributes.series),
        observation: listed(attributes.observation),
      },
    }
  }
}

const listed = (value: JsonValue | undefined): readonly Listed[] =>
  objectsIn(value).map((component) => ({
    id: textIn(component, 'id') ?? '',
    values: Array.isArray(component.values) ? component.values.map(listedValue) : undefined,
  }))

function listedValue(value: JsonValue): AttributeValue | undefined {
  if (value === null) return undefined
  if (!isObject(value)) return String(value)
  const own = value.id ?? value.value ?? value.name
  return own === undefined || own === null ? undefined : String(own)
}
