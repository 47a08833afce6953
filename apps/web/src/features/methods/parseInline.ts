/** A piece of running text. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'emphasis'; readonly content: readonly Inline[] }
  | { readonly kind: 'strong'; readonly content: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly content: readonly Inline[] }
  | { readonly kind: 'break' }

interface Pattern {
  readonly expression: RegExp
  read(match: RegExpExecArray): Inline | null
}

/** A piece that may hold others; `(?:\\.|[^x])` steps over escaped signs. */
const PATTERNS: readonly Pattern[] = [
  { expression: /\\([!-/:-@[-`{-~])/y, read: ([, sign]) => ({ kind: 'text', text: sign! }) },
  { expression: /(?:\\| {2,})\n/y, read: () => ({ kind: 'break' }) },
  {
    expression: /(`+)([\s\S]*?[^`])\1(?!`)/y,
    read: ([, , text]) => ({
      kind: 'code',
      text: text!.replace(/\n/g, ' ').replace(/^ (.*) $/, '$1'),
    }),
  },
  {
    expression: /!\[((?:\\.|[^\]])*)\]\([^)\s]*(?:\s+"[^"]*")?\)/y,
    read: ([, alternative]) => ({ kind: 'text', text: alternative! }),
  },
  {
    expression:
      /\[((?:\\.|`[^`]*`|[^\]\\])+)\]\(<?((?:\([^()\s]*\)|[^()\s])*?)>?(?:\s+"[^"]*")?\)/y,
    read: ([, words, href]) => ({ kind: 'link', href: href!, content: parseInline(words!) }),
  },
  {
    expression: /<((?:https?:\/\/|mailto:)[^\s<>]+)>/y,
    read: ([, href]) => ({ kind: 'link', href: href!, content: [{ kind: 'text', text: href! }] }),
  },
  {
    expression: /https?:\/\/[^\s<>()[\]]*[^\s<>()[\].,;:!?'"*_]/y,
    read: ([href]) => ({ kind: 'link', href, content: [{ kind: 'text', text: href }] }),
  },
  {
    expression: /\*\*(?=\S)((?:\\.|`[^`]*`|[^\\`])+?)(?<=\S)\*\*(?!\*)/y,
    read: ([, words]) => ({ kind: 'strong', content: parseInline(words!) }),
  },
  {
    expression: /\*(?=[^\s*])((?:\\.|`[^`]*`|\*\*|[^\\`*])+?)(?<=\S)\*(?!\*)/y,
    read: ([, words]) => ({ kind: 'emphasis', content: parseInline(words!) }),
  },
  {
    expression:
      /(?<![\p{L}\p{N}_])_(?=[^\s_])((?:\\.|`[^`]*`|[^\\`_])+?)(?<=\S)_(?![\p{L}\p{N}_])/uy,
    read: ([, words]) => ({ kind: 'emphasis', content: parseInline(words!) }),
  },
]

/**
 * Reads running text: code, links, emphasis, escapes and breaks. A sign without its partner is text.
 *
 * @example
 * parseInline('see `F`') // => [{ kind: 'text', text: 'see ' }, { kind: 'code', text: 'F' }]
 */
export function parseInline(text: string): readonly Inline[] {
  const pieces: Inline[] = []
  let plain = ''
  let at = 0
  const flush = () => {
    if (plain !== '') pieces.push({ kind: 'text', text: plain })
    plain = ''
  }
  while (at < text.length) {
    const found = matchAt(text, at)
    if (found === null) {
      plain += text[at]
      at += 1
      continue
    }
    if (found.inline.kind === 'text') plain += found.inline.text
    else {
      flush()
      pieces.push(found.inline)
    }
    at = found.next
  }
  flush()
  return pieces
}

/** Signs that can begin a piece; every other sign is text, which spares most of the matching. */
const BEGINNINGS = new Set([...'\\ `![<h*_'])

function matchAt(text: string, at: number) {
  if (!BEGINNINGS.has(text[at]!)) return null
  for (const { expression, read } of PATTERNS) {
    expression.lastIndex = at
    const match = expression.exec(text)
    const inline = match === null ? null : read(match)
    if (match !== null && inline !== null) return { inline, next: at + match[0].length }
  }
  return null
}

/** The words alone, for anchors, titles and menus. */
export const textOf = (content: readonly Inline[]): string =>
  content
    .map((piece) => {
      if (piece.kind === 'break') return ' '
      return 'text' in piece ? piece.text : textOf(piece.content)
    })
    .join('')
