import { type Money, parseMoney } from '@corridor/kernel'

/** Digits of Arabic and Persian scripts as European ones; everything else as it is. */
export const plainDigits = (text: string): string =>
  text
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))

/**
 * An amount as it was typed, in digits of any script; nothing where it is none, which no act takes.
 *
 * @example moneyOf('5,087.50', 'XTS') // => { minorUnits: 508750, currency: 'XTS' }
 */
export const moneyOf = (text: string, currency: string): Money =>
  amountIn(text, currency) ?? { minorUnits: 0, currency }

/** The same; null where it is none, or has more decimals than its currency. */
export function amountIn(text: string, currency: string): Money | null {
  const plain = plainDigits(text)
    .replaceAll(/[\s,٬]/g, '')
    .replace('٫', '.')
  try {
    return parseMoney(plain, currency)
  } catch {
    return null
  }
}

/** What a form says of an amount that is none; an id of words, or null. */
export function amountProblem(text: string, currency: string, isAboveZero = false): string | null {
  if (text.trim() === '') return null
  // Whether there is such a currency is said beside the currency.
  const known = /^[A-Za-z]{3}$/.test(currency.trim()) ? currency.trim().toUpperCase() : 'XTS'
  const units = amountIn(text, known)?.minorUnits ?? -1
  if (units < 0) return 'desk.amount-problem'
  return isAboveZero && units === 0 ? 'desk.amount-zero' : null
}

/** The same of a number, with decimals or whole. */
export function numberProblem(text: string, isWhole: boolean): string | null {
  const plain = plainDigits(text.trim()).replace(/[,٫]/, '.')
  if (plain === '' || (isWhole ? /^\d+$/ : /^\d+(\.\d+)?$/).test(plain)) return null
  return isWhole ? 'desk.count-problem' : 'desk.number-problem'
}

/** The same of a number above what a week holds, say. */
export const mostProblem = (text: string, most: number): string | null =>
  numberProblem(text, false) === null &&
  Number(plainDigits(text.trim()).replace(/[,٫]/, '.')) > most
    ? 'desk.most-problem'
    : null

/** The same of a currency. */
export const currencyProblem = (text: string): string | null =>
  text.trim() === '' || /^[A-Za-z]{3}$/.test(text.trim()) ? null : 'desk.currency-problem'
