import { foldText, isOneSlip, shown } from '@corridor/kernel'
import type { Instrument } from '../Instrument.ts'

/** A State that a file may name, with what people write in place of its code. */
export interface KnownState {
  readonly code: string
  /** ISO alpha-2, M49 and the like. */
  readonly otherCodes?: readonly string[]
  /** In any language; the first is shown. */
  readonly names?: readonly string[]
}

/** What is wrong with a field and what to do. */
export interface FieldFault {
  readonly problem: string
  readonly fix: string
}

/** Why a text is not the code of a State that is held, and which one was probably meant. */
export function stateFault(text: string, states: readonly KnownState[]): FieldFault {
  const upper = text.toUpperCase()
  const folded = foldText(text)
  const meant = states.find(
    ({ code, otherCodes, names }) =>
      code === upper ||
      otherCodes?.includes(upper) === true ||
      names?.some((name) => foldText(name) === folded) === true,
  )
  const problem =
    text === '' ? 'it is empty' : `${shown(text)} is not the code of a State whose list is held`
  if (meant !== undefined) return { problem, fix: `Write ${labelOf(meant)}` }
  const near = states.filter(
    ({ code, names }) =>
      isOneSlip(code, upper) ||
      (folded.length > 4 && names?.some((name) => isOneSlip(foldText(name), folded)) === true),
  )
  const hint = near.length === 0 ? '' : `. Near it: ${near.slice(0, 3).map(labelOf).join(', ')}`
  return { problem, fix: `Use the three-letter code of ISO 3166-1, for example NPL${hint}` }
}

const labelOf = ({ code, names }: KnownState): string =>
  names?.[0] === undefined ? code : `${code} (${names[0]})`

/** Why a text names no instrument that is held, and which one was probably meant. */
export function instrumentFault(text: string, instruments: readonly Instrument[]): FieldFault {
  const ids = instruments.map(({ id }) => id)
  const meant = instrumentMeant(text)
  const problem = text === '' ? 'it is empty' : `${shown(text)} is not an instrument that is held`
  if (ids.includes(meant)) return { problem, fix: `Write ${meant}` }
  const near = ids.filter((id) => isOneSlip(id, meant)).slice(0, 3)
  const known = near.length > 0 ? `Near it: ${near.join(', ')}` : `Held are ${ids.join(', ')}`
  return { problem, fix: `Write its code, for example C097. ${known}` }
}

/** `c97`, `C 97` and `CMW` as they would be written here. */
function instrumentMeant(text: string): string {
  const upper = text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  if (/^(CMW|ICMW|MWC|ICRMWF)$/.test(upper)) return 'ICRMW'
  const match = /^([CRP])O?0*(\d{1,3})$/.exec(upper)
  return match === null ? upper : `${match[1]}${match[2]!.padStart(3, '0')}`
}

/** Why a text is none of a closed list of words, and which one was probably meant. */
export function wordFault(text: string, words: readonly string[]): FieldFault {
  const plain = text.toLowerCase().replace(/[\s_]+/g, '-')
  const meant = words.find((word) => word === plain || isOneSlip(word, plain))
  const fix = meant === undefined ? `Write one of ${words.join(', ')}` : `Write ${meant}`
  return { problem: `${shown(text)} is not one of ${words.join(', ')}`, fix }
}

/** Why a text is no day of the calendar. */
export function dayFault(text: string): FieldFault {
  const problem = text === '' ? 'it is empty' : `${shown(text)} is not a day of the calendar`
  const turned = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text)
  const hint =
    turned === null ? '' : `; ${text} may be written with the day or the month first, so look it up`
  return { problem, fix: `Write year, month and day, for example 2014-05-28${hint}` }
}
