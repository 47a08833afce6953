import type { Language } from '@corridor/contract'

export type Theme = (typeof THEMES)[number]

/** Which digits an Arabic reader sees; the other languages write 0-9 either way. */
export type Digits = (typeof DIGITS)[number]

/** What belongs to the reader: kept on the reader's own device and, where it shows, in the address. */
export interface Preferences {
  readonly lang: Language
  readonly theme: Theme
  readonly digits: Digits
  /** Keys `t` and `/`; a reader who dictates or types by switch may turn them off. */
  readonly shortcuts: boolean
  /** Tables before charts, for readers who cannot use the chart. */
  readonly tableFirst: boolean
}

/** Those of the interface, without its code: pages that must be light read this too. */
export const LANGUAGES = ['en', 'fr', 'es', 'ar'] as const satisfies readonly Language[]

/** Each language in its own words, whatever the page's language. */
export const OWN_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
}

const THEMES = ['auto', 'light', 'dark'] as const
const DIGITS = ['latn', 'arab'] as const

const pick = <Word extends string>(
  words: readonly Word[],
  ...texts: readonly (string | null | undefined)[]
): Word | undefined =>
  texts
    .map((text) => words.find((word) => word === text))
    .find((word): word is Word => word !== undefined)

/** The words of the reader that an address carries; anything unknown counts as absent. */
export function preferencesInQuery(
  query: Readonly<Record<string, string | undefined>>,
): Partial<Pick<Preferences, 'lang' | 'theme' | 'digits'>> {
  const lang = pick(LANGUAGES, query.lang)
  const theme = pick(THEMES, query.theme)
  const digits = pick(DIGITS, query.digits)
  return {
    ...(lang === undefined ? {} : { lang }),
    ...(theme === undefined ? {} : { theme }),
    ...(digits === undefined ? {} : { digits }),
  }
}

/**
 * What the address says, else what was stored, else what the browser asks for.
 *
 * @param stored reads one stored word, null when there is none.
 * @param languages the browser's languages, best first, as BCP 47 tags.
 */
export function readPreferences(
  query: Readonly<Record<string, string | undefined>>,
  stored: (name: string) => string | null,
  languages: readonly string[],
): Preferences {
  const tags = languages.map((tag) => tag.slice(0, 2).toLowerCase())
  return {
    lang: pick(LANGUAGES, stored('lang'), ...tags) ?? 'en',
    theme: pick(THEMES, stored('theme')) ?? 'auto',
    digits: pick(DIGITS, stored('digits')) ?? 'arab',
    shortcuts: stored('shortcuts') !== 'off',
    tableFirst: stored('tableFirst') === 'on',
    ...preferencesInQuery(query),
  }
}

/** Left to right or right to left. */
export const directionOf = (lang: Language): 'ltr' | 'rtl' => (lang === 'ar' ? 'rtl' : 'ltr')

/** The tag for `Intl`, with the reader's digits. */
export const localeOf = ({ lang, digits }: Pick<Preferences, 'lang' | 'digits'>): string =>
  lang === 'ar' ? `ar-u-nu-${digits}` : lang

/** One stored word; storage that is switched off counts as empty. */
export function readStored(name: string): string | null {
  try {
    return localStorage.getItem(`corridor.${name}`)
  } catch {
    return null
  }
}

/** Keeps one word on the reader's device; without storage it lasts until the page is left. */
export function storeWord(name: string, word: string): void {
  try {
    localStorage.setItem(`corridor.${name}`, word)
  } catch {
    // Storage is switched off: the choice still holds for this visit.
  }
}
