import type { FlowMatrix } from '../../flows/flowMatrix.ts'
import { REST } from '../../flows/flowMatrix.ts'

/** Areas of a chord beyond which the others are put together. */
const MOST_AREAS = 14

/**
 * Figures of pairs as a matrix: the largest areas by what leaves and arrives, the others together as
 * one. Codes that are no area (totals, regions, unknown) are left out, so that nothing counts twice.
 *
 * @param regionOf region of an area, which gives its colour; undefined for what is no area.
 */
export function areaMatrix(
  pairs: readonly { readonly from: string; readonly to: string; readonly value: number }[],
  regionOf: (code: string) => string | undefined,
): {
  readonly matrix: FlowMatrix
  /** Areas that stand together as one. */
  readonly rest: number
} {
  const kept = pairs.filter(
    ({ from, to, value }) =>
      value > 0 && regionOf(from) !== undefined && regionOf(to) !== undefined,
  )
  const sizes = new Map<string, number>()
  for (const { from, to, value } of kept) {
    for (const code of [from, to]) sizes.set(code, (sizes.get(code) ?? 0) + value)
  }
  const bySize = [...sizes].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  const own = bySize.slice(0, bySize.length <= MOST_AREAS + 1 ? MOST_AREAS + 1 : MOST_AREAS)
  const rest = bySize.slice(own.length).map(([code]) => code)
  // Neighbours stand beside each other.
  const codes = own
    .map(([code]) => code)
    .sort((one, other) => {
      const [a, b] = [`${regionOf(one)} ${one}`, `${regionOf(other)} ${other}`]
      return a < b ? -1 : Number(a > b)
    })
  const nodes: FlowMatrix['nodes'] = [
    ...codes.map((code) => ({
      ...{ code, kind: 'area' as const, region: regionOf(code)!, members: [] },
    })),
    ...(rest.length === 0
      ? []
      : [{ code: REST, kind: 'rest' as const, region: '', members: rest }]),
  ]
  const placeOf = new Map(codes.map((code, place) => [code, place]))
  const persons = nodes.map(() => nodes.map(() => 0))
  for (const { from, to, value } of kept) {
    const row = placeOf.get(from) ?? codes.length
    const column = placeOf.get(to) ?? codes.length
    persons[row]![column]! += value
  }
  return { matrix: { nodes, persons }, rest: rest.length }
}
