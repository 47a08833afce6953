import type { Positions, SeriesCube } from './SeriesCube.ts'

/** For each dimension the positions wanted, or undefined for all of them. */
export type SeriesSelection = readonly (readonly number[] | undefined)[]

/**
 * The series that one of the selections takes, ascending and each once.
 *
 * @remarks Starts from the shortest of: the run of the leading single codes, the index of a dimension,
 * all series. O(log series + candidates x dimensions).
 * @example
 * selectSeries(cube, [[[0], undefined]]) // => the series with the first code of the first dimension
 */
export function selectSeries(
  cube: SeriesCube,
  selections: readonly SeriesSelection[],
): Uint32Array {
  if (selections.length === 1) return selectOne(cube, selections[0]!)
  const taken = new Set<number>()
  for (const selection of selections) for (const s of selectOne(cube, selection)) taken.add(s)
  return Uint32Array.from(taken).sort()
}

function selectOne(cube: SeriesCube, selection: SeriesSelection): Uint32Array {
  const wanted = cube.dimensions.flatMap((dimension, d) => {
    const positions = selection[d]
    return positions === undefined ? [] : [{ d, dimension, positions: [...new Set(positions)] }]
  })
  if (wanted.some(({ positions }) => positions.length === 0)) return new Uint32Array()
  const [from, to, fixed] = leadingRun(cube, selection)
  let fewest = to - from
  let source: (typeof wanted)[number] | undefined
  for (const candidate of wanted) {
    const { memberStarts } = candidate.dimension
    let size = 0
    for (const p of candidate.positions) size += memberStarts[p + 1]! - memberStarts[p]!
    // Members of several codes must be sorted, which a scan need not.
    if (candidate.positions.length > 1) size *= 4
    if (size < fewest) [fewest, source] = [size, candidate]
  }
  const tests = wanted
    .filter((candidate) => (source === undefined ? candidate.d >= fixed : candidate !== source))
    .map(({ dimension, positions }) => ({
      column: dimension.positions,
      mask: maskOf(positions, dimension.codes.length),
    }))
  if (source === undefined) return filterRun(from, to, tests)
  return filterMembers(membersOf(source.dimension, source.positions), tests)
}

interface Test {
  readonly column: Positions
  readonly mask: Uint8Array
}

/** 1 at every position that is wanted. */
export function maskOf(positions: Iterable<number>, codeCount: number): Uint8Array {
  const mask = new Uint8Array(codeCount)
  for (const position of positions) mask[position] = 1
  return mask
}

function membersOf(
  { memberStarts, members }: SeriesCube['dimensions'][number],
  positions: readonly number[],
): Uint32Array {
  const runs = positions.map((p) => members.subarray(memberStarts[p]!, memberStarts[p + 1]!))
  if (runs.length === 1) return runs[0]!
  const joined = new Uint32Array(runs.reduce((sum, run) => sum + run.length, 0))
  let filled = 0
  for (const run of runs) {
    joined.set(run, filled)
    filled += run.length
  }
  return joined.sort()
}

function filterMembers(members: Uint32Array, tests: readonly Test[]): Uint32Array {
  const kept = new Uint32Array(members.length)
  let count = 0
  next: for (let i = 0; i < members.length; i++) {
    const series = members[i]!
    for (const { column, mask } of tests) if (mask[column[series]!] === 0) continue next
    kept[count++] = series
  }
  return kept.subarray(0, count)
}

function filterRun(from: number, to: number, tests: readonly Test[]): Uint32Array {
  const kept = new Uint32Array(to - from)
  let count = 0
  next: for (let series = from; series < to; series++) {
    for (const { column, mask } of tests) if (mask[column[series]!] === 0) continue next
    kept[count++] = series
  }
  return kept.subarray(0, count)
}

/** The run of series that have the single codes wanted of the leading dimensions. */
function leadingRun(
  { dimensions, seriesCount }: SeriesCube,
  selection: SeriesSelection,
): [from: number, to: number, fixed: number] {
  let [from, to, fixed] = [0, seriesCount, 0]
  for (const { positions } of dimensions) {
    const wanted = selection[fixed]
    if (wanted?.length !== 1) break
    from = firstNotBelow(positions, from, to, wanted[0]!)
    to = firstNotBelow(positions, from, to, wanted[0]! + 1)
    fixed += 1
  }
  return [from, to, fixed]
}

/** Within the run the column ascends, as all columns before it are constant there. */
function firstNotBelow(column: Positions, from: number, to: number, position: number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (column[middle]! < position) low = middle + 1
    else high = middle
  }
  return low
}
