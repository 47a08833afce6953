import { shown } from '@corridor/kernel'

/** What is wrong with a field and what to do. */
export interface FieldFault {
  readonly problem: string
  readonly fix: string
}

export interface FigureRules {
  /** Decimals allowed, 0 or 3. */
  readonly decimals: 0 | 3
  readonly negativeAllowed: boolean
}

/** More persons than there will be on Earth; above it a figure is in other units or mistyped. */
const MOST_PERSONS = 2e10

const MISSING =
  /^(n\.?a\.?|n\/a|nan|null|none|nil|unknown|missing|-{1,3}|–|—|\.{1,3}|…|:|x|\?|\*)$/i
const LEAVE_OUT = 'Leave the row out where there is no figure, and write 0 only for a true zero'
const PLAIN = 'Write it with the digits 0 to 9 and nothing else, for example 1234567'

/**
 * A number of persons from a field of a tidy file, or why it is not one.
 *
 * @example
 * readFigure('1234', { decimals: 0, negativeAllowed: false }) // => 1234
 */
export function readFigure(text: string, rules: FigureRules): number | FieldFault {
  const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(text)
  if (match === null) return describeFault(text)
  const [, sign, whole, decimals = ''] = match
  const figure = Number(text)
  if (sign === '-' && !rules.negativeAllowed && figure < 0) {
    return { problem: `${text} is below zero`, fix: 'Give the number of persons, 0 or more' }
  }
  if (decimals.length > rules.decimals) {
    if (rules.decimals === 3) {
      return {
        problem: `${text} has over three decimals`,
        fix: 'Round it to three decimals or fewer',
      }
    }
    const thousands =
      decimals.length === 3 ? `, or ${whole}${decimals} if the point marks thousands` : ''
    return { problem: `${text} is not a whole number`, fix: `Give whole persons${thousands}` }
  }
  if (Math.abs(figure) > MOST_PERSONS) {
    return {
      problem: `${text} is more persons than there are in the world`,
      fix: 'Check the figure and its unit: all figures are in persons',
    }
  }
  return figure === 0 ? 0 : figure
}

function describeFault(text: string): FieldFault {
  if (text === '') return { problem: 'it is empty', fix: LEAVE_OUT }
  if (MISSING.test(text)) return { problem: `${shown(text)} is not a number`, fix: LEAVE_OUT }
  if (/^[-+]?\d{1,3}([ ,.'’\u00a0\u202f]\d{3})+([.,]\d+)?$/.test(text)) {
    return { problem: `${shown(text)} has marks between the thousands`, fix: PLAIN }
  }
  if (/^-?\d+,\d+$/.test(text)) {
    return {
      problem: `${shown(text)} has a decimal comma`,
      fix: 'Write a point before the decimals',
    }
  }
  if (/^[-+]?\d+(\.\d*)?e[-+]?\d+$/i.test(text)) {
    return {
      problem: `${shown(text)} is in exponent form`,
      fix: `${PLAIN}; a spreadsheet may have changed it`,
    }
  }
  if (/^-?\d{16,}(\.\d+)?$/.test(text)) {
    return {
      problem: `${shown(text)} is more persons than there are in the world`,
      fix: 'Check the figure and its unit: all figures are in persons',
    }
  }
  return { problem: `${shown(text)} is not a number`, fix: PLAIN }
}

/** A calendar year from 1900 to 2100 from a field of a tidy file, or why it is not one. */
export function readYear(text: string): number | FieldFault {
  const year = Number(text)
  if (!/^\d{1,6}$/.test(text)) {
    return {
      problem: text === '' ? 'it is empty' : `${shown(text)} is not a year`,
      fix: 'Write the year with four digits, for example 2020',
    }
  }
  if (year >= 1900 && year <= 2100) return year
  return { problem: `${text} is not between 1900 and 2100`, fix: 'Check the year' }
}
