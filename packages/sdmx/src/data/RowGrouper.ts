import type { DataStructure } from '../model/Artefact.ts'
import { malformed } from '../SdmxError.ts'
import {
  type AttributeLevel,
  type Attributes,
  type AttributeValue,
  type DataPart,
  groupDimensions,
  levelOf,
  type MeasureValue,
  PART_LENGTH,
  type SeriesPart,
} from './DataPart.ts'

interface Placed {
  readonly level: AttributeLevel
  readonly group: string | undefined
  readonly dimensions: readonly string[]
}

/**
 * Makes parts of rows that repeat what belongs to a series, a group or the data set: rows one after
 * another with the same series become one part, and other attributes go where the structure has them.
 */
export class RowGrouper {
  readonly #structure: DataStructure
  readonly #placed: ReadonlyMap<string, Placed>
  readonly #lastOfGroup = new Map<string, string>()
  #key: readonly string[] = []
  #keyText: string | undefined
  #attributes: Record<string, AttributeValue> = {}
  #times: string[] = []
  #measures: MeasureValue[][] = []
  #columns: Record<string, (AttributeValue | undefined)[]> = {}

  constructor(structure: DataStructure) {
    this.#structure = structure
    this.#placed = new Map(
      structure.attributes.map((attribute) => [
        attribute.id,
        {
          level: levelOf(attribute, structure),
          group: attribute.relationship.to === 'group' ? attribute.relationship.group : undefined,
          dimensions: groupDimensions(attribute, structure),
        },
      ]),
    )
  }

  /** Forgets what was told of groups: another data set begins. */
  restart(): void {
    this.#lastOfGroup.clear()
  }

  /** Takes a row and gives out what it completes. */
  *add(
    key: readonly string[],
    time: string,
    measures: readonly MeasureValue[],
    attributes: Attributes,
  ): Generator<DataPart> {
    const keyText = key.join('\u0000')
    const { series, observation, groups } = this.#sorted(key, attributes)
    const sameSeries = keyText === this.#keyText && sameAttributes(series, this.#attributes)
    if (!sameSeries || this.#times.length >= PART_LENGTH) {
      yield* this.flush()
      this.#key = key
      this.#keyText = keyText
      this.#attributes = series
      this.#measures = measures.map(() => [])
    }
    yield* this.#tellGroups(groups)
    const place = this.#times.length
    this.#times.push(time)
    for (const [m, value] of measures.entries()) this.#measures[m]!.push(value)
    for (const [id, value] of Object.entries(observation)) {
      this.#columns[id] ??= []
      this.#columns[id][place] = value
    }
  }

  /** Gives out a series that has no observations, or a group where codes are left open. */
  *addEmptySeries(key: readonly string[], attributes: Attributes): Generator<DataPart> {
    if (key.includes('')) {
      // Attributes of all series that have the codes stated.
      const stated = this.#structure.dimensions.map(({ id }, d) => [id, key[d]!] as const)
      yield* this.flush()
      const codes = Object.fromEntries(stated.filter(([, code]) => code !== ''))
      yield { kind: 'group', key: codes, attributes }
      return
    }
    const { series, observation, groups } = this.#sorted(key, attributes)
    const stray = Object.keys(observation)[0]
    if (stray !== undefined) {
      throw malformed(`attribute ${stray} belongs to observations and stands at a series`)
    }
    yield* this.flush()
    yield* this.#tellGroups(groups)
    yield {
      kind: 'series',
      key,
      attributes: series,
      times: [],
      measures: this.#structure.measures.map(() => []),
      observationAttributes: {},
    }
  }

  *flush(): Generator<SeriesPart> {
    if (this.#times.length > 0) {
      const { length } = this.#times
      for (const column of Object.values(this.#columns)) column.length = length
      yield {
        kind: 'series',
        key: this.#key,
        attributes: this.#attributes,
        times: this.#times,
        measures: this.#measures,
        observationAttributes: this.#columns,
      }
    }
    this.#keyText = undefined
    this.#attributes = {}
    this.#times = []
    this.#measures = []
    this.#columns = {}
  }

  #sorted(key: readonly string[], attributes: Attributes) {
    const series: Record<string, AttributeValue> = {}
    const observation: Record<string, AttributeValue> = {}
    const groups = new Map<string, GroupFound>()
    for (const [id, value] of Object.entries(attributes)) {
      const placed = this.#placed.get(id)
      if (placed === undefined) {
        throw malformed(
          `"${id.slice(0, 60)}" is not an attribute of ${this.#structure.id}; there are ${[...this.#placed.keys()].join(', ')}`,
        )
      }
      if (placed.level === 'series') series[id] = value
      else if (placed.level === 'observation') observation[id] = value
      else {
        const name = placed.group ?? ''
        const found = groups.get(name) ?? { placed, key: this.#keyOf(key, placed), attributes: {} }
        found.attributes[id] = value
        groups.set(name, found)
      }
    }
    return { series, observation, groups }
  }

  #keyOf(key: readonly string[], { dimensions }: Placed): Record<string, string> {
    const codes = this.#structure.dimensions.map(({ id }, i) => [id, key[i] ?? ''] as const)
    return Object.fromEntries(codes.filter(([id]) => dimensions.includes(id)))
  }

  /** A group is told again only when it is not what was told last, which bounds what is remembered. */
  *#tellGroups(groups: ReadonlyMap<string, GroupFound>): Generator<DataPart> {
    for (const [name, { placed, key, attributes }] of groups) {
      const text = JSON.stringify([key, attributes])
      if (this.#lastOfGroup.get(name) === text) continue
      this.#lastOfGroup.set(name, text)
      yield {
        kind: 'group',
        ...(placed.group === undefined ? {} : { id: placed.group }),
        key,
        attributes,
      }
    }
  }
}

interface GroupFound {
  readonly placed: Placed
  readonly key: Record<string, string>
  readonly attributes: Record<string, AttributeValue>
}

function sameAttributes(a: Attributes, b: Attributes): boolean {
  const [one, other] = [Object.keys(a), Object.keys(b)]
  return one.length === other.length && one.every((id) => String(a[id]) === String(b[id]))
}
