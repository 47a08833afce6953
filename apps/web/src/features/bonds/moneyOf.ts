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
export function moneyOf(text: string, currency: string): Money {
  const plain = plainDigits(text)
    .replaceAll(/[\s,٬]/g, '')
    .replace('٫', '.')
  try {
    return parseMoney(plain, currency)
  } catch {
    return { minorUnits: 0, currency }
  }
}
