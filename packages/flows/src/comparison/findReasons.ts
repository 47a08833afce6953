import type { AreaCode } from '@corridor/kernel'
import { columnSums } from '@corridor/numeric'
import type { FlowMethod } from '../methods.ts'
import { impliedNetMigration } from '../rateFlows.ts'
import type { FlowInput } from '../types.ts'
import type { ComparedEstimate, DifferenceReason, RevisedFigure } from './ComparedEstimate.ts'

/** Finds the reasons for the difference of one corridor. */
export type ReasonFinder = (
  origin: AreaCode,
  destination: AreaCode,
  difference: number | null,
) => readonly DifferenceReason[]

/** Methods that look at nothing but stocks. */
const STOCKS_ONLY: readonly FlowMethod[] = ['drop-negative', 'reverse-negative']

/** A revision that explains less than this share of a difference is no reason for it. */
const SMALLEST_SHARE = 0.1

/**
 * Prepares the search for reasons in the figures two estimates were made from.
 *
 * A revision counts as a reason if it pushes the flow the way it differs, by at least a tenth of
 * the difference; the persons by which it pushes are read directly: a rise of the stock of those
 * born in the origin and living in the destination, a fall of the stock of those born in the
 * destination and living in the origin, less net migration or growth of the origin, more of the
 * destination. Reasons overlap and do not add up to the difference. Differencing looks at stocks
 * alone, so only they are reasons there.
 *
 * @returns reasons by the size of their effect, method and missing areas first.
 * @remarks O(areas^2) once, O(1) a corridor.
 */
export function reasonFinder(first: ComparedEstimate, second: ComparedEstimate): ReasonFinder {
  const before = first.input === undefined ? null : figuresOf(first.input)
  const after = second.input === undefined ? null : figuresOf(second.input)
  const usesPopulation = [first, second].some(({ method }) => !STOCKS_ONLY.includes(method))
  return (origin, destination, difference) => {
    const missing = missingAreas(first, second, [origin, destination])
    const method: readonly DifferenceReason[] =
      first.method === second.method
        ? []
        : [{ kind: 'method', first: first.method, second: second.method }]
    if (before === null || after === null || missing.length > 0 || difference === null) {
      return [...missing, ...method]
    }
    const revisions = [
      stockReason(before, after, origin, destination, 1),
      stockReason(before, after, destination, origin, -1),
      ...(usesPopulation
        ? [
            demographyReason(before, after, origin, -1),
            demographyReason(before, after, destination, 1),
          ]
        : []),
    ].filter((reason) => reason !== null)
    return [
      ...method,
      ...revisions
        .filter(
          ({ effect }) =>
            effect * difference > 0 && Math.abs(effect) >= SMALLEST_SHARE * Math.abs(difference),
        )
        .toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect)),
    ]
  }
}

function missingAreas(
  first: ComparedEstimate,
  second: ComparedEstimate,
  corridor: readonly AreaCode[],
): readonly DifferenceReason[] {
  return corridor.flatMap((area): readonly DifferenceReason[] => {
    if (!first.areas.includes(area)) return [{ kind: 'area_missing', area, from: 'first' }]
    if (!second.areas.includes(area)) return [{ kind: 'area_missing', area, from: 'second' }]
    return []
  })
}

interface Figures {
  readonly stockOf: (
    birthplace: AreaCode,
    residence: AreaCode,
  ) => { readonly start: number; readonly end: number } | null
  readonly populationOf: (area: AreaCode) => { readonly start: number; readonly end: number } | null
  /** Null where there are no births and deaths to derive it from. */
  readonly netMigrationOf: (area: AreaCode) => number | null
}

function figuresOf(input: FlowInput): Figures {
  const { areas, stockStart, stockEnd } = input
  const size = areas.length
  const place = new Map(areas.map((area, index) => [area, index]))
  const start = columnSums(stockStart, size, size)
  const end = columnSums(stockEnd, size, size)
  const net = input.netMigration ?? impliedNetMigration(input)
  return {
    stockOf: (birthplace, residence) => {
      const [row, column] = [place.get(birthplace), place.get(residence)]
      if (row === undefined || column === undefined) return null
      const cell = row * size + column
      return { start: stockStart[cell]!, end: stockEnd[cell]! }
    },
    populationOf: (area) => {
      const at = place.get(area)
      return at === undefined ? null : { start: start[at]!, end: end[at]! }
    },
    netMigrationOf: (area) => {
      const at = place.get(area)
      return at === undefined || net === null ? null : net[at]!
    },
  }
}

type Revision = Extract<DifferenceReason, { readonly effect: number }>

function stockReason(
  before: Figures,
  after: Figures,
  birthplace: AreaCode,
  residence: AreaCode,
  sign: 1 | -1,
): Revision | null {
  const pair = pairUp(before.stockOf(birthplace, residence), after.stockOf(birthplace, residence))
  if (pair === null) return null
  return { kind: 'stock_revised', birthplace, residence, ...pair, effect: sign * growth(pair) }
}

/** Net migration where it is known: growth that births and deaths explain moves nobody. */
const demographyReason = (
  before: Figures,
  after: Figures,
  area: AreaCode,
  sign: 1 | -1,
): Revision | null =>
  netMigrationReason(before, after, area, sign) ?? populationReason(before, after, area, sign)

function populationReason(
  before: Figures,
  after: Figures,
  area: AreaCode,
  sign: 1 | -1,
): Revision | null {
  const pair = pairUp(before.populationOf(area), after.populationOf(area))
  if (pair === null) return null
  return { kind: 'population_revised', area, ...pair, effect: sign * growth(pair) }
}

function netMigrationReason(
  before: Figures,
  after: Figures,
  area: AreaCode,
  sign: 1 | -1,
): Revision | null {
  const [first, second] = [before.netMigrationOf(area), after.netMigrationOf(area)]
  if (first === null || second === null) return null
  const netMigration = { first, second }
  return { kind: 'net_migration_revised', area, netMigration, effect: sign * (second - first) }
}

type Dates = Readonly<Record<'start' | 'end', RevisedFigure>>

function pairUp(
  first: { readonly start: number; readonly end: number } | null,
  second: { readonly start: number; readonly end: number } | null,
): Dates | null {
  if (first === null || second === null) return null
  return {
    start: { first: first.start, second: second.start },
    end: { first: first.end, second: second.end },
  }
}

/** How much more the figure grew in the second input. */
const growth = ({ start, end }: Dates): number =>
  end.second - start.second - (end.first - start.first)
