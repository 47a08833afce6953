import { DomainError } from '../DomainError.ts'

/** Three capital letters of ISO 4217; `XTS` is its code for tests. */
export type CurrencyCode = string

/**
 * An amount in the smallest unit of its currency: 14.00 in a currency of two decimals is 1400.
 * An integer within ±(2^53 − 1), so that every language reads the same from JSON.
 */
export interface Money {
  readonly minorUnits: number
  readonly currency: CurrencyCode
}

/** Currencies whose smallest unit is not a hundredth. @source ISO 4217, list one. */
const OTHER_DECIMALS: Readonly<Record<CurrencyCode, number>> = {
  BHD: 3,
  BIF: 0,
  CLF: 4,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  UYI: 0,
  UYW: 4,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
}

/** How many decimals amounts of a currency have: 2 unless ISO 4217 says otherwise. */
export const decimalsOf = (currency: CurrencyCode): number => OTHER_DECIMALS[currency] ?? 2

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/

/**
 * Reads an amount written with a point and without grouping.
 *
 * @throws {DomainError} `bad_option` when it is no such number, has more decimals than its currency,
 * is too large, or the currency is not three capital letters.
 * @example parseMoney('1400.5', 'XTS') // => { minorUnits: 140050, currency: 'XTS' }
 */
export function parseMoney(amount: string, currency: CurrencyCode): Money {
  if (!/^[A-Z]{3}$/.test(currency)) {
    throw new DomainError('bad_option', `"${currency}" is no currency code; write one such as USD`)
  }
  const match = DECIMAL.exec(amount)
  if (match === null) {
    throw new DomainError(
      'bad_option',
      `"${amount}" is no amount; write digits with a point, such as 1400.50`,
    )
  }
  const [, sign, whole = '', fraction = ''] = match
  const decimals = decimalsOf(currency)
  if (fraction.length > decimals) {
    throw new DomainError('bad_option', `${currency} has ${decimals} decimals, not "${amount}"`)
  }
  const minorUnits = Number(`${whole}${fraction.padEnd(decimals, '0')}`)
  if (!Number.isSafeInteger(minorUnits)) {
    throw new DomainError('bad_option', `${amount} ${currency} is too large`)
  }
  return { minorUnits: sign === '-' && minorUnits !== 0 ? -minorUnits : minorUnits, currency }
}

/**
 * The amount in digits with a point, all decimals of its currency; what `parseMoney` reads.
 *
 * @example moneyDecimal({ minorUnits: 140050, currency: 'XTS' }) // => '1400.50'
 */
export function moneyDecimal({ minorUnits, currency }: Money): string {
  const decimals = decimalsOf(currency)
  const digits = String(Math.abs(minorUnits)).padStart(decimals + 1, '0')
  const sign = minorUnits < 0 ? '-' : ''
  if (decimals === 0) return `${sign}${digits}`
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/**
 * The sum of amounts of one currency.
 *
 * @throws {DomainError} `bad_option` when an amount is of another currency, or the sum is too large:
 * a rate between currencies is the caller's, dated and with a source.
 */
export function sumMoney(amounts: readonly Money[], currency: CurrencyCode): Money {
  let minorUnits = 0
  for (const amount of amounts) {
    if (amount.currency !== currency) {
      throw new DomainError('bad_option', `${amount.currency} cannot be added to ${currency}`)
    }
    minorUnits += amount.minorUnits
    if (!Number.isSafeInteger(minorUnits)) {
      throw new DomainError('bad_option', `the sum in ${currency} is too large`)
    }
  }
  return { minorUnits, currency }
}
