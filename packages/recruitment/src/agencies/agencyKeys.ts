import anyAscii from 'any-ascii'

/** A name, or what somebody looks for, in the forms in which it is found again. */
export interface AgencyKeys {
  /** Small Latin letters and digits in single-spaced words, whatever the script. */
  readonly folded: string
  /** The same without the words that many agencies bear; empty where nothing else is left. */
  readonly core: string
  /**
   * Consonants of each word of the core, and of the whole in one piece: alike in scripts that write
   * vowels and that do not. None of a single letter: half of all names sound so.
   */
  readonly sounds: readonly string[]
}

/** Words that say nothing of which agency it is; compared by their consonants. */
const COMMON = [
  ...['agency', 'agencies', 'recruitment', 'recruiting', 'recruiters', 'manpower', 'overseas'],
  ...['employment', 'services', 'service', 'international', 'consultancy', 'human', 'resources'],
  ...['private', 'pvt', 'limited', 'ltd', 'llc', 'company', 'co', 'inc', 'corporation', 'group'],
  ...['and', 'the', 'of', 'for', 'agence', 'recrutement', 'sarl', 'societe', 'agencia', 'empleo'],
  ...['म्यानपावर', 'ओभरसिज', 'प्रा', 'प्राइवेट', 'लिमिटेड', 'लि', 'एजेन्सी', 'सेवा'],
  ...['রিক্রুটিং', 'এজেন্সি', 'ওভারসিজ', 'লিমিটেড', 'প্রাইভেট', 'লি', 'সার্ভিসেস'],
  ...['شركة', 'وكالة', 'مكتب', 'للتوظيف', 'التوظيف', 'للاستقدام', 'الاستقدام', 'المحدودة'],
]

/**
 * The keys of an agency's name, from any script that Unicode has.
 *
 * @source any-ascii for the transliteration; the phonetic merging is Corridor's own.
 * @example agencyKeys('हिमालय म्यानपावर प्रा. लि.').sounds // => ['hml']
 * @example agencyKeys('Himalaya Manpower Pvt. Ltd.').sounds // => ['hml']
 */
export function agencyKeys(text: string): AgencyKeys {
  const words = foldedWords(text)
  const core = words.filter((word) => !COMMON_SKELETONS.has(skeletonOf(word)) || word === '')
  return {
    folded: words.join(' '),
    core: core.join(' '),
    sounds: soundsOf(core),
  }
}

/** Letters and digits of a licence number, whatever its separators: as it is looked up. */
export const licenceNumberKey = (number: string): string => foldedWords(number).join('')

const MOST_DIGITS = 10
const LEAST_DIGITS = 6

/**
 * The ends of a telephone number by which it is found, with or without the codes before it.
 *
 * @example phoneKeys('+977 1-4412345').includes('14412345') // => true
 */
export function phoneKeys(phone: string): readonly string[] {
  const digits = digitsOf(phone)
  const longest = Math.min(MOST_DIGITS, digits.length)
  return Array.from({ length: Math.max(0, longest - LEAST_DIGITS + 1) }, (_, more) =>
    digits.slice(-(LEAST_DIGITS + more)),
  )
}

/** The end by which a telephone number is asked for; null for what is too short to be one. */
export const askedPhone = (text: string): string | null =>
  /[\p{L}]/u.test(text) ? null : (phoneKeys(text).at(-1) ?? null)

const digitsOf = (text: string): string =>
  anyAscii(text)
    .replace(/[^0-9]/g, '')
    .replace(/^0+/, '')

const foldedWords = (text: string): readonly string[] =>
  anyAscii(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/['’`]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')

/** Spellings of one sound, written one way. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/([bcdgkst])h/g, '$1'],
  [/[qc]/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/^w/, 'v'],
  [/[aeiouyw]/g, ''],
  [/(.)\1+/g, '$1'],
]

const soundsOf = (words: readonly string[]): readonly string[] =>
  [...new Set([...words, words.join('')].map(skeletonOf))].filter((sound) => sound.length > 1)

const skeletonOf = (word: string): string =>
  SOUNDS.reduce((text, [sound, letter]) => text.replace(sound, letter), word)

const COMMON_SKELETONS: ReadonlySet<string> = new Set(
  COMMON.flatMap((word) => foldedWords(word))
    .map(skeletonOf)
    .filter((key) => key.length > 1),
)
