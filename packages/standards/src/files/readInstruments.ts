import type { Instrument, Names } from '../Instrument.ts'
import { parseFile } from './parseFile.ts'
import { type InstrumentFileEntry, InstrumentsFile, TranslationFile } from './StandardsFile.ts'

export const TRANSLATED_LANGUAGES = ['fr', 'es', 'ar'] as const
export type TranslatedLanguage = (typeof TRANSLATED_LANGUAGES)[number]

export type Translations = Readonly<Partial<Record<TranslatedLanguage, unknown>>>
/** Of each language what has none yet, as `instrument C097`, `provision C097 6(1)(a)`, `unit C097 annex-I`. */
export type MissingTranslations = Readonly<Record<TranslatedLanguage, readonly string[]>>

/**
 * Instruments in four languages. What a translation lacks stands in English and is reported.
 *
 * @throws {DomainError} `bad_file` when a file is not in the form described in StandardsFile, when
 * an instrument or article occurs twice, or when a provision stands in a unit that is none.
 */
export function readInstruments(
  file: unknown,
  translations: Translations,
): { readonly instruments: readonly Instrument[]; readonly missing: MissingTranslations } {
  const { instruments } = parseFile(InstrumentsFile, file, 'instruments.json', checkInstruments)
  const missing: Record<TranslatedLanguage, string[]> = { fr: [], es: [], ar: [] }
  const texts = Object.fromEntries(
    TRANSLATED_LANGUAGES.map((language) => [
      language,
      parseFile(TranslationFile, translations[language] ?? {}, `translations/${language}.json`),
    ]),
  ) as Record<TranslatedLanguage, TranslationFile>
  const inFour: NameIn = (en, what, find) => {
    const [fr, es, ar] = TRANSLATED_LANGUAGES.map((language) => {
      const text = find(texts[language])
      if (text === undefined) missing[language].push(what)
      return text ?? en
    })
    return { en, fr: fr!, es: es!, ar: ar! }
  }
  return { instruments: instruments.map((entry) => instrumentOf(entry, inFour)), missing }
}

type NameIn = (
  en: string,
  what: string,
  find: (file: TranslationFile) => string | undefined,
) => Names

function instrumentOf(
  { name, provisions, units, ...rest }: InstrumentFileEntry,
  inFour: NameIn,
): Instrument {
  const { id } = rest
  return {
    ...rest,
    names: inFour(name, `instrument ${id}`, (file) => file.instruments[id]),
    units:
      units === null
        ? null
        : {
            ...units,
            units: units.units.map((unit) => ({
              id: unit.id,
              names: inFour(
                unit.name,
                `unit ${id} ${unit.id}`,
                (file) => file.units[id]?.[unit.id],
              ),
            })),
          },
    provisions: provisions.map(({ requirement, ...provision }) => ({
      ...provision,
      requirement: inFour(
        requirement,
        `provision ${id} ${provision.article}`,
        (file) => file.provisions[id]?.[provision.article],
      ),
    })),
  }
}

function checkInstruments({ instruments }: InstrumentsFile, add: (problem: string) => void): void {
  const ids = instruments.map(({ id }) => id)
  for (const id of duplicates(ids)) add(`instrument ${id} occurs twice`)
  for (const { id, provisions, units } of instruments) {
    const known = units?.units.map((unit) => unit.id) ?? []
    for (const unit of duplicates(known)) add(`unit ${unit} of ${id} occurs twice`)
    for (const unit of units?.atLeastOneOf ?? []) {
      if (!known.includes(unit)) add(`${id} asks for ${unit}, which is none of its units`)
    }
    for (const article of duplicates(provisions.map((provision) => provision.article))) {
      add(`article ${article} of ${id} occurs twice`)
    }
    for (const { article, unit } of provisions) {
      if (unit !== null && !known.includes(unit)) {
        add(`article ${article} of ${id} stands in ${unit}, which is none of its units`)
      }
    }
  }
}

const duplicates = (items: readonly string[]): string[] => [
  ...new Set(items.filter((item, place) => items.indexOf(item) !== place)),
]
