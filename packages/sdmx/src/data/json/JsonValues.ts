import type { DataStructure } from '../../model/Artefact.ts'
import { type AttributeValue, type DataPart, levelOf } from '../DataPart.ts'

/** Values in the order in which they came first. */
class Values {
  readonly list: AttributeValue[] = []
  readonly #positionOf = new Map<string, number>()

  position(value: AttributeValue): number {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    const known = this.#positionOf.get(text)
    if (known !== undefined) return known
    this.#positionOf.set(text, this.list.length)
    this.list.push(value)
    return this.list.length - 1
  }
}

/** The values of every component that a message has, each told by its position. */
export class JsonValues {
  readonly #ofComponent = new Map<string, Values>()

  /** Of a component that is not known yet, an empty list. */
  of(id: string): Values {
    const found = this.#ofComponent.get(id) ?? new Values()
    this.#ofComponent.set(id, found)
    return found
  }
}

/**
 * Goes through the parts of a message once to see the values in use, so that the message itself can tell
 * them before the data; then it can be read without being held.
 */
export async function collectJsonValues(
  structure: DataStructure,
  parts: AsyncIterable<DataPart> | Iterable<DataPart>,
): Promise<JsonValues> {
  const values = new JsonValues()
  const time = structure.timeDimension?.id
  for await (const part of parts) {
    if (part.kind === 'dataset') continue
    for (const [id, value] of Object.entries(part.attributes)) values.of(id).position(value)
    if (part.kind === 'group') continue
    for (const [d, code] of part.key.entries())
      values.of(structure.dimensions[d]!.id).position(code)
    if (time !== undefined) for (const text of part.times) values.of(time).position(text)
    for (const [id, column] of Object.entries(part.observationAttributes)) {
      for (const value of column) if (value !== undefined) values.of(id).position(value)
    }
  }
  return values
}

/** The ids of attributes where SDMX-JSON has them: those of groups are told at series. */
export function attributeIds(structure: DataStructure, isFlat: boolean) {
  const at = (...levels: readonly string[]) =>
    structure.attributes
      .filter((attribute) => levels.includes(levelOf(attribute, structure)))
      .map(({ id }) => id)
  return isFlat
    ? { dataSet: at('dataset'), series: [], observation: at('group', 'series', 'observation') }
    : { dataSet: at('dataset'), series: at('group', 'series'), observation: at('observation') }
}
