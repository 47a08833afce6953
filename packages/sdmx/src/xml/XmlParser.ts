import type { DomainError } from '@corridor/kernel'
import { malformed } from '../SdmxError.ts'

/** Limits that keep a hostile message from costing more than a fair one. */
export interface XmlLimits {
  readonly depth: number
  readonly nameLength: number
  readonly attributes: number
  readonly attributeLength: number
  readonly textLength: number
}

const XML_LIMITS: XmlLimits = {
  depth: 64,
  nameLength: 300,
  attributes: 400,
  attributeLength: 100_000,
  textLength: 1_000_000,
}

export interface XmlTag {
  /** Without prefix. */
  readonly name: string
  readonly namespace: string
  /** By local name; those of XML and XML Schema instance keep their prefix, as `xml:lang`. */
  readonly attributes: Readonly<Record<string, string>>
}

export type XmlEvent =
  | { readonly kind: 'open'; readonly tag: XmlTag }
  | { readonly kind: 'close' }
  | { readonly kind: 'text'; readonly text: string }

const XML = 'http://www.w3.org/XML/1998/namespace'
const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance'
const NAME =
  /^[A-Za-z_\u00c0-\ufffd][\w.\-\u00b7\u00c0-\ufffd]*(?::[A-Za-z_\u00c0-\ufffd][\w.\-\u00b7\u00c0-\ufffd]*)?$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not allow.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/
const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
}

interface OpenElement {
  readonly name: string
  readonly prefixes: ReadonlyMap<string, string>
}

/**
 * Reads XML piece by piece. It knows no document types and no entities but the five of XML, and refuses a
 * message that has them; so nothing can be expanded or fetched.
 *
 * @source Extensible Markup Language 1.0 (fifth edition); Namespaces in XML 1.0.
 */
export class XmlParser {
  readonly #limits: XmlLimits
  readonly #open: OpenElement[] = []
  #rest = ''
  #line = 1
  #column = 1
  /** The next line end of the piece at hand, found once. */
  #newline = -1
  #textLength = 0
  #hasRoot = false
  #events: XmlEvent[] = []

  constructor(limits: XmlLimits = XML_LIMITS) {
    this.#limits = limits
  }

  get depth(): number {
    return this.#open.length
  }

  /**
   * What the next piece of text completes.
   *
   * @throws {DomainError} `bad_file` with line and column when it is not well-formed or beyond a limit.
   */
  push(piece: string): XmlEvent[] {
    this.#events = []
    const text = this.#rest + piece
    this.#newline = text.indexOf('\n')
    let place = 0
    for (;;) {
      const next = text.indexOf('<', place)
      const end = next < 0 ? text.length : next
      if (end > place) place = this.#text(text, place, end, next < 0)
      if (next < 0 || place < end) break
      const after = this.#markup(text, place)
      if (after < 0) break
      this.#move(text, place, after)
      place = after
    }
    this.#rest = text.slice(place)
    return this.#events
  }

  /** @throws {DomainError} `bad_file` when the text stops before the message does. */
  end(): void {
    if (this.#rest.trim() === '' && this.#open.length === 0 && this.#hasRoot) return
    const open = this.#open.at(-1)
    throw this.#fault(
      open === undefined ? 'the message has no content' : `the message stops inside <${open.name}>`,
    )
  }

  #fault(problem: string): DomainError {
    return malformed(problem, { line: this.#line, column: this.#column })
  }

  #move(text: string, from: number, to: number): void {
    let last = -1
    while (this.#newline >= 0 && this.#newline < to) {
      this.#line += 1
      last = this.#newline
      this.#newline = text.indexOf('\n', last + 1)
    }
    this.#column = last < 0 ? this.#column + to - from : to - last
  }

  /** Gives text out as it comes; a reference that is not complete waits for the next piece. */
  #text(text: string, from: number, to: number, isLast: boolean): number {
    let end = to
    if (isLast) {
      const ampersand = text.lastIndexOf('&')
      if (ampersand >= from && text.indexOf(';', ampersand) < 0 && to - ampersand < 12) {
        end = ampersand
      }
    }
    if (end === from) return from
    const raw = text.slice(from, end)
    this.#addText(this.#open.length === 0 ? raw : this.#decoded(raw))
    this.#move(text, from, end)
    return end
  }

  #addText(text: string): void {
    if (this.#open.length === 0) {
      if (text.trim() !== '') throw this.#fault('there is text outside the message')
      return
    }
    if (FORBIDDEN.test(text)) throw this.#fault('there is a character that XML does not allow')
    this.#textLength += text.length
    if (this.#textLength > this.#limits.textLength) {
      throw this.#fault(`a text has over ${this.#limits.textLength} characters`)
    }
    this.#events.push({ kind: 'text', text })
  }

  #decoded(text: string): string {
    if (!text.includes('&')) return text
    return text.replace(/&([^;&]{0,11});?/g, (whole, name: string) => {
      const known = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined
      if (known !== undefined && whole.endsWith(';')) return known
      const number = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name)
      if (number !== null && whole.endsWith(';')) {
        const point = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16)
        const surrogate = point >= 0xd800 && point <= 0xdfff
        if (point > 0 && point <= 0x10ffff && !surrogate) {
          const sign = String.fromCodePoint(point)
          if (!FORBIDDEN.test(sign)) return sign
        }
      }
      throw this.#fault(`"${whole}" is not a reference to a character; entities are not allowed`)
    })
  }

  /** The place after a piece of markup, or -1 when it is not complete. */
  #markup(text: string, place: number): number {
    const sign = text[place + 1]
    if (sign === undefined) return -1
    if (sign === '!') return this.#declaration(text, place)
    if (sign === '?') return this.#instruction(text, place)
    return sign === '/' ? this.#endTag(text, place) : this.#startTag(text, place)
  }

  #declaration(text: string, place: number): number {
    if (text.length < place + 9) {
      const begun = text.slice(place)
      if ('<!--'.startsWith(begun.slice(0, 4)) || '<![CDATA['.startsWith(begun)) {
        if (!begun.startsWith('<!--')) return -1
      } else throw this.#documentType()
    }
    if (text.startsWith('<!--', place)) {
      const end = text.indexOf('-->', place + 4)
      return end < 0 ? this.#incomplete(text, place) : end + 3
    }
    if (!text.startsWith('<![CDATA[', place)) throw this.#documentType()
    const end = text.indexOf(']]>', place + 9)
    if (end < 0) return this.#incomplete(text, place)
    if (this.#open.length === 0) throw this.#fault('there is text outside the message')
    this.#addText(text.slice(place + 9, end))
    return end + 3
  }

  #documentType(): DomainError {
    return this.#fault('document types and entities are not allowed; remove the declaration')
  }

  #instruction(text: string, place: number): number {
    const end = text.indexOf('?>', place + 2)
    if (end < 0) return this.#incomplete(text, place)
    const encoding = /^<\?xml\s[^>]*encoding\s*=\s*["']([^"']+)["']/.exec(text.slice(place, end))
    if (encoding !== null && !/^(utf-?8|us-ascii)$/i.test(encoding[1]!)) {
      throw this.#fault(`the encoding is ${encoding[1]}; save it as UTF-8`)
    }
    return end + 2
  }

  /** Waits for the rest of some markup, as long as it stays within the limits. */
  #incomplete(text: string, place: number): number {
    if (text.length - place > this.#limits.textLength) {
      throw this.#fault(`a tag or comment has over ${this.#limits.textLength} characters`)
    }
    return -1
  }

  #endTag(text: string, place: number): number {
    const end = text.indexOf('>', place)
    if (end < 0) return this.#incomplete(text, place)
    const name = text.slice(place + 2, end).trimEnd()
    const open = this.#open.pop()
    if (open === undefined || open.name !== name) {
      throw this.#fault(
        open === undefined
          ? `</${shown(name)}> ends nothing`
          : `</${shown(name)}> ends <${open.name}>`,
      )
    }
    this.#textLength = 0
    this.#events.push({ kind: 'close' })
    return end + 1
  }

  #startTag(text: string, place: number): number {
    const end = endOfTag(text, place)
    if (end < 0) return this.#incomplete(text, place)
    const isEmpty = text[end - 1] === '/'
    const inside = text.slice(place + 1, isEmpty ? end - 1 : end)
    const nameEnd = inside.search(/[\s=]/)
    const name = nameEnd < 0 ? inside : inside.slice(0, nameEnd)
    this.#checkName(name)
    if (this.#open.length === 0 && this.#hasRoot) throw this.#fault('there is a second message')
    if (this.#open.length >= this.#limits.depth) {
      throw this.#fault(`elements lie over ${this.#limits.depth} deep in each other`)
    }
    this.#hasRoot = true
    const raw = nameEnd < 0 ? [] : this.#attributes(inside.slice(nameEnd))
    const prefixes = this.#prefixes(raw)
    const [prefix, local] = splitName(name)
    const tag: XmlTag = {
      name: local,
      namespace: this.#namespaceOf(prefix, prefixes),
      attributes: this.#named(raw, prefixes),
    }
    this.#textLength = 0
    this.#open.push({ name, prefixes })
    this.#events.push({ kind: 'open', tag })
    if (isEmpty) {
      this.#open.pop()
      this.#events.push({ kind: 'close' })
    }
    return end + 1
  }

  #checkName(name: string): void {
    if (name.length > this.#limits.nameLength) {
      throw this.#fault(`a name has over ${this.#limits.nameLength} characters`)
    }
    if (!NAME.test(name)) throw this.#fault(`"${shown(name)}" is not a name`)
  }

  #attributes(text: string): [name: string, value: string][] {
    const found: [string, string][] = []
    const pattern = /\s+([^\s=<>"'/]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
    let place = 0
    for (;;) {
      pattern.lastIndex = place
      const match = pattern.exec(text)
      if (match === null) break
      place = pattern.lastIndex
      const name = match[1]!
      const value = match[2] ?? match[3]!
      this.#checkName(name)
      if (value.length > this.#limits.attributeLength) {
        throw this.#fault(`attribute ${name} has over ${this.#limits.attributeLength} characters`)
      }
      const decodedValue = this.#decoded(value.replace(/\r\n|[\t\n\r]/g, ' '))
      if (FORBIDDEN.test(decodedValue)) {
        throw this.#fault(`attribute ${name} has a character that XML does not allow`)
      }
      found.push([name, decodedValue])
      if (found.length > this.#limits.attributes) {
        throw this.#fault(`an element has over ${this.#limits.attributes} attributes`)
      }
    }
    if (text.slice(place).trim() !== '') {
      throw this.#fault(`"${shown(text.slice(place).trim())}" is not an attribute`)
    }
    return found
  }

  #prefixes(raw: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
    const outer = this.#open.at(-1)?.prefixes ?? new Map([['xml', XML]])
    const declared = raw.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
    if (declared.length === 0) return outer
    return new Map([...outer, ...declared.map(([name, uri]) => [name.slice(6), uri] as const)])
  }

  #namespaceOf(prefix: string, prefixes: ReadonlyMap<string, string>): string {
    const namespace = prefixes.get(prefix)
    if (namespace === undefined && prefix !== '') {
      throw this.#fault(`the prefix "${prefix}" is not declared`)
    }
    return namespace ?? ''
  }

  #named(
    raw: readonly (readonly [string, string])[],
    prefixes: ReadonlyMap<string, string>,
  ): Readonly<Record<string, string>> {
    // Without a prototype, so that no name means anything but itself.
    const attributes: Record<string, string> = Object.create(null)
    for (const [name, value] of raw) {
      if (name === 'xmlns' || name.startsWith('xmlns:')) continue
      const [prefix, local] = splitName(name)
      const namespace = prefix === '' ? '' : this.#namespaceOf(prefix, prefixes)
      const mark = namespace === XML ? 'xml:' : namespace === INSTANCE ? 'xsi:' : ''
      const key = mark + local
      if (key in attributes) throw this.#fault(`attribute ${shown(name)} stands twice`)
      attributes[key] = value
    }
    return attributes
  }
}

/** The place of the `>` that ends a tag, quoted ones passed over; -1 when it has not come yet. */
function endOfTag(text: string, place: number): number {
  let from = place + 1
  for (;;) {
    const end = text.indexOf('>', from)
    if (end < 0) return -1
    const quote = firstQuote(text, from, end)
    if (quote < 0) return end
    const closing = text.indexOf(text[quote]!, quote + 1)
    if (closing < 0) return -1
    from = closing + 1
  }
}

function firstQuote(text: string, from: number, to: number): number {
  for (let place = from; place < to; place++) {
    const unit = text.charCodeAt(place)
    if (unit === 34 || unit === 39) return place
  }
  return -1
}

function splitName(name: string): [prefix: string, local: string] {
  const colon = name.indexOf(':')
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)]
}

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}...` : text)
