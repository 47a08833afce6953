import type { FlowInput } from './types.ts'

/**
 * Flows as differences of stocks: a rise of the k-born in j is a move k -> j.
 *
 * @param input two stock tables.
 * @param falls what a fall of the k-born in j means: `drop` nothing, `reverse` a move j -> k.
 * @param nativeBorn `without` (default) the diagonal, `with` it; the latter only to compare with
 * other programs, and then the result's diagonal holds the change of the native-born.
 * @returns row-major flows, origin x destination. Persons.
 * @remarks O(areas^2).
 * @source Abel and Cohen (2019), Scientific Data 6(82), columns sd_drop_neg and sd_rev_neg
 */
export function differenceStocks(
  { areas, stockStart, stockEnd }: Pick<FlowInput, 'areas' | 'stockStart' | 'stockEnd'>,
  falls: 'drop' | 'reverse',
  nativeBorn: 'without' | 'with' = 'without',
): Float64Array {
  const size = areas.length
  const flows = new Float64Array(size * size)
  for (let birthplace = 0; birthplace < size; birthplace++) {
    for (let residence = 0; residence < size; residence++) {
      if (birthplace === residence && nativeBorn === 'without') continue
      const cell = birthplace * size + residence
      const change = stockEnd[cell]! - stockStart[cell]!
      if (change > 0) flows[cell]! += change
      else if (falls === 'reverse') flows[residence * size + birthplace]! -= change
    }
  }
  return flows
}
