import type { Positions, SeriesDimension } from './SeriesCube.ts'

export const positionMap = (codes: readonly string[]): ReadonlyMap<string, number> =>
  new Map(codes.map((code, i) => [code, i]))

/** A dimension of ordered series with the series of each code. @remarks O(series + codes) */
export function indexDimension(
  id: string,
  codes: readonly string[],
  positions: Positions,
): SeriesDimension {
  const memberStarts = new Uint32Array(codes.length + 1)
  for (let s = 0; s < positions.length; s++) memberStarts[positions[s]! + 1]! += 1
  for (let c = 0; c < codes.length; c++) memberStarts[c + 1]! += memberStarts[c]!
  const members = new Uint32Array(positions.length)
  const next = memberStarts.slice()
  for (let s = 0; s < positions.length; s++) members[next[positions[s]!]!++] = s
  return { id, codes, positionOf: positionMap(codes), positions, memberStarts, members }
}
