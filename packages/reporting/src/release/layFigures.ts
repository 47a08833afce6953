import {
  type CountedCells,
  type DisclosureRule,
  isSmallCount,
  type Relation,
} from '@corridor/disclosure'
import {
  addressOf,
  type CellAddress,
  type LaidTable,
  type ReportLayout,
  type Sum,
} from '../definition/ReportLayout.ts'
import type { ReportMeasure } from '../structure/labourMigrationStructure.ts'
import { isConfidential, type KeyedCells } from './keyCells.ts'

/** The figures of a release, and which of them it told. */
export interface ToldFigures {
  readonly figures: KeyedCells
  /** Values that were told, by what they count; empty for a release that is yet to be made. */
  readonly told: ReadonlyMap<string, number>
}

/** One value of a figure. Releases in which it has the same value share it. */
interface LaidFigure {
  readonly count: number
  /** It is the value in the release that is to be made. */
  readonly isNow: boolean
  /** A release before told it, or it stands for what nobody can change. */
  readonly isTold: boolean
  readonly isConfidential: boolean
}

/** Everything that hangs together in the figures of one measure, over all tables and releases. */
export interface LaidFigures {
  readonly cells: CountedCells
  /** Where a value of a figure stands. */
  readonly placeOf: (keyText: string, value: number) => number
}

/** A confidential figure is not to be known to within a tenth of it. */
const CONFIDENTIAL_SHARE = 10

/**
 * Lays out the figures of one measure as cells of one system: all tables, which share their totals, and
 * all releases, which share the figures that did not change. Whoever knows which ones did not has both.
 *
 * What is missing is taken for known, so that nothing is hidden behind it; only where a table says
 * nothing but its totals, these are not taken for the sum of anything.
 *
 * @param releases the one to be made last.
 */
export function layFigures(
  layout: ReportLayout,
  measure: ReportMeasure,
  releases: readonly ToldFigures[],
  rule: DisclosureRule,
): LaidFigures {
  const laid: LaidFigure[] = []
  const places = new Map<string, number>()
  const nameOf = (keyText: string, value: number) => `${keyText} ${value}`
  const put = (keyText: string, figure: LaidFigure): number => {
    const name = nameOf(keyText, figure.count)
    const at = places.get(name) ?? laid.length
    places.set(name, at)
    laid[at] = figure
    return at
  }
  const placeOf = (keyText: string, value: number) => places.get(nameOf(keyText, value))!
  for (const [at, { figures, told }] of releases.entries()) {
    const isNow = at === releases.length - 1
    for (const [text, { key, cell }] of figures) {
      if (key.measure !== measure || cell.value === null) continue
      const known = laid[placeOf(text, cell.value)]
      put(text, {
        ...{ count: cell.value, isNow },
        isTold: known?.isTold === true || told.get(text) === cell.value,
        // What the country says now of a figure that did not change holds.
        isConfidential: isConfidential(cell) || (!isNow && known?.isConfidential === true),
      })
    }
  }
  const constant = (count: number) =>
    put('', { count, isNow: false, isTold: true, isConfidential: false })
  const tables = layout.tables.filter(({ table }) => table.measure === measure)
  const relations = releases.flatMap(({ figures }) =>
    tables
      .flatMap((table) => tellingSums(layout, table, figures))
      .map((sum) => relationOf(layout, sum, figures, { placeOf, constant })),
  )
  return { cells: { ...cellsOf(laid, rule), relations: distinct(relations) }, placeOf }
}

function cellsOf(
  laid: readonly LaidFigure[],
  rule: DisclosureRule,
): Omit<CountedCells, 'relations'> {
  return {
    counts: laid.map(({ count }) => count),
    isFixed: (at) => laid[at]!.isTold,
    // What a release before left out and is no figure of this one stays left out.
    isPrimary: (at) => {
      const { count, isNow, isTold, isConfidential: isGuarded } = laid[at]!
      return !isTold && (!isNow || isGuarded || isSmallCount(count, rule))
    },
    widthOf: (at) =>
      laid[at]!.isConfidential ? Math.ceil(laid[at]!.count / CONFIDENTIAL_SHARE) : 0,
  }
}

/** The sums of one table that say something: not those of parts that are all missing below totals. */
function tellingSums(
  layout: ReportLayout,
  { rows, columns, table }: LaidTable,
  figures: KeyedCells,
): readonly Sum[] {
  const isGiven = (address: CellAddress) => valueAt(layout, address, figures) !== null
  const below = (items: typeof rows) => items.filter(({ parent }) => parent !== null)
  const inner = new Set(
    below(rows).flatMap((row) =>
      below(columns).map((column) => addressOf(table.id, row.code, column.code)),
    ),
  )
  const isBare = ![...inner].some(isGiven)
  const sums = layout.sums.filter(({ total }) => layout.cells.get(total)!.table === table.id)
  return sums.filter(({ total, parts }) => {
    if (!isGiven(total) && !parts.some(isGiven)) return false
    if (!isBare) return true
    return parts.some(isGiven) && ![total, ...parts].some((one) => inner.has(one))
  })
}

const valueAt = (layout: ReportLayout, address: CellAddress, figures: KeyedCells) =>
  figures.get(layout.cells.get(address)!.keyText)?.cell.value ?? null

/** A sum of the figures that are there; what is missing, or does not add up, is a constant in it. */
function relationOf(
  layout: ReportLayout,
  sum: Sum,
  figures: KeyedCells,
  {
    placeOf,
    constant,
  }: Pick<LaidFigures, 'placeOf'> & { readonly constant: (count: number) => number },
): Relation {
  const given = [sum.total, ...sum.parts].map((address) => {
    const value = valueAt(layout, address, figures)
    return value === null ? null : { value, at: placeOf(layout.cells.get(address)!.keyText, value) }
  })
  const [total, ...parts] = given
  const there = parts.flatMap((part) => part ?? [])
  const added = there.reduce((so, { value }) => so + value, 0)
  const places = there.map(({ at }) => at)
  if (total === null || total === undefined) return { total: constant(added), parts: places }
  const rest = total.value - added
  return { total: total.at, parts: rest === 0 ? places : [...places, constant(rest)] }
}

/** The same sum stands in several tables and releases. */
const distinct = (relations: readonly Relation[]): readonly Relation[] => [
  ...new Map(
    relations.map((relation) => [`${relation.total}=${relation.parts.join('+')}`, relation]),
  ).values(),
]
