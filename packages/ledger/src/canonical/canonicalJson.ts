import { DomainError } from '@corridor/kernel'

/** What an action may carry: whole numbers only, decimals are text. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue }

/** Nobody nests forms that deep; a limit keeps hostile input from exhausting the stack. */
const DEEPEST = 64

/** Where a value stands, from the inside outwards. */
interface Place {
  readonly name: string | number
  readonly parent: Place | null
}

/**
 * The one text of a value: RFC 8785 with the restrictions that make it the same everywhere.
 *
 * Keys stand in the order of their UTF-16 code units, without white space. Numbers are whole and
 * within ±(2^53 − 1), since larger or broken ones are not read alike by all programs; -0 is 0.
 * Text is taken as it is: bringing it into one Unicode form is the matter of `normaliseIntake`.
 *
 * @param value plain objects, arrays, text, whole numbers, true, false, null.
 * @returns JSON without a line break; parsed and written again it is the same.
 * @throws {DomainError} `bad_request` with the place of a number that is not whole or too large,
 * of a lone surrogate, of `undefined`, of an object of a class, or of a 65th level.
 * @remarks O(length), about 1 microsecond for an action of ten fields.
 * @source RFC 8785, sections 3.2.2 and 3.2.3
 *
 * @example
 * canonicalJson({ b: [1, 'é'], a: null }) // => '{"a":null,"b":[1,"é"]}'
 */
export function canonicalJson(value: unknown): string {
  return write(value, null, 0)
}

function write(value: unknown, place: Place | null, depth: number): string {
  switch (typeof value) {
    case 'string':
      return writeText(value, place)
    case 'number':
      if (Number.isSafeInteger(value)) return `${value}`
      return refuse(place, `${value} is not a whole number within ±(2^53 − 1): write it as text`)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      if (depth >= DEEPEST) return refuse(place, `more than ${DEEPEST} levels of nesting`)
      return Array.isArray(value)
        ? writeList(value, place, depth)
        : writeObject(value as Readonly<Record<string, unknown>>, place, depth)
    default:
      return refuse(place, `${typeof value} cannot be written as JSON: leave it out or give null`)
  }
}

function writeList(list: readonly unknown[], place: Place | null, depth: number): string {
  let text = '['
  for (let index = 0; index < list.length; index += 1) {
    if (index > 0) text += ','
    const item = list[index]
    text +=
      typeof item === 'string' ? writeText(item, place) : writeInside(item, index, place, depth)
  }
  return `${text}]`
}

function writeObject(
  object: Readonly<Record<string, unknown>>,
  place: Place | null,
  depth: number,
): string {
  const prototype: unknown = Object.getPrototypeOf(object)
  if (prototype !== Object.prototype && prototype !== null) {
    return refuse(place, 'only plain objects can be written as JSON')
  }
  let text = '{'
  for (const name of sortedNames(object)) {
    const item = object[name]
    if (text.length > 1) text += ','
    text += `${writeText(name, place)}:`
    text +=
      typeof item === 'string' ? writeText(item, place) : writeInside(item, name, place, depth)
  }
  return `${text}}`
}

function writeInside(
  item: unknown,
  name: string | number,
  place: Place | null,
  depth: number,
): string {
  return write(item, { name, parent: place }, depth + 1)
}

/** Most objects have few names: insertion is faster than the sort of the engine. */
function sortedNames(object: object): readonly string[] {
  const names = Object.keys(object)
  if (names.length > 24) return names.sort()
  for (let end = 1; end < names.length; end += 1) {
    const name = names[end]!
    let at = end
    // `<` on text compares UTF-16 code units, as the RFC asks.
    while (at > 0 && name < names[at - 1]!) {
      names[at] = names[at - 1]!
      at -= 1
    }
    names[at] = name
  }
  return names
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped
const NEEDS_CARE = /["\\\u0000-\u001f\ud800-\udfff]/

function writeText(text: string, place: Place | null): string {
  if (!NEEDS_CARE.test(text)) return `"${text}"`
  if (!text.isWellFormed()) {
    return refuse(place, 'half of a character pair (a lone surrogate) stands in the text')
  }
  // The engine escapes exactly what the RFC asks for, in the same letters.
  return JSON.stringify(text)
}

function refuse(place: Place | null, reason: string): never {
  const names: (string | number)[] = []
  for (let at = place; at !== null; at = at.parent) names.unshift(at.name)
  const where = names.length === 0 ? 'the value' : names.join('.')
  throw new DomainError('bad_request', `${where}: ${reason}`, { path: names })
}
