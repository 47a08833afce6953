import { type AreaCode, DomainError } from '@corridor/kernel'
import { columnSums } from '@corridor/numeric'
import { scaleColumn } from './TablePair.ts'
import type { FlowDiagnostics } from './types.ts'

export type BirthsAboveNativeBorn = FlowDiagnostics['birthsAboveNativeBorn'][number]

/** Step 3, births: off the native-born at the end, or off the whole column. */
export function removeBirths(
  table: Float64Array,
  births: Float64Array,
  areas: readonly AreaCode[],
  rule: 'native' | 'proportion',
): { table: Float64Array; found: readonly BirthsAboveNativeBorn[] } {
  const size = areas.length
  const end = table.slice()
  const found: BirthsAboveNativeBorn[] = []
  const population = columnSums(table, size, size)
  for (let column = 0; column < size; column++) {
    const born = births[column]!
    const nativeBorn = table[column * size + column]!
    if (born === 0) continue
    if (born > population[column]!) {
      throw new DomainError(
        'negative_value',
        `${born} births in ${areas[column]} leave nobody of its ${population[column]} people at ` +
          'the end; check births and population',
        { area: areas[column], births: born, population: population[column] },
      )
    }
    if (rule === 'native' && nativeBorn >= born) {
      end[column * size + column]! -= born
      continue
    }
    if (rule === 'native') found.push({ area: areas[column]!, births: born, nativeBorn })
    scaleColumn(end, column, size, 1 - born / population[column]!)
  }
  return { table: end, found }
}
