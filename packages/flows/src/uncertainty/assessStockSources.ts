import { type AreaCode, DomainError, formatPeriod, type Period } from '@corridor/kernel'
import { memberships } from '../compositeAreas.ts'
import type { CompositeArea, StockColumns } from '../types.ts'

/** What the figures themselves show of where they come from, best first. */
export const STOCK_SOURCE_CLASSES = [
  /** The distribution by origin changed in a way that no simple rule explains. */
  'own-figures',
  /** One of the two dates lies on the straight line between its neighbours, origin by origin. */
  'interpolated',
  /** The shares of the origins are the same at both dates: no change in them was observed. */
  'carried-over',
  /** At least half of the foreign-born at one of the dates are of unknown origin. */
  'origins-unknown',
] as const

export type StockSourceClass = (typeof STOCK_SOURCE_CLASSES)[number]

/** One destination's figures at the two dates of a period. */
export interface StockSourceAssessment {
  readonly area: AreaCode
  readonly sourceClass: StockSourceClass
  /** Share of the foreign-born who would have to be of another origin to make both dates alike, 0..1. */
  readonly changeOfShares: number
  /**
   * Share of the foreign-born off the straight line between the neighbouring dates, 0..1, at the
   * date that lies nearer to it; null where neither date has a neighbour on both sides.
   */
  readonly offTheLine: number | null
  /** The date it was measured at. */
  readonly lineDate: number | null
  /** Larger share of unknown origins of the two dates, 0..1. */
  readonly unknownOrigins: number
}

/** Foreign-born of one date of a release. */
export interface StockDate {
  readonly date: number
  readonly stocks: StockColumns
}

export interface AssessmentOptions {
  /** Those that apply to the period (`compositesFor`): members are summed. */
  readonly composites?: readonly CompositeArea[]
  /** Origins that are no area, for example `_OTH`. */
  readonly residualOrigins?: readonly AreaCode[]
  /** Shares that differ by no more than this count as the same. Default 0.001. */
  readonly sameShares?: number
  /** A date no further off the line than this counts as interpolated. Default 0.002. */
  readonly onTheLine?: number
}

/**
 * Judges each destination of a stock release by the pattern of its own figures: whether the origins
 * at the two dates of a period were observed, interpolated, carried over or are unknown.
 *
 * Both measures are half a sum of absolute differences, and rounding to whole persons is allowed
 * for. A destination is put into the last class that fits it in the order of
 * `STOCK_SOURCE_CLASSES`.
 *
 * @param release every date the release has, in any order; the neighbours of the two dates are used.
 * @param period whose first and last year are dates of the release.
 * @returns destinations with foreign-born at both dates, in alphabetical order.
 * @throws {DomainError} `period_not_covered` when a date is not there.
 * @remarks O(rows). It sees patterns, not sources: docs/methods/uncertainty.md tells what it misses.
 * @example
 * assessStockSources(release, { from: 2020, to: 2024 }, { residualOrigins: ['_OTH'] })
 */
export function assessStockSources(
  release: readonly StockDate[],
  period: Period,
  options: AssessmentOptions,
): readonly StockSourceAssessment[] {
  const dates = release.toSorted((a, b) => a.date - b.date)
  const [from, to] = [period.from, period.to].map((year) => {
    const place = dates.findIndex(({ date }) => date === year)
    if (place >= 0) return place
    throw new DomainError(
      'period_not_covered',
      `${formatPeriod(period)}: the release has no stocks of ${year}`,
      { year },
    )
  }) as [number, number]
  const memberOf = memberships(options.composites ?? [])
  const tables = dates.map(({ stocks }) => byDestination(stocks, memberOf))
  const residual = new Set(options.residualOrigins ?? [])
  const areas = [...tables[from]!.keys()].filter((area) => tables[to]!.has(area)).toSorted()
  return areas.flatMap((area) => {
    const columns = tables.map((table) => table.get(area) ?? NOBODY)
    if (columns[from]!.total === 0 || columns[to]!.total === 0) return []
    return [assess(area, columns, dates, [from, to], residual, options)]
  })
}

interface Column {
  readonly persons: ReadonlyMap<AreaCode, number>
  readonly total: number
}

const NOBODY: Column = { persons: new Map(), total: 0 }

function byDestination(
  { origin, destination, persons }: StockColumns,
  memberOf: ReadonlyMap<AreaCode, AreaCode>,
): ReadonlyMap<AreaCode, Column> {
  const columns = new Map<AreaCode, { persons: Map<AreaCode, number>; total: number }>()
  origin.forEach((from, row) => {
    const birthplace = memberOf.get(from) ?? from
    const residence = memberOf.get(destination[row]!) ?? destination[row]!
    const count = persons[row]!
    if (birthplace === residence || !(count > 0)) return
    const column = columns.get(residence) ?? { persons: new Map(), total: 0 }
    columns.set(residence, column)
    column.persons.set(birthplace, (column.persons.get(birthplace) ?? 0) + count)
    column.total += count
  })
  return columns
}

function assess(
  area: AreaCode,
  columns: readonly Column[],
  dates: readonly StockDate[],
  [from, to]: readonly [number, number],
  residual: ReadonlySet<AreaCode>,
  { sameShares = 0.001, onTheLine = 0.002 }: AssessmentOptions,
): StockSourceAssessment {
  const [start, end] = [columns[from]!, columns[to]!]
  const changeOfShares = halfDifference([start, end], ([a, b]) => a! / start.total - b! / end.total)
  const lines = [from, to].flatMap((at) => {
    const share = offTheLineAt(at, columns, dates)
    return share === null ? [] : [{ share, at }]
  })
  const line = lines.toSorted((a, b) => a.share - b.share)[0] ?? null
  const unknownOrigins = Math.max(unknownShare(start, residual), unknownShare(end, residual))
  const isCarriedOver =
    changeOfShares <= sameShares + roundingShare([start, end], (total) => 1 / total)
  const isOnTheLine =
    line !== null &&
    line.share <=
      onTheLine +
        roundingShare([columns[line.at]!, columns[line.at]!], () => 1 / columns[line.at]!.total)
  return {
    area,
    sourceClass:
      unknownOrigins >= 0.5
        ? 'origins-unknown'
        : isCarriedOver
          ? 'carried-over'
          : isOnTheLine
            ? 'interpolated'
            : 'own-figures',
    changeOfShares,
    offTheLine: line?.share ?? null,
    lineDate: line === null ? null : dates[line.at]!.date,
    unknownOrigins,
  }
}

/** Half the sum over all origins of the absolute value of a combination of their persons. */
function halfDifference(
  columns: readonly Column[],
  combine: (persons: readonly number[]) => number,
): number {
  const origins = new Set(columns.flatMap(({ persons }) => [...persons.keys()]))
  let total = 0
  for (const origin of origins) {
    total += Math.abs(combine(columns.map(({ persons }) => persons.get(origin) ?? 0)))
  }
  return total / 2
}

/** How far a date is off the straight line between the dates beside it; null without both. */
function offTheLineAt(
  at: number,
  columns: readonly Column[],
  dates: readonly StockDate[],
): number | null {
  const [before, here, after] = [columns[at - 1], columns[at]!, columns[at + 1]]
  if (before === undefined || after === undefined) return null
  if (before.total === 0 || after.total === 0) return null
  const [first, date, last] = [dates[at - 1]!.date, dates[at]!.date, dates[at + 1]!.date]
  const weight = (date - first) / (last - first)
  return halfDifference(
    [before, here, after],
    ([a, b, c]) => (b! - (1 - weight) * a! - weight * c!) / here.total,
  )
}

/** What rounding every cell to whole persons makes on the average: a quarter of a person each. */
const roundingShare = (columns: readonly Column[], scale: (total: number) => number): number =>
  columns.reduce((sum, { persons, total }) => sum + 0.125 * persons.size * scale(total), 0)

function unknownShare({ persons, total }: Column, residual: ReadonlySet<AreaCode>): number {
  let unknown = 0
  for (const origin of residual) unknown += persons.get(origin) ?? 0
  return unknown / total
}
