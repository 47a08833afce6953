import type { PublishedCells } from '../audit/auditCells.ts'
import type { Relation } from '../cells/Relation.ts'
import {
  checkRule,
  type DisclosureRule,
  isSmallCount,
  leastProtection,
} from '../primary/DisclosureRule.ts'
import type { Cube, CubePrices } from '../table/cubesIn.ts'

/** Counts and how they add up: one table, or several that share cells. */
export interface CountedCells {
  readonly counts: readonly number[]
  readonly relations: readonly Relation[]
  /** Cells that are published whatever they are, because they are elsewhere already. */
  readonly isFixed?: (cell: number) => boolean
  /** Cells that must not be told, such as confidential ones; the small counts where left out. */
  readonly isPrimary?: (cell: number) => boolean
  /** How wide the interval of a cell must be when it is left out; never less than the protection. */
  readonly widthOf?: (cell: number) => number
  /** Cells that are published nowhere, and yet must not follow from what is. */
  readonly isUnpublished?: (cell: number) => boolean
  /** Cubes in which a cell rises; they are tried before linear programmes where they are given. */
  readonly cubesOf?: ((cell: number, prices: CubePrices) => Iterable<Cube>) | undefined
}

/** What the search for a pattern needs to know of each cell. */
export interface CellTask {
  readonly counts: readonly number[]
  readonly relations: readonly Relation[]
  /** Relations in which each cell is. */
  readonly relationsOf: readonly (readonly number[])[]
  /** Must not be told: small, or what the caller names instead. */
  readonly isSmall: readonly boolean[]
  readonly isUnpublished: readonly boolean[]
  /** May be left out although it is not small. */
  readonly isFree: readonly boolean[]
  /** What is known of it when it is left out. */
  readonly least: readonly number[]
  /** How wide its interval must be when it is left out. */
  readonly width: readonly number[]
  readonly cubesOf: CountedCells['cubesOf']
}

/** @throws {DomainError} `bad_option` for a rule that cannot be applied. */
export function cellTask(cells: CountedCells, rule: DisclosureRule): CellTask {
  const { counts, relations, isFixed = () => false, isUnpublished: isOut = () => false } = cells
  const { isPrimary = (cell) => isSmallCount(counts[cell]!, rule), widthOf = () => 0 } = cells
  const isUnpublished = counts.map((_, cell) => isOut(cell))
  const isSmall = counts.map((_, cell) => isPrimary(cell))
  const isHiddenZero = counts.map((count, cell) => isSmall[cell]! && count === 0)
  // Whatever is left out or unpublished and can be nobody makes intervals as wide as the threshold.
  const canBeNobody = isUnpublished.includes(true) || isHiddenZero.includes(true)
  checkRule(rule, canBeNobody)
  const protection = rule.protection ?? leastProtection(rule, canBeNobody)
  const canHideZero = rule.zeros === 'may_be_hidden'
  const relationsOf: number[][] = counts.map(() => [])
  relations.forEach(({ total, parts }, at) => {
    for (const cell of [total, ...parts]) relationsOf[cell]!.push(at)
  })
  return {
    cubesOf: cells.cubesOf,
    counts,
    relations,
    relationsOf,
    isSmall,
    isUnpublished,
    isFree: counts.map(
      (count, cell) =>
        !isUnpublished[cell] && !isSmall[cell] && !isFixed(cell) && (count > 0 || canHideZero),
    ),
    least: counts.map((_, cell) =>
      isUnpublished[cell] || isHiddenZero[cell] || canHideZero ? 0 : 1,
    ),
    width: counts.map((_, cell) =>
      isUnpublished[cell] && !isSmall[cell] ? 0 : Math.max(protection, widthOf(cell)),
    ),
  }
}

/** What anybody sees of the counts when some are left out. */
export const asPublished = (task: CellTask, hidden: readonly boolean[]): PublishedCells => ({
  figures: task.counts.map((count, cell) => (hidden[cell] ? null : count)),
  relations: task.relations,
  leastOf: (cell) => task.least[cell]!,
})
