import { type Positions, positionsFor } from './SeriesCube.ts'

/**
 * At which times a series has observations. Series of statistics share few such patterns, so that a
 * question about time is answered once for each pattern and not for each observation.
 */
export interface TimePatterns {
  /** The pattern of each series. */
  readonly ofSeries: Positions
  /** Positions of time, ascending. */
  readonly patterns: readonly Positions[]
}

/** @remarks O(observations); compares with the series before first, which mostly has the same. */
export function timePatterns(starts: Uint32Array, times: Positions): TimePatterns {
  const seriesCount = Math.max(starts.length - 1, 0)
  const found = new Uint32Array(seriesCount)
  const patterns: Positions[] = []
  const known = new Map<string, number>()
  for (let s = 0; s < seriesCount; s++) {
    const [start, end] = [starts[s]!, starts[s + 1]!]
    if (s > 0 && isAt(patterns[found[s - 1]!]!, times, start, end)) {
      found[s] = found[s - 1]!
      continue
    }
    const own = times.slice(start, end)
    const name = own.join()
    const position = known.get(name) ?? patterns.push(own) - 1
    known.set(name, position)
    found[s] = position
  }
  const ofSeries = positionsFor(patterns.length, seriesCount)
  ofSeries.set(found)
  return { ofSeries, patterns }
}

function isAt(pattern: Positions, times: Positions, start: number, end: number): boolean {
  if (pattern.length !== end - start) return false
  for (let i = 0; i < pattern.length; i++) if (pattern[i] !== times[start + i]) return false
  return true
}

/** What of a pattern lies in a window: how many, and the first and the last position. */
export interface WithinWindow {
  readonly count: number
  readonly first: number
  readonly last: number
}

/** Looks at each pattern once, when the first series that has it comes. */
export function windowOf(
  { ofSeries, patterns }: TimePatterns,
  window: Uint8Array,
): (series: number) => WithinWindow {
  const seen: (WithinWindow | undefined)[] = []
  return (series) =>
    (seen[ofSeries[series]!] ??= withinWindow(patterns[ofSeries[series]!]!, window))
}

function withinWindow(pattern: Positions, window: Uint8Array): WithinWindow {
  let [count, first, last] = [0, -1, -1]
  for (const position of pattern) {
    if (window[position] === 0) continue
    if (count === 0) first = position
    last = position
    count += 1
  }
  return { count, first, last }
}
