import { type Inline, parseInline, textOf } from './parseInline.ts'

export type Align = 'start' | 'center' | 'end' | null

/** A block of a Markdown document. */
export type Block =
  | {
      readonly kind: 'heading'
      readonly level: number
      readonly id: string
      readonly content: readonly Inline[]
    }
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'code'; readonly language: string; readonly text: string }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly start: number
      readonly items: readonly (readonly Block[])[]
    }
  | {
      readonly kind: 'table'
      readonly align: readonly Align[]
      readonly head: readonly (readonly Inline[])[]
      readonly rows: readonly (readonly (readonly Inline[])[])[]
    }
  | { readonly kind: 'rule' }

/** Reads the block that begins at a line; null when the lines begin no such block. */
type Reader = (
  lines: readonly string[],
  at: number,
) => { readonly block: Block; readonly next: number } | null

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*([^`\s]*)[^`]*$/
const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/
const RULE = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/
const QUOTE = /^ {0,3}> ?(.*)$/
const ITEM = /^( *)([-*+]|\d{1,9}[.)])(?:( +)(.*)|\s*)$/
const DIVIDER = /^\s*\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*$/

/**
 * Reads the part of Markdown that the method pages use: headings, paragraphs, lists, tables, code,
 * quotes, rules, links and emphasis. Everything else, also HTML, stays text.
 *
 * @returns blocks in order; headings carry an `id` that is unique in the document.
 * @remarks O(length of the text).
 * @example
 * parseMarkdown('# Flows') // => [{ kind: 'heading', level: 1, id: 'flows', content: [...] }]
 */
export function parseMarkdown(text: string): readonly Block[] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\t/g, '    ').split('\n')
  return withUniqueIds(parseBlocks(lines), new Map())
}

const READERS: readonly Reader[] = [
  readCode,
  readHeading,
  readRule,
  readQuote,
  readList,
  readTable,
  readParagraph,
]

function parseBlocks(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = []
  let at = 0
  while (at < lines.length) {
    if (lines[at]!.trim() === '') {
      at += 1
      continue
    }
    for (const read of READERS) {
      const found = read(lines, at)
      if (found === null) continue
      blocks.push(found.block)
      at = found.next
      break
    }
  }
  return blocks
}

function readCode(lines: readonly string[], at: number): ReturnType<Reader> {
  const opening = FENCE.exec(lines[at]!)
  if (opening === null) return null
  const fence = opening[1]!
  const closes = (line: string): boolean => {
    const mark = line.trim()
    return mark.length >= fence.length && mark === fence[0]!.repeat(mark.length)
  }
  let end = at + 1
  while (end < lines.length && !closes(lines[end]!)) end += 1
  const text = lines.slice(at + 1, end).join('\n')
  return { block: { kind: 'code', language: opening[2]!, text }, next: end + 1 }
}

function readHeading(lines: readonly string[], at: number): ReturnType<Reader> {
  const match = HEADING.exec(lines[at]!)
  if (match === null) return null
  const content = parseInline(match[2]!)
  const block: Block = {
    kind: 'heading',
    level: match[1]!.length,
    id: anchorOf(textOf(content)),
    content,
  }
  return { block, next: at + 1 }
}

function readRule(lines: readonly string[], at: number): ReturnType<Reader> {
  return RULE.test(lines[at]!) ? { block: { kind: 'rule' }, next: at + 1 } : null
}

function readQuote(lines: readonly string[], at: number): ReturnType<Reader> {
  if (!QUOTE.test(lines[at]!)) return null
  let end = at
  const inside: string[] = []
  for (let match = QUOTE.exec(lines[at]!); match !== null; match = QUOTE.exec(lines[end] ?? '')) {
    inside.push(match[1]!)
    end += 1
  }
  return { block: { kind: 'quote', blocks: parseBlocks(inside) }, next: end }
}

/** Items of one list: the same kind of mark at the same indent; deeper lines belong to the item. */
function readList(lines: readonly string[], at: number): ReturnType<Reader> {
  const first = ITEM.exec(lines[at]!)
  if (first === null) return null
  const indent = first[1]!.length
  const ordered = /\d/.test(first[2]!)
  const items: (readonly Block[])[] = []
  let next = at
  while (next < lines.length) {
    const match = ITEM.exec(lines[next]!)
    if (match === null || match[1]!.length !== indent) break
    if (/\d/.test(match[2]!) !== ordered || RULE.test(lines[next]!)) break
    const item = readItem(lines, next, indent + match[2]!.length + (match[3]?.length ?? 1))
    items.push(parseBlocks([match[4] ?? '', ...item.inside]))
    next = item.next
  }
  const start = ordered ? Number.parseInt(first[2]!, 10) : 1
  return { block: { kind: 'list', ordered, start, items }, next }
}

function readItem(lines: readonly string[], at: number, depth: number) {
  const inside: string[] = []
  let next = at + 1
  while (next < lines.length) {
    const line = lines[next]!
    const blank = line.trim() === ''
    const indent = line.length - line.trimStart().length
    const mayGoOn = isText(lines[next - 1]!) && !startsBlock(lines, next)
    if (!blank && indent < depth && !mayGoOn) break
    if (blank && isEndOfItem(lines, next, depth)) break
    inside.push(indent >= depth ? line.slice(depth) : line.trimStart())
    next += 1
  }
  // Blank lines between two items belong to neither.
  while (next < lines.length && lines[next]!.trim() === '') next += 1
  return { inside, next }
}

/** Whether a line that stands too far left can still go on the text of the line above it. */
const isText = (above: string): boolean => above.trim() !== '' && !FENCE.test(above.trim())

/** Whether the next line with words stands left of the item's own words. */
function isEndOfItem(lines: readonly string[], at: number, depth: number): boolean {
  const following = lines.slice(at).find((line) => line.trim() !== '')
  return following === undefined || following.length - following.trimStart().length < depth
}

function readTable(lines: readonly string[], at: number): ReturnType<Reader> {
  const divider = lines[at + 1] ?? ''
  if (!lines[at]!.includes('|') || !divider.includes('-') || !DIVIDER.test(divider)) return null
  const head = cellsOf(lines[at]!)
  const align = cellsOf(divider).map(alignOf)
  if (align.length !== head.length) return null
  let next = at + 2
  const rows: (readonly (readonly Inline[])[])[] = []
  while (next < lines.length && lines[next]!.trim() !== '' && lines[next]!.includes('|')) {
    const cells = cellsOf(lines[next]!)
    rows.push(head.map((_, column) => parseInline(cells[column] ?? '')))
    next += 1
  }
  return { block: { kind: 'table', align, head: head.map(parseInline), rows }, next }
}

/** Splits at bars that are not escaped. */
const cellsOf = (line: string): readonly string[] =>
  line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replace(/\\\|/g, '|'))

function alignOf(mark: string): Align {
  if (/^:.*:$/.test(mark)) return 'center'
  if (mark.endsWith(':')) return 'end'
  return mark.startsWith(':') ? 'start' : null
}

function readParagraph(lines: readonly string[], at: number): ReturnType<Reader> {
  let end = at + 1
  while (end < lines.length && lines[end]!.trim() !== '' && !startsBlock(lines, end)) end += 1
  const words = lines.slice(at, end).map((line) => line.replace(/^ +/, ''))
  return {
    block: { kind: 'paragraph', content: parseInline(words.join('\n').trimEnd()) },
    next: end,
  }
}

/** Whether a line ends the paragraph above it. */
function startsBlock(lines: readonly string[], at: number): boolean {
  const line = lines[at]!
  return [FENCE, HEADING, RULE, QUOTE, ITEM].some((pattern) => pattern.test(line))
}

/** The anchor of a heading: its words in small letters, joined by hyphens. */
const anchorOf = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s+/g, '-') || 'section'

function withUniqueIds(blocks: readonly Block[], seen: Map<string, number>): readonly Block[] {
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block
    const count = seen.get(block.id) ?? 0
    seen.set(block.id, count + 1)
    return count === 0 ? block : { ...block, id: `${block.id}-${count}` }
  })
}
