import { type Chunks, textOf } from '../text/chunks.ts'
import {
  type JsonItem,
  type JsonLimits,
  type JsonObject,
  JsonParser,
  type JsonValue,
} from './JsonParser.ts'

export interface JsonReading {
  /** Whether to go through the members of what stands at a path, or take it whole. */
  readonly goesThrough: (path: readonly (string | number)[]) => boolean
  readonly limits?: JsonLimits
  readonly mostCharacters?: number
}

/**
 * Reads a message as members, without holding more than one that is taken whole.
 *
 * @throws {DomainError} `bad_file` with the character at which it is not JSON, stops early or goes beyond
 * a limit.
 */
export async function* readJson(chunks: Chunks, reading: JsonReading): AsyncGenerator<JsonItem[]> {
  const parser = new JsonParser(reading.goesThrough, reading.limits)
  for await (const text of textOf(chunks, reading.mostCharacters)) {
    const items = parser.push(text)
    if (items.length > 0) yield items
  }
  const items = parser.end()
  if (items.length > 0) yield items
}

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The members that are objects; none when it is no array. */
export const objectsIn = (value: JsonValue | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : []

export const textIn = (object: JsonObject, name: string): string | undefined => {
  const value = object[name]
  return typeof value === 'string' ? value : undefined
}

/** The members that are texts; none when it is no array. */
export const textsIn = (value: JsonValue | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((member) => typeof member === 'string') : []
