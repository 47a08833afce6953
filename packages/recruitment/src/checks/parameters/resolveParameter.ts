import { formatCorridor, type IsoDate } from '@corridor/kernel'
import type { Parameter, ParameterKey } from './Parameter.ts'
import { endOf, type ParameterName } from './parameterValues.ts'

/** For which case a parameter is looked up; null is not known, never "any". */
export interface ParameterPlace {
  readonly origin: string | null
  readonly destination: string | null
  readonly sector: string | null
  /** ISCO-08, four digits where known so closely. */
  readonly occupation: string | null
}

/** Parameters by name, read once and asked often. */
export type ParameterBook = ReadonlyMap<ParameterName, readonly Parameter[]>

/**
 * What a look-up gives: the one parameter that fits best; none; two that fit equally well, which is
 * an error of the register; or that the case does not say what the choice depends on.
 */
export type Resolution<Name extends ParameterName = ParameterName> =
  | { readonly kind: 'found'; readonly parameter: Parameter<Name> }
  | { readonly kind: 'missing' }
  | { readonly kind: 'tie'; readonly parameters: readonly Parameter[] }
  | { readonly kind: 'undecided'; readonly what: Undecided }

/** What the case would have to state. */
type Undecided = 'corridor' | 'jurisdiction' | 'sector' | 'occupation'

/** Groups parameters by name. Cost: one pass. */
export function parameterBook(parameters: readonly Parameter[]): ParameterBook {
  const book = new Map<ParameterName, Parameter[]>()
  for (const parameter of parameters) {
    const sameName = book.get(parameter.name)
    if (sameName === undefined) book.set(parameter.name, [parameter])
    else sameName.push(parameter)
  }
  return book
}

/**
 * The parameter of a name for a case on a date: of those whose interval contains the date and whose
 * key fits, the one whose key is the most specific, both by place (corridor, subdivision, country,
 * none) and by work (occupation, more digits first, sector, none).
 *
 * A key that would fit if the case said more (a floor for one sector, and no sector is stated) makes
 * the answer `undecided`: otherwise leaving out a fact would choose a milder rule.
 *
 * @returns `found`, `missing`, `tie` or `undecided`
 * @source operations, section 5: most specific key whose interval contains the event date
 * @example
 * resolveParameter(book, 'minimum_age', NEPAL_TO_QATAR, '2030-04-10')
 */
export function resolveParameter<Name extends ParameterName>(
  book: ParameterBook,
  name: Name,
  place: ParameterPlace,
  on: IsoDate,
): Resolution<Name> {
  const asked = questionOf(name, place)
  const fitting: Parameter[] = []
  const open: { readonly key: ParameterKey; readonly what: Undecided }[] = []
  for (const parameter of book.get(name) ?? []) {
    if (!holdsOn(parameter, on)) continue
    const fit = fitOf(parameter.key, asked)
    if (fit === 'fits') fitting.push(parameter)
    else if (fit !== 'other') open.push({ key: parameter.key, what: fit })
  }
  const unbeaten = fitting.filter((one) =>
    fitting.every((other) => !isMoreSpecific(other.key, one.key)),
  )
  const wouldWin = open.find(({ key }) => unbeaten.every((one) => !isMoreSpecific(one.key, key)))
  if (wouldWin !== undefined) return { kind: 'undecided', what: wouldWin.what }
  if (unbeaten.length > 1) return { kind: 'tie', parameters: unbeaten }
  const [parameter] = unbeaten
  return parameter === undefined
    ? { kind: 'missing' }
    : { kind: 'found', parameter: parameter as Parameter<Name> }
}

/**
 * Pairs that would tie: the same name, keys of which neither is more specific though some case fits
 * both, and a common day. Told before a parameter is put into force.
 */
export function parameterTies(
  candidate: Parameter,
  others: readonly Parameter[],
): readonly Parameter[] {
  return others.filter(
    (other) =>
      other.name === candidate.name &&
      other.record !== candidate.record &&
      overlaps(candidate, other) &&
      areCompatible(candidate.key, other.key) &&
      !isMoreSpecific(candidate.key, other.key) &&
      !isMoreSpecific(other.key, candidate.key),
  )
}

/** Whether a named reviewer compared the parameter, or every basis of it, with its source. */
export const isVerified = ({ verifiedBy, legalBasis }: Parameter): boolean =>
  verifiedBy !== null ||
  (legalBasis.length > 0 && legalBasis.every((basis) => basis.verifiedBy !== null))

interface Question {
  readonly corridor: string | null
  readonly jurisdiction: string | null
  readonly sector: string | null
  readonly occupation: string | null
}

function questionOf(name: ParameterName, place: ParameterPlace): Question {
  const { origin, destination, sector, occupation } = place
  const corridor =
    origin === null || destination === null ? null : formatCorridor({ origin, destination })
  return { corridor, jurisdiction: place[endOf(name)], sector, occupation }
}

const holdsOn = ({ validFrom, validUntil }: Parameter, on: IsoDate): boolean =>
  validFrom <= on && (validUntil === null || on <= validUntil)

const overlaps = (one: Parameter, other: Parameter): boolean =>
  (other.validUntil === null || one.validFrom <= other.validUntil) &&
  (one.validUntil === null || other.validFrom <= one.validUntil)

type Fit = 'fits' | 'other' | Undecided

/** Whether a key fits; the name of the part that the case would have to state for it to be told. */
function fitOf(key: ParameterKey, asked: Question): Fit {
  let open: Fit = 'fits'
  for (const part of ['corridor', 'jurisdiction', 'sector', 'occupation'] as const) {
    const wanted = key[part]
    if (wanted === undefined) continue
    const stated = asked[part]
    if (stated !== null && isWithin(part, stated, wanted)) continue
    if (stated !== null && !isWithin(part, wanted, stated)) return 'other'
    open = part
  }
  return open
}

/** Whether the narrower one lies in the wider: 7112 in 7, NPL-P3 in NPL; everything in itself. */
function isWithin(part: keyof Question, narrower: string, wider: string): boolean {
  if (part === 'occupation') return narrower.startsWith(wider)
  return narrower === wider || (part === 'jurisdiction' && narrower.startsWith(`${wider}-`))
}

const placeRank = ({ corridor, jurisdiction }: ParameterKey): number =>
  corridor !== undefined ? 3 : jurisdiction === undefined ? 0 : jurisdiction.includes('-') ? 2 : 1

const workRank = ({ sector, occupation }: ParameterKey): number =>
  occupation !== undefined ? 1 + occupation.length : sector === undefined ? 0 : 1

/** At least as specific in place and in work, and more so in one; of two with both, more parts wins. */
function isMoreSpecific(one: ParameterKey, other: ParameterKey): boolean {
  const [place, work] = [placeRank(one) - placeRank(other), workRank(one) - workRank(other)]
  if (place === 0 && work === 0) return partsOf(one) > partsOf(other)
  return place >= 0 && work >= 0
}

const partsOf = (key: ParameterKey): number => Object.keys(key).length

/** Whether one case can fit both keys. */
function areCompatible(one: ParameterKey, other: ParameterKey): boolean {
  return (['corridor', 'jurisdiction', 'sector', 'occupation'] as const).every((part) => {
    const [a, b] = [one[part], other[part]]
    return a === undefined || b === undefined || isWithin(part, a, b) || isWithin(part, b, a)
  })
}
