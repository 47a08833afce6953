/**
 * A number above 0 with a decimal point or comma, in Latin or Arabic digits.
 *
 * @returns null for anything else and above `most`.
 * @example
 * readDecimal('0,5', 10) // => 0.5
 */
export function readDecimal(text: string, most: number): number | null {
  const plain = text
    .trim()
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[,٫]/, '.')
  if (!/^(\d+\.?\d*|\.\d+)$/.test(plain)) return null
  const value = Number(plain)
  return value > 0 && value <= most ? value : null
}
