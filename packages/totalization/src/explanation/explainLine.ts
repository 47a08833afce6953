import type { TraceLine } from '../compute/Trace.ts'
import { parseRational } from '../exact/Rational.ts'
import { decimalText } from '../exact/rounding.ts'
import type { Unit } from '../periods/convertLength.ts'
import { ARABIC_WORDS } from './texts/arabic.ts'
import { ENGLISH, ENGLISH_WORDS, type Sentence, type Words } from './texts/english.ts'
import { FRENCH_WORDS } from './texts/french.ts'
import { SPANISH_WORDS } from './texts/spanish.ts'

export const EXPLANATION_LANGUAGES = ['en', 'fr', 'es', 'ar'] as const

export type ExplanationLanguage = (typeof EXPLANATION_LANGUAGES)[number]

const WORDS: Readonly<Record<ExplanationLanguage, Words>> = {
  en: ENGLISH_WORDS,
  fr: FRENCH_WORDS,
  es: SPANISH_WORDS,
  ar: ARABIC_WORDS,
}

/** Values that are lengths, in the unit of the answer. */
const LENGTHS: ReadonlySet<string> = new Set([
  'own',
  'total',
  'minimum',
  'needed',
  'below',
  'time',
  'displaced',
  'coinciding',
  'cut',
  'inWindow',
  'maximum',
])

export interface ExplanationContext {
  readonly unit: Unit
  readonly language: ExplanationLanguage
  /** The name of a State in the language; its code where none is given. */
  readonly stateName?: (code: string) => string
  readonly instrumentName?: (id: string) => string
}

/**
 * A line of the explanation as a sentence in plain words, without its article, which the line has.
 *
 * @returns the sentence; that of the rule in English where a step has none of its own
 * @example explainLine(line, { unit: 'months', language: 'en' }) // => 'ESP pays its part, 108 months of 228 months.'
 */
export function explainLine(line: TraceLine, context: ExplanationContext): string {
  const words = WORDS[context.language]
  const key = sentenceOf(line)
  if (key === null) return line.says
  const values = valuesOf(line, context, words)
  return words.sentences[key].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '–')
}

/** "Not compared with the text" in the language; null for a line that was. */
export const notCheckedWords = (
  { checked }: TraceLine,
  language: ExplanationLanguage,
): string | null => (checked ? null : WORDS[language].notChecked)

/** Steps that have several sentences: which one, by what went in and what came out. */
const VARIANTS: Readonly<
  Record<string, (line: Pick<TraceLine, 'inputs' | 'result'>) => string | undefined>
> = {
  selection: ({ result }) => result.how,
  entitlement: ({ inputs, result }) => {
    if (result.alone === 'yes') return inputs.minimum === 'none' ? 'free' : 'yes'
    return inputs.otherConditions === 'not-met' ? 'conditions' : 'no'
  },
  aggregation: ({ result }) => (result.needed === 'no' ? 'not-needed' : result.entitled),
  'minimum-own': ({ result }) => result.met,
  'small-periods': ({ result }) => {
    if (result.paysAsIfAllWereOwn !== undefined) return 'all'
    if (result.takenOverBy !== undefined) return 'taken'
    return result.exempt === 'yes' ? 'exempt' : 'right'
  },
  independent: ({ result }) => amountOrNone(result.independent),
  theoretical: ({ result }) => amountOrNone(result.theoretical),
  comparison: ({ inputs, result }) => {
    if (result.supplement !== undefined) return 'supplement'
    return inputs.rightAlone === 'yes' ? 'sufficient' : result.due
  },
  export: ({ result }) => result.payableAbroad,
  'personal-scope': ({ result }) => result.covered,
}

/** The sentence of a line; null for a step without one. */
function sentenceOf(line: TraceLine): Sentence | null {
  const variant = VARIANTS[line.step]
  const key = variant === undefined ? line.step : `${line.step}:${variant(line)}`
  return Object.hasOwn(ENGLISH, key) ? (key as Sentence) : null
}

const amountOrNone = (value: string | undefined): string =>
  value !== undefined && /^\d/.test(value) ? 'amount' : 'none'

function valuesOf(
  { step, state, inputs, result }: TraceLine,
  { unit, stateName = (code) => code, instrumentName = (id) => id }: ExplanationContext,
  words: Words,
): Readonly<Record<string, string>> {
  const inUnit = (value: string) => `${readable(value, words)} ${words.units[unit]}`
  const states = (codes: string) => codes.split(', ').map(stateName).join(', ')
  const list = Object.entries(step === 'own-periods' ? result : inputs)
    .map(([code, value]) => `${stateName(code)} ${inUnit(value)}`)
    .join(', ')
  const values = Object.fromEntries(
    Object.entries({ ...inputs, ...result }).map(([name, value]) => [
      name,
      LENGTHS.has(name) && /^\d/.test(value) ? inUnit(value) : readable(value, words),
    ]),
  )
  const { instrument, displacedBy, residence, nationality, competent, from, certified } = {
    ...inputs,
    ...result,
  }
  return {
    ...values,
    list,
    state: state === null ? '' : stateName(state),
    instrument: instrument === undefined ? '' : instrumentName(instrument),
    states: states(result.states ?? ''),
    displacedBy: states(displacedBy ?? ''),
    residence: stateName(residence ?? ''),
    nationality: stateName(nationality ?? ''),
    competent: words.values[competent ?? ''] ?? stateName(competent ?? ''),
    from: states(from ?? ''),
    certified: unitsIn(certified ?? '', words),
    length: inUnit(result[unit] ?? ''),
  }
}

/** Fractions with two decimals, words in the language; all else as it is. */
function readable(value: string, words: Words): string {
  const known = words.values[value]
  if (known !== undefined) return known
  const calendar = value.replace('by the calendar', words.values['by the calendar']!)
  return /^\d+\/\d+$/.test(value) ? decimalText(parseRational(value)) : calendar
}

const unitsIn = (text: string, words: Words): string =>
  text.replace(/\b(days|weeks|months|quarters|years)\b/g, (unit) => words.units[unit as Unit])
