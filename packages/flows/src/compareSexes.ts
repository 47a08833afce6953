import { type AreaCode, DomainError, type Sex } from '@corridor/kernel'
import { sum } from '@corridor/numeric'
import type { FlowInput } from './types.ts'

/** How far women and men together are from both sexes in one kind of figure. Persons. */
export interface SexBalance {
  readonly figure: SexFigure
  readonly female: number
  readonly male: number
  readonly both: number
  /** Female + male - both. */
  readonly difference: number
  /** Entries that differ by more than the tolerance, and the largest of them first. */
  readonly off: number
  readonly largest: readonly SexDifference[]
}

export type SexFigure =
  | 'stockStart'
  | 'stockEnd'
  | 'populationStart'
  | 'populationEnd'
  | 'births'
  | 'deaths'
  | 'netMigration'
  | 'flows'

export interface SexDifference {
  /** Birthplace and residence, or origin and destination; one area for figures by area. */
  readonly areas: readonly AreaCode[]
  readonly female: number
  readonly male: number
  readonly both: number
  readonly difference: number
}

export interface SexTolerance {
  /** Differences up to this are rounding. Default 2 persons. */
  readonly tolerancePersons?: number
  /** Most differences to list. Default 10. */
  readonly most?: number
}

/**
 * Checks that the figures of women and men add up to those of both sexes: foreign-born stocks,
 * populations, births, deaths and net migration.
 *
 * @param inputs over the same areas in the same order.
 * @returns one balance for each figure that all three have.
 * @throws {DomainError} `areas_differ`.
 * @remarks O(areas^2).
 */
export function compareSexInputs(
  { female, male, both }: Readonly<Record<Sex, FlowInput>>,
  tolerance: SexTolerance = {},
): readonly SexBalance[] {
  const { areas } = both
  for (const one of [female, male]) checkAreas(one.areas, areas)
  const pairs = (table: 'stockStart' | 'stockEnd'): SexBalance =>
    balance(
      table,
      [female[table], male[table], both[table]],
      // The native-born are what is left of the population, which is compared itself.
      (cell) => cell % (areas.length + 1) !== 0,
      (cell) => [areas[Math.floor(cell / areas.length)]!, areas[cell % areas.length]!],
      tolerance,
    )
  const byArea = (
    figure: SexFigure,
    of: (input: FlowInput) => Float64Array | null,
  ): readonly SexBalance[] => {
    const [women, men, everybody] = [of(female), of(male), of(both)]
    if (women === null || men === null || everybody === null) return []
    return [
      balance(
        figure,
        [women, men, everybody],
        () => true,
        (area) => [areas[area]!],
        tolerance,
      ),
    ]
  }
  return [
    pairs('stockStart'),
    pairs('stockEnd'),
    ...byArea('populationStart', (input) => populations(input, 'stockStart')),
    ...byArea('populationEnd', (input) => populations(input, 'stockEnd')),
    ...byArea('births', ({ births }) => births),
    ...byArea('deaths', ({ deaths }) => deaths),
    ...byArea('netMigration', ({ netMigration }) => netMigration),
  ]
}

/** Flows of one sex over its areas. */
interface SexFlows {
  readonly areas: readonly AreaCode[]
  /** Row-major, origin x destination. Persons. */
  readonly persons: Float64Array
}

/**
 * Compares the flows of women and men with those of both sexes.
 *
 * They need not add up. Where the stock of women rises and that of men falls, the stock of both
 * sexes hides the move; so by drop-negative and reverse-negative women and men together move at
 * least as much as both sexes. By the other methods they may move more or less.
 *
 * @throws {DomainError} `areas_differ`.
 */
export function compareSexFlows(
  { female, male, both }: Readonly<Record<Sex, SexFlows>>,
  tolerance: SexTolerance = {},
): SexBalance {
  const { areas } = both
  for (const one of [female, male]) checkAreas(one.areas, areas)
  return balance(
    'flows',
    [female.persons, male.persons, both.persons],
    (cell) => cell % (areas.length + 1) !== 0,
    (cell) => [areas[Math.floor(cell / areas.length)]!, areas[cell % areas.length]!],
    tolerance,
  )
}

function checkAreas(areas: readonly AreaCode[], expected: readonly AreaCode[]): void {
  if (areas.join() === expected.join()) return
  const missing = expected.filter((area) => !areas.includes(area))
  const extra = areas.filter((area) => !expected.includes(area))
  throw new DomainError(
    'areas_differ',
    'women, men and both sexes must be given for the same areas in the same order' +
      (missing.length + extra.length === 0
        ? ''
        : `; they differ in ${[...missing, ...extra].join(', ')}`),
    { missing, extra },
  )
}

function balance(
  figure: SexFigure,
  [female, male, both]: readonly [Float64Array, Float64Array, Float64Array],
  counts: (place: number) => boolean,
  name: (place: number) => readonly AreaCode[],
  { tolerancePersons = 2, most = 10 }: SexTolerance,
): SexBalance {
  const places = [...both.keys()].filter(counts)
  const difference = (place: number): number => female[place]! + male[place]! - both[place]!
  const off = places.filter((place) => Math.abs(difference(place)) > tolerancePersons)
  const total = (values: Float64Array): number => sum(places.map((place) => values[place]!))
  const [women, men, everybody] = [total(female), total(male), total(both)]
  return {
    figure,
    female: women,
    male: men,
    both: everybody,
    difference: women + men - everybody,
    off: off.length,
    largest: off
      .toSorted((a, b) => Math.abs(difference(b)) - Math.abs(difference(a)) || a - b)
      .slice(0, most)
      .map((place) => ({
        areas: name(place),
        female: female[place]!,
        male: male[place]!,
        both: both[place]!,
        difference: difference(place),
      })),
  }
}

const populations = (
  { areas, ...tables }: FlowInput,
  table: 'stockStart' | 'stockEnd',
): Float64Array =>
  Float64Array.from(areas, (_, area) => {
    let people = 0
    for (let cell = area; cell < tables[table].length; cell += areas.length) {
      people += tables[table][cell]!
    }
    return people
  })
