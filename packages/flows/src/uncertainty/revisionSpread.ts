import type { AreaCode } from '@corridor/kernel'
import { correlation } from '@corridor/numeric'
import type { StockColumns } from '../types.ts'

/** The same two dates in an earlier and a later revision. */
export interface RevisedStocks {
  readonly before: { readonly start: StockColumns; readonly end: StockColumns }
  readonly after: { readonly start: StockColumns; readonly end: StockColumns }
  /** Class of each destination in the earlier revision; those without one are left out. */
  readonly classOf: Readonly<Record<AreaCode, string>>
}

/** How much a revision changed the stocks of the destinations of one class. */
export interface RevisionSpread {
  readonly sourceClass: string
  /** Cells above `minimumPersons` at both dates in both revisions. */
  readonly cells: number
  /** Share of them that were not changed at either date, 0..1. */
  readonly unchanged: number
  /** Half the width of the middle 68 % and of the middle 90 %, as standard deviations of a normal. */
  readonly middleSpread: number
  readonly wideSpread: number
  /** Correlation of the changes of one cell at the two dates; NaN where nothing was changed. */
  readonly correlationBetweenDates: number
}

/** Distance of the quantile from the middle of a normal variable, in standard deviations. */
const NORMAL_84 = 0.994457883209753
const NORMAL_95 = 1.6448536269514722

/**
 * What a later revision did to the stocks of an earlier one: the spread of the logarithms of their
 * ratios, by class of the destination's source.
 *
 * A figure that was not revised is not thereby right, and a revision seldom goes all the way; so
 * this is a rough lower bound for the error of the earlier figures, and the only measure of it in
 * the figures themselves.
 *
 * @param revisions one entry a pair of dates.
 * @param minimumPersons smaller cells are left out: rounding would show as revision. Default 1,000.
 * @returns one entry a class, in order of first appearance.
 * @remarks O(rows log rows).
 */
export function revisionSpread(
  revisions: readonly RevisedStocks[],
  minimumPersons = 1000,
): readonly RevisionSpread[] {
  const classes = new Map<string, { start: number[]; end: number[] }>()
  for (const { before, after, classOf } of revisions) {
    const [end, laterStart, laterEnd] = [before.end, after.start, after.end].map(indexPairs)
    before.start.origin.forEach((origin, row) => {
      const destination = before.start.destination[row]!
      if (!Object.hasOwn(classOf, destination)) return
      const pair = `${origin}>${destination}`
      const persons = [before.start.persons[row]!, end!.get(pair) ?? 0] as const
      const later = [laterStart!.get(pair) ?? 0, laterEnd!.get(pair) ?? 0] as const
      if (Math.min(...persons, ...later) < minimumPersons) return
      const changes = classes.get(classOf[destination]!) ?? { start: [], end: [] }
      classes.set(classOf[destination]!, changes)
      changes.start.push(Math.log(later[0] / persons[0]))
      changes.end.push(Math.log(later[1] / persons[1]))
    })
  }
  return [...classes].map(([sourceClass, { start, end }]) => describe(sourceClass, start, end))
}

const indexPairs = ({ origin, destination, persons }: StockColumns): ReadonlyMap<string, number> =>
  new Map(origin.map((from, row) => [`${from}>${destination[row]}`, persons[row]!]))

function describe(
  sourceClass: string,
  start: readonly number[],
  end: readonly number[],
): RevisionSpread {
  const sorted = [...start, ...end].toSorted((a, b) => a - b)
  const at = (p: number): number =>
    sorted[Math.min(Math.floor(p * sorted.length), sorted.length - 1)]!
  return {
    sourceClass,
    cells: start.length,
    unchanged: start.filter((change, row) => change === 0 && end[row] === 0).length / start.length,
    middleSpread: (at(0.84) - at(0.16)) / 2 / NORMAL_84,
    wideSpread: (at(0.95) - at(0.05)) / 2 / NORMAL_95,
    correlationBetweenDates: correlation(start, end),
  }
}
