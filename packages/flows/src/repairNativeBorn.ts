import { type AreaCode, DomainError } from '@corridor/kernel'
import { scaleColumn } from './TablePair.ts'
import type { FlowDiagnostics, StockTableName } from './types.ts'

export type NegativeNativeBorn = FlowDiagnostics['negativeNativeBorn'][number]

/** Step 1: a negative native-born cell becomes 0, the others of the column shrink to its total. */
export function repairNativeBorn(
  table: Float64Array,
  name: StockTableName,
  areas: readonly AreaCode[],
): { table: Float64Array; found: readonly NegativeNativeBorn[] } {
  const size = areas.length
  const found: NegativeNativeBorn[] = []
  let repaired = table
  for (let column = 0; column < size; column++) {
    const native = table[column * size + column]!
    if (native >= 0) continue
    if (repaired === table) repaired = table.slice()
    const population = columnTotal(table, column, size)
    const foreignBorn = population - native
    if (!(population >= 0 && foreignBorn > 0)) {
      throw new DomainError(
        'negative_value',
        `the population of ${areas[column]} at the ${name} is ${population}; give 0 or more`,
        { area: areas[column], table: name, persons: population },
      )
    }
    scaleColumn(repaired, column, size, population / foreignBorn)
    repaired[column * size + column] = 0
    found.push({ area: areas[column]!, table: name, persons: native })
  }
  return { table: repaired, found }
}

function columnTotal(table: Float64Array, column: number, size: number): number {
  let total = 0
  for (let cell = column; cell < table.length; cell += size) total += table[cell]!
  return total
}
