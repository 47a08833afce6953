import anyAscii from 'any-ascii'

/**
 * Short forms of given and family names as they stand in registers, and spellings of one name in
 * several scripts. A proposal of this project; each deployment adds its own.
 */
const NAME_FORMS: Readonly<Record<string, string>> = {
  bdr: 'bahadur',
  bahadoor: 'bahadur',
  kr: 'kumar',
  kmr: 'kumar',
  pd: 'prasad',
  pr: 'prasad',
  prd: 'prasad',
  md: 'mohammad',
  mhd: 'mohammad',
  mohd: 'mohammad',
  muhd: 'mohammad',
  mhmd: 'mohammad',
  muhmmd: 'mohammad',
  mohamad: 'mohammad',
  mohamed: 'mohammad',
  mohammed: 'mohammad',
  muhammad: 'mohammad',
  muhammed: 'mohammad',
  ma: 'maria',
  sk: 'sheikh',
  shaikh: 'sheikh',
  shekh: 'sheikh',
  abd: 'abdul',
  begam: 'begum',
  hossain: 'hussain',
  hossein: 'hussain',
  husain: 'hussain',
  hussein: 'hussain',
  kahn: 'khan',
}

/** Titles and particles that say nothing about who somebody is. */
const NAME_NOISE: ReadonlySet<string> = new Set([
  ...['mr', 'mrs', 'ms', 'miss', 'dr', 'engr', 'haji', 'hajj', 'shri', 'smt', 'jr', 'sr'],
  ...['al', 'el', 'bin', 'ibn', 'binti', 'bint', 'so', 'do'],
])

/** Legal forms and words that every firm has. */
const FIRM_NOISE: ReadonlySet<string> = new Set([
  ...['ltd', 'limited', 'pvt', 'private', 'co', 'company', 'llc', 'wll', 'inc', 'corp'],
  ...['corporation', 'plc', 'sdn', 'bhd', 'the', 'and', 'm', 's'],
])

const FIRM_FORMS: Readonly<Record<string, string>> = {
  intl: 'international',
  inter: 'international',
  int: 'international',
  svc: 'services',
  svcs: 'services',
  service: 'services',
  agencies: 'agency',
  enterprises: 'enterprise',
  recruiting: 'recruitment',
  mgmt: 'management',
}

const ADDRESS_FORMS: Readonly<Record<string, string>> = {
  rd: 'road',
  st: 'street',
  str: 'street',
  ave: 'avenue',
  av: 'avenue',
  bldg: 'building',
  fl: 'floor',
  flr: 'floor',
  no: '',
  number: '',
  apt: 'apartment',
}

/** Particles that are written joined to what follows, or not: "de la Cruz", "Dela Cruz", "Delacruz". */
const JOINED =
  /\b(de los|de las|de la|dela|del|de|da|dos|van der|van|von|abdul|abd al|abd ul|bd) (?=\w)/g

/**
 * The words of a person's name in Latin letters, small, with short forms written out, particles
 * joined to their name and titles left out.
 *
 * @example
 * nameWords('Ma. de la Cruz') // => ['maria', 'delacruz']
 */
export function nameWords(name: string): readonly string[] {
  return words(name.replace(/\//g, ''), NAME_FORMS, NAME_NOISE, (text) =>
    text.replace(JOINED, (match) => match.replace(/ /g, '')),
  )
}

/** The words of a firm's name without legal forms. @example firmWords('Bravo Intl. Pvt. Ltd.') // => ['bravo', 'international'] */
export const firmWords = (name: string): readonly string[] => words(name, FIRM_FORMS, FIRM_NOISE)

const NONE: ReadonlySet<string> = new Set()

/** An address in one form: its words in alphabetical order. */
export const addressKey = (address: string): string =>
  words(address, ADDRESS_FORMS, NONE).toSorted().join(' ')

/** The digits of a telephone number by which it is compared: the last nine, or all where there are fewer. */
export const phoneKey = (phone: string): string =>
  anyAscii(phone).replace(/\D/g, '').replace(/^0+/, '').slice(-9)

/** Letters and digits alone, in capitals. */
export const numberKey = (number: string): string =>
  anyAscii(number)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')

function words(
  text: string,
  forms: Readonly<Record<string, string>>,
  noise: ReadonlySet<string>,
  join: (text: string) => string = (same) => same,
): readonly string[] {
  const latin = anyAscii(text)
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  return join(latin)
    .split(' ')
    .map((word) => (Object.hasOwn(forms, word) ? forms[word]! : word))
    .filter((word) => word !== '' && !noise.has(word))
}
