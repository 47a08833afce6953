/** An axis from zero: its end and the figures written beside it. */
export interface NiceScale {
  readonly top: number
  readonly step: number
  /** Multiples of `step` from 0 to `top`. */
  readonly ticks: readonly number[]
}

const STEPS = [1, 2, 2.5, 5, 10]

/**
 * An axis from zero that ends at or above `largest`, divided at round figures.
 *
 * @param count how many divisions are wished for; there may be one more or less.
 * @example
 * niceScale(347_000, 4).ticks // => [0, 100000, 200000, 300000, 400000]
 */
export function niceScale(largest: number, count: number): NiceScale {
  if (!(largest > 0)) return { top: 1, step: 1, ticks: [0] }
  const rough = largest / count
  const power = 10 ** Math.floor(Math.log10(rough))
  // Persons come whole: below ten only steps of whole persons make sense.
  const steps = power < 10 ? STEPS.filter((step) => Number.isInteger(step * power)) : STEPS
  const step = Math.max(1, (steps.find((one) => one * power >= rough * 0.999) ?? 10) * power)
  const divisions = Math.max(1, Math.ceil(largest / step - 1e-9))
  const ticks = Array.from({ length: divisions + 1 }, (_, index) => index * step)
  return { top: divisions * step, step, ticks }
}

/**
 * The same for figures on both sides of zero: from the round figure at or below `least` to the one at or
 * above `largest`, zero always among them.
 *
 * @example
 * signedScale(-30, 80, 4).ticks // => [-40, -20, 0, 20, 40, 60, 80]
 */
export function signedScale(
  least: number,
  largest: number,
  count: number,
): NiceScale & { readonly bottom: number } {
  if (!(least < 0)) return { ...niceScale(largest, count), bottom: 0 }
  const { step } = niceScale(Math.max(-least, largest), count)
  const below = Math.ceil(-least / step - 1e-9)
  const above = Math.max(0, Math.ceil(largest / step - 1e-9))
  const ticks = Array.from({ length: below + above + 1 }, (_, index) => (index - below) * step)
  return { bottom: -below * step, top: above * step, step, ticks }
}
