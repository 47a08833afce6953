import { type DisclosureRule, suppressCells } from '@corridor/disclosure'
import type { ReportLayout } from '../definition/ReportLayout.ts'
import type { ReportMeasure } from '../structure/labourMigrationStructure.ts'
import { isConfidential, type KeyedCells } from './keyCells.ts'
import { layFigures, type ToldFigures } from './layFigures.ts'

/** What of a report must not be told. */
export interface ProtectedFigures {
  /** What is counted in figures that are left out, as text. */
  readonly hidden: ReadonlySet<string>
  /** Measures of which nothing can be told, because everything else would tell too much. */
  readonly leftOut: readonly ReportMeasure[]
}

/**
 * Which figures are left out: confidential and small ones, and of the rest so much that each keeps an
 * interval as wide as the rule asks, over all tables of its measure and all releases before.
 *
 * @param earlier the releases before of the same report, the first first.
 * @remarks Measures share no figures; see `suppressCells` for each.
 */
export function protectFigures(
  layout: ReportLayout,
  figures: KeyedCells,
  earlier: readonly ToldFigures[],
  rule: DisclosureRule,
): ProtectedFigures {
  const measures = [...new Set(layout.tables.map(({ table }) => table.measure))]
  const protectedOnes = measures.map((measure) => {
    const own = [...figures].filter(([, { key }]) => key.measure === measure)
    const hidden = hiddenOf(layout, measure, new Map(own), earlier, rule)
    return {
      leftOut: hidden === null ? [measure] : [],
      hidden: hidden ?? own.flatMap(([text, { cell }]) => (cell.value === null ? [] : [text])),
    }
  })
  return {
    hidden: new Set(protectedOnes.flatMap(({ hidden }) => hidden)),
    leftOut: protectedOnes.flatMap(({ leftOut }) => leftOut),
  }
}

/** Null where no pattern is safe, not even one that leaves out zeros. */
function hiddenOf(
  layout: ReportLayout,
  measure: ReportMeasure,
  figures: KeyedCells,
  earlier: readonly ToldFigures[],
  rule: DisclosureRule,
): readonly string[] | null {
  const releases = [...earlier, { figures, told: new Map<string, number>() }]
  const { cells, placeOf } = layFigures(layout, measure, releases, rule)
  const pattern =
    suppressCells(cells, rule) ?? suppressCells(cells, { ...rule, zeros: 'may_be_hidden' })
  if (pattern === null) return null
  return [...figures].flatMap(([text, { cell }]) => {
    if (cell.value === null) return []
    // Confidential, though it was told before: it is not told again.
    return pattern.hidden[placeOf(text, cell.value)]! || isConfidential(cell) ? [text] : []
  })
}
