import { foldText, isOneSlip } from '@corridor/kernel'

/** A name or code in the forms in which it is compared. */
export interface NameKey {
  /** As it is written. */
  readonly label: string
  readonly isCode: boolean
  /** Folded, and for Arabic also without the articles; a match of either counts. */
  readonly forms: readonly NameForm[]
}

interface NameForm {
  readonly text: string
  readonly words: readonly string[]
}

/** How well a name answers a query; anything above 0 is a match. */
export const MATCH = {
  code: 100,
  name: 98,
  twoLetterCode: 95,
  sameWords: 92,
  nameStart: 80,
  wholeWords: 75,
  wordStarts: 60,
  slip: 40,
  none: 0,
} as const

/** Articles and the like, which may be left out of a query or put into it. */
const FILLERS = new Set('the of and le la les l de des du d et el los las y ال'.split(' '))

export function nameKey(label: string, isCode = false): NameKey {
  const text = foldText(label)
  const plain = withoutArabicArticles(text)
  const forms = plain === text ? [text] : [text, plain]
  return { label, isCode, forms: forms.map(nameForm) }
}

/** The forms of a query: as written, without fillers, without Arabic articles. */
export function queryForms(words: readonly string[]): readonly NameForm[] {
  const core = words.filter((word) => !FILLERS.has(word))
  const texts = [words.join(' '), core.join(' '), withoutArabicArticles(words.join(' '))]
  return [...new Set(texts)].filter((text) => text !== '').map(nameForm)
}

/** The best match of any form of the query with any form of the key. */
function matchName(key: NameKey, query: readonly NameForm[]): number {
  let best: number = MATCH.none
  for (const asked of query) {
    for (const form of key.forms) {
      best = Math.max(best, key.isCode ? matchCode(form, asked) : matchForm(form, asked))
    }
  }
  return best
}

/**
 * The key that answers a query best, and how well; one that reads as the name shown comes first
 * among equals.
 */
export function bestKey(
  keys: readonly NameKey[],
  query: readonly NameForm[],
  name: string,
): { readonly score: number; readonly matched: string } {
  let [score, matched] = [0, '']
  for (const key of keys) {
    const found = matchName(key, query)
    const ranked = found === MATCH.none ? 0 : found + (key.label === name ? 1 : 0)
    if (ranked > score) [score, matched] = [ranked, key.label]
  }
  return { score, matched }
}

function matchCode(code: NameForm, asked: NameForm): number {
  if (code.text !== asked.text) return MATCH.none
  return code.text.length === 2 ? MATCH.twoLetterCode : MATCH.code
}

function matchForm(name: NameForm, asked: NameForm): number {
  if (name.text === asked.text) return MATCH.name
  const whole = asked.words.every((word) => name.words.includes(word))
  const significant = name.words.filter((word) => !FILLERS.has(word))
  if (whole && significant.every((word) => asked.words.includes(word))) return MATCH.sameWords
  if (name.text.startsWith(asked.text)) return MATCH.nameStart
  if (whole) return MATCH.wholeWords
  if (asked.words.every((word) => name.words.some((other) => other.startsWith(word)))) {
    return MATCH.wordStarts
  }
  return asked.text.length >= 5 && isOneSlip(name.text, asked.text) ? MATCH.slip : MATCH.none
}

const nameForm = (text: string): NameForm => ({ text, words: text.split(' ') })

/** "الامارات العربيه" as "امارات عربيه"; short words keep what may belong to them. */
const withoutArabicArticles = (text: string): string =>
  text
    .split(' ')
    .map((word) => (word.length >= 5 && word.startsWith('ال') ? word.slice(2) : word))
    .join(' ')
