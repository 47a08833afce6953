/** Draws that a seed decides: the same seed gives the same draws. */
export interface Draws {
  /** A whole number from 0 to below `count`. */
  below(count: number): number
  of<Item>(items: readonly Item[]): Item
  /** As many hexadecimal digits, as of a digest. */
  hex(digits: number): string
}

/**
 * Draws for synthetic data; not for secrets, nor for statistics.
 *
 * @source B. Jenkins, "a small noncryptographic PRNG" (jsf32), 2007
 * @example seededDraws(7).below(10) === seededDraws(7).below(10) // => true
 */
export function seededDraws(seed: number): Draws {
  let [a, b, c, d] = [0xf1ea5eed, seed >>> 0, seed >>> 0, seed >>> 0]
  const next = (): number => {
    const e = (a - ((b << 27) | (b >>> 5))) >>> 0
    a = (b ^ ((c << 17) | (c >>> 15))) >>> 0
    b = (c + d) >>> 0
    c = (d + e) >>> 0
    d = (e + a) >>> 0
    return d
  }
  for (let round = 0; round < 20; round += 1) next()
  const below = (count: number) => Math.floor((next() / 2 ** 32) * count)
  return {
    below,
    of: (items) => items[below(items.length)]!,
    hex: (digits) => Array.from({ length: digits }, () => below(16).toString(16)).join(''),
  }
}
