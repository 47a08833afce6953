import { type AreaCode, DomainError } from '@corridor/kernel'

export interface GroupedFlows {
  /** In order of first appearance among the areas. */
  readonly groups: readonly string[]
  /** Row-major, origin group x destination group. Persons; the diagonal is between different areas. */
  readonly persons: Float64Array
  /** Sum of `persons`. */
  readonly total: number
  /** Areas without a group, and the persons who came from or went to one: not in `persons`. */
  readonly ungrouped: { readonly areas: readonly AreaCode[]; readonly persons: number }
}

/**
 * Adds the flows between areas up to flows between groups of areas, for example world regions.
 *
 * A cell on the diagonal holds the moves between different areas of one group. Flows should be
 * estimated between areas and then added: stocks of whole regions give other, smaller figures.
 *
 * @param areas in the order of the flows.
 * @param persons row-major, origin x destination; the diagonal is not counted.
 * @param groupOf the group of an area, or null where it has none.
 * @throws {DomainError} `shape_mismatch`.
 * @remarks O(areas^2).
 * @example
 * aggregateFlows(['A', 'B'], Float64Array.of(0, 5, 2, 0), () => 'all').persons // => [7]
 */
export function aggregateFlows(
  areas: readonly AreaCode[],
  persons: Float64Array,
  groupOf: (area: AreaCode) => string | null,
): GroupedFlows {
  const size = areas.length
  if (persons.length !== size * size) {
    throw new DomainError('shape_mismatch', `${size} areas need ${size * size} flows`)
  }
  const names = areas.map(groupOf)
  const groups = [...new Set(names.filter((name) => name !== null))]
  const place = new Map(groups.map((name, index) => [name, index]))
  const groupPlace = names.map((name) => (name === null ? -1 : place.get(name)!))
  const sums = new Float64Array(groups.length ** 2)
  let ungrouped = 0
  let total = 0
  for (let i = 0, cell = 0; i < size; i++) {
    for (let j = 0; j < size; j++, cell++) {
      if (i === j) continue
      const [from, to] = [groupPlace[i]!, groupPlace[j]!]
      if (from < 0 || to < 0) ungrouped += persons[cell]!
      else {
        sums[from * groups.length + to]! += persons[cell]!
        total += persons[cell]!
      }
    }
  }
  return {
    groups,
    persons: sums,
    total,
    ungrouped: { areas: areas.filter((_, i) => names[i] === null), persons: ungrouped },
  }
}
