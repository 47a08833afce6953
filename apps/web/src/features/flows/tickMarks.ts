/** The unit of the figure of 2014. */
const TICK_UNIT = 100_000

/** A mark on the rim. `hundredThousands` is written beside it; null for the small ones. */
export interface Tick {
  readonly angle: number
  readonly hundredThousands: number | null
}

export interface TickSteps {
  /** Persons between two marks, and between two marks with a figure. */
  readonly minor: number
  readonly major: number
}

const LEAST_PIXELS = { minor: 5, major: 34 }

/**
 * Round distances between marks, as close as can be read: 1, 2 or 5 times a power of ten, and never
 * below the unit.
 *
 * @param pixelsPerPerson along the rim.
 */
export function tickSteps(pixelsPerPerson: number): TickSteps {
  const step = (pixels: number): number => niceAtLeast(pixels / Math.max(pixelsPerPerson, 1e-12))
  const [minor, major] = [step(LEAST_PIXELS.minor), step(LEAST_PIXELS.major)]
  // 5 is not a multiple of 2: the figure then stands at every tenth.
  return { minor, major: major % minor === 0 ? major : 2 * major }
}

function niceAtLeast(persons: number): number {
  const units = Math.max(1, persons / TICK_UNIT)
  const power = 10 ** Math.floor(Math.log10(units))
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= units) ?? 10
  return factor * power * TICK_UNIT
}

/**
 * Marks along a stretch of the rim, counted from zero at its start.
 *
 * @param labelled whether there is room for figures.
 */
export function tickMarks(
  span: { readonly start: number; readonly end: number },
  radiansPerPerson: number,
  { minor, major }: TickSteps,
  labelled: boolean,
): readonly Tick[] {
  const persons = radiansPerPerson > 0 ? (span.end - span.start) / radiansPerPerson : 0
  const count = Math.floor(persons / minor + 1e-9)
  return Array.from({ length: count }, (_, index) => {
    const value = (index + 1) * minor
    const isMajor = Math.abs(value / major - Math.round(value / major)) < 1e-9
    return {
      angle: span.start + value * radiansPerPerson,
      hundredThousands: labelled && isMajor ? value / TICK_UNIT : null,
    }
  })
}
