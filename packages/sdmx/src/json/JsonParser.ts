import type { DomainError } from '@corridor/kernel'
import { malformed } from '../SdmxError.ts'

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue }

export type JsonObject = { readonly [name: string]: JsonValue }

export interface JsonLimits {
  readonly depth: number
  readonly stringLength: number
  /** Most values in one that is taken whole. */
  readonly values: number
}

export const JSON_LIMITS: JsonLimits = { depth: 64, stringLength: 250_000, values: 2_000_000 }

/** A value somewhere in a message: the names and numbers that lead to it, and it. */
export interface JsonItem {
  readonly path: readonly (string | number)[]
  readonly value: JsonValue
}

interface Level {
  readonly isArray: boolean
  /** What is built, or undefined where the level is gone through member by member. */
  readonly built: Record<string, JsonValue> | JsonValue[] | undefined
  key: string | undefined
  index: number
  expects: 'value' | 'value or end' | 'name' | 'name or end' | 'colon' | 'comma or end'
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const PLAIN = /[\s,:{}[\]"]/g

/**
 * Reads JSON piece by piece and gives out members one by one as deep as it is told to go through them.
 *
 * @source RFC 8259. Names that stand twice in an object are refused.
 */
export class JsonParser {
  readonly #goesThrough: (path: readonly (string | number)[]) => boolean
  readonly #limits: JsonLimits
  readonly #levels: Level[] = []
  #rest = ''
  #consumed = 0
  #done = false
  #values = 0
  #items: JsonItem[] = []

  constructor(
    goesThrough: (path: readonly (string | number)[]) => boolean,
    limits: JsonLimits = JSON_LIMITS,
  ) {
    this.#goesThrough = goesThrough
    this.#limits = limits
  }

  /** @throws {DomainError} `bad_file` with the character at which it is not JSON or beyond a limit. */
  push(piece: string): JsonItem[] {
    this.#items = []
    const text = this.#rest + piece
    let place = 0
    while (place < text.length) {
      const unit = text.charCodeAt(place)
      if (unit === 32 || unit === 10 || unit === 13 || unit === 9) {
        place += 1
        continue
      }
      const after = this.#token(text, place, unit)
      if (after < 0) break
      place = after
    }
    this.#consumed += place
    this.#rest = text.slice(place)
    if (this.#rest.length > this.#limits.stringLength * 6) {
      throw this.#fault(0, `a text has over ${this.#limits.stringLength} characters`)
    }
    return this.#items
  }

  /** @throws {DomainError} `bad_file` when the message stops early. */
  end(): JsonItem[] {
    const items = this.#rest === '' ? [] : this.push(' ')
    if (!this.#done || this.#rest.trim() !== '') {
      throw this.#fault(this.#rest.length, 'the message stops before its end')
    }
    return items
  }

  #fault(ahead: number, problem: string): DomainError {
    return malformed(problem, { character: this.#consumed + ahead + 1 })
  }

  #token(text: string, place: number, unit: number): number {
    if (this.#done) throw this.#fault(place, 'there is something after the message')
    switch (unit) {
      case 123:
      case 91:
        this.#start(unit === 91, place)
        return place + 1
      case 125:
      case 93:
        this.#finish(unit === 93, place)
        return place + 1
      case 44:
        this.#comma(place)
        return place + 1
      case 58:
        if (this.#levels.at(-1)?.expects !== 'colon')
          throw this.#fault(place, 'a colon is not expected')
        this.#levels.at(-1)!.expects = 'value'
        return place + 1
      case 34:
        return this.#string(text, place)
      default:
        return this.#literal(text, place)
    }
  }

  #expectValue(place: number): void {
    const expects = this.#levels.at(-1)?.expects ?? 'value'
    if (expects !== 'value' && expects !== 'value or end') {
      throw this.#fault(place, `a value stands where a ${expects} is expected`)
    }
  }

  #start(isArray: boolean, place: number): void {
    this.#expectValue(place)
    if (this.#levels.length >= this.#limits.depth) {
      throw this.#fault(place, `values lie over ${this.#limits.depth} deep in each other`)
    }
    const parent = this.#levels.at(-1)
    const whole =
      (parent !== undefined && parent.built !== undefined) || !this.#goesThrough(this.#path())
    if (whole) this.#count(place, parent?.built === undefined)
    this.#levels.push({
      isArray,
      built: whole ? (isArray ? [] : Object.create(null)) : undefined,
      key: undefined,
      index: 0,
      expects: isArray ? 'value or end' : 'name or end',
    })
  }

  #count(place: number, isFirst: boolean): void {
    this.#values = isFirst ? 1 : this.#values + 1
    if (this.#values > this.#limits.values) {
      throw this.#fault(place, `one part of the message holds over ${this.#limits.values} values`)
    }
  }

  #path(): (string | number)[] {
    return this.#levels.map(({ isArray, index, key }) => (isArray ? index : key!))
  }

  #finish(isArray: boolean, place: number): void {
    const level = this.#levels.at(-1)
    const wanted = isArray ? ['value or end', 'comma or end'] : ['name or end', 'comma or end']
    if (level === undefined || level.isArray !== isArray || !wanted.includes(level.expects)) {
      throw this.#fault(place, `"${isArray ? ']' : '}'}" is not expected`)
    }
    this.#levels.pop()
    if (level.built === undefined) this.#afterValue()
    else this.#take(level.built)
  }

  #comma(place: number): void {
    const level = this.#levels.at(-1)
    if (level?.expects !== 'comma or end') throw this.#fault(place, 'a comma is not expected')
    level.expects = level.isArray ? 'value' : 'name'
  }

  /** Puts a value where it belongs, or gives it out. */
  #take(value: JsonValue): void {
    const level = this.#levels.at(-1)
    if (level === undefined || level.built === undefined) {
      this.#items.push({ path: this.#path(), value })
    } else if (Array.isArray(level.built)) level.built.push(value)
    else (level.built as Record<string, JsonValue>)[level.key!] = value
    this.#afterValue()
  }

  #afterValue(): void {
    const level = this.#levels.at(-1)
    if (level === undefined) this.#done = true
    else {
      level.expects = 'comma or end'
      level.index += 1
    }
  }

  #string(text: string, place: number): number {
    let end = place
    for (;;) {
      end = text.indexOf('"', end + 1)
      if (end < 0) return -1
      let slashes = 0
      while (text.charCodeAt(end - 1 - slashes) === 92) slashes += 1
      if (slashes % 2 === 0) break
    }
    if (end - place > this.#limits.stringLength) {
      throw this.#fault(place, `a text has over ${this.#limits.stringLength} characters`)
    }
    const value = this.#decoded(text.slice(place, end + 1), place)
    const level = this.#levels.at(-1)
    if (level !== undefined && (level.expects === 'name' || level.expects === 'name or end')) {
      if (level.built !== undefined && value in (level.built as object)) {
        throw this.#fault(place, `"${value.slice(0, 40)}" stands twice in one object`)
      }
      level.key = value
      level.expects = 'colon'
    } else {
      this.#expectValue(place)
      this.#count(place, level?.built === undefined)
      this.#take(value)
    }
    return end + 1
  }

  #decoded(quoted: string, place: number): string {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must be escaped in JSON.
    if (!/[\\\u0000-\u001f]/.test(quoted)) return quoted.slice(1, -1)
    try {
      return JSON.parse(quoted) as string
    } catch {
      throw this.#fault(
        place,
        'a text has an escape that JSON does not know, or a control character',
      )
    }
  }

  #literal(text: string, place: number): number {
    PLAIN.lastIndex = place
    const found = PLAIN.exec(text)
    if (found === null) {
      if (text.length - place > 400) throw this.#fault(place, 'a number has over 400 characters')
      return -1
    }
    const word = text.slice(place, found.index)
    this.#expectValue(place)
    this.#count(place, this.#levels.at(-1)?.built === undefined)
    if (word === 'null') this.#take(null)
    else if (word === 'true' || word === 'false') this.#take(word === 'true')
    else if (word.length <= 400 && NUMBER.test(word)) this.#take(Number(word))
    else throw this.#fault(place, `"${word.slice(0, 40)}" is not JSON`)
    return found.index
  }
}
