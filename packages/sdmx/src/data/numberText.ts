/**
 * A number as text: as short as it can be read back from, with a decimal point, without exponent but
 * for magnitudes from 1e15 on. NaN is written as `NaN`.
 *
 * @example
 * numberText(1.5e-7) // => '0.00000015'
 */
export function numberText(value: number): string {
  const text = String(value)
  if (Number.isInteger(value) && text.length < 17) return text
  const at = text.indexOf('e')
  if (at < 0) {
    if (text === 'Infinity') return 'INF'
    return text === '-Infinity' ? '-INF' : text
  }
  const exponent = Number(text.slice(at + 1))
  if (exponent > 0) return text
  const [, sign, whole, , fraction = ''] = /^(-?)(\d)(\.(\d+))?$/.exec(text.slice(0, at))!
  return `${sign}0.${'0'.repeat(-exponent - 1)}${whole}${fraction}`
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

/** The number that a text says, NaN for `NaN`; undefined when it is none. */
export function readNumber(text: string): number | undefined {
  if (NUMBER.test(text)) return Number(text)
  if (text === 'NaN') return Number.NaN
  if (text === 'INF' || text === 'Infinity') return Number.POSITIVE_INFINITY
  return text === '-INF' || text === '-Infinity' ? Number.NEGATIVE_INFINITY : undefined
}
