import { malformed } from '../SdmxError.ts'
import { type Chunks, textOf } from '../text/chunks.ts'
import { type XmlLimits, XmlParser, type XmlTag } from './XmlParser.ts'

/** An element with everything in it. */
export interface XmlElement extends XmlTag {
  readonly children: readonly XmlElement[]
  /** Its own text, without that of its children. */
  readonly text: string
}

export type XmlItem =
  /** The start of an element that is entered. */
  | { readonly kind: 'enter'; readonly tag: XmlTag; readonly depth: number }
  /** Its end. */
  | { readonly kind: 'leave'; readonly name: string; readonly depth: number }
  /** An element in one that is entered, whole. */
  | { readonly kind: 'element'; readonly element: XmlElement; readonly depth: number }

export interface XmlReading {
  /** Whether to go through what is in an element one by one, or take it whole. */
  readonly enters: (tag: XmlTag, depth: number) => boolean
  readonly limits?: XmlLimits
  /** Most elements in one that is taken whole. */
  readonly mostElements?: number
  readonly mostCharacters?: number
}

interface Building extends XmlTag {
  readonly children: XmlElement[]
  text: string
}

/**
 * Reads a message as elements, without holding more than one that is taken whole.
 *
 * @throws {DomainError} `bad_file` with line and column when it is not well-formed, stops early or goes
 * beyond a limit.
 */
export async function* readXml(chunks: Chunks, reading: XmlReading): AsyncGenerator<XmlItem[]> {
  const parser = new XmlParser(reading.limits)
  const most = reading.mostElements ?? 200_000
  const entered: string[] = []
  const building: Building[] = []
  let count = 0
  for await (const text of textOf(chunks, reading.mostCharacters)) {
    const items: XmlItem[] = []
    for (const event of parser.push(text)) {
      if (event.kind === 'open') {
        const depth = entered.length + building.length
        if (building.length === 0 && reading.enters(event.tag, depth)) {
          entered.push(event.tag.name)
          items.push({ kind: 'enter', tag: event.tag, depth })
          continue
        }
        count = building.length === 0 ? 1 : count + 1
        if (count > most) throw malformed(`<${building[0]!.name}> holds over ${most} elements`)
        building.push({ ...event.tag, children: [], text: '' })
      } else if (event.kind === 'text') {
        const inner = building.at(-1)
        if (inner !== undefined) inner.text += event.text
        else if (event.text.trim() !== '') {
          throw malformed(`<${entered.at(-1)}> has text where elements are expected`)
        }
      } else {
        const done = building.pop()
        if (done === undefined) {
          const name = entered.pop()!
          items.push({ kind: 'leave', name, depth: entered.length })
        } else if (building.length > 0) building.at(-1)!.children.push(done)
        else items.push({ kind: 'element', element: done, depth: entered.length })
      }
    }
    if (items.length > 0) yield items
  }
  parser.end()
}

/** The children of a name. */
export const childrenOf = ({ children }: XmlElement, name: string): readonly XmlElement[] =>
  children.filter((child) => child.name === name)

export const childOf = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => child.name === name)

/** The trimmed text of a child; undefined when there is no such child. */
export const childText = (element: XmlElement, name: string): string | undefined =>
  childOf(element, name)?.text.trim()
