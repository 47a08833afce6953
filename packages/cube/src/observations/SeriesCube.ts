import { DomainError } from '@corridor/kernel'
import type { TimePatterns } from './timePatterns.ts'

/** Positions in a list of codes, as narrow as the list allows. */
export type Positions = Uint8Array | Uint16Array | Uint32Array

/**
 * One dimension of the series: series `s` has `codes[positions[s]]`. The series that have code `c`
 * are `members[memberStarts[c]] ... members[memberStarts[c + 1] - 1]`, ascending.
 */
export interface SeriesDimension {
  readonly id: string
  readonly codes: readonly string[]
  readonly positionOf: ReadonlyMap<string, number>
  readonly positions: Positions
  readonly memberStarts: Uint32Array
  readonly members: Uint32Array
}

/** An attribute: entry `i` has `values[positions[i]]`; `values[0]` is undefined, not stated. */
export interface AttributeColumn {
  readonly id: string
  readonly values: readonly (string | undefined)[]
  readonly positions: Positions
}

export interface MeasureColumn {
  readonly id: string
  /** NaN where the observation has no figure. */
  readonly values: Float64Array
}

/**
 * Observations kept by series. Series ascend by the positions of their codes, first dimension
 * slowest; the observations of series `s` are `starts[s] ... starts[s + 1] - 1`, in order of time.
 */
export interface SeriesCube {
  readonly dimensions: readonly SeriesDimension[]
  readonly seriesCount: number
  readonly observationCount: number
  readonly starts: Uint32Array
  readonly time: {
    readonly id: string
    /** In order of time. */
    readonly codes: readonly string[]
    readonly positionOf: ReadonlyMap<string, number>
    /** One for each observation. */
    readonly positions: Positions
    readonly patterns: TimePatterns
  }
  readonly measures: readonly MeasureColumn[]
  readonly seriesAttributes: readonly AttributeColumn[]
  readonly observationAttributes: readonly AttributeColumn[]
}

/** An empty array of positions wide enough for `codeCount` codes. */
export function positionsFor(codeCount: number, length: number): Positions {
  if (codeCount <= 0x100) return new Uint8Array(length)
  return codeCount <= 0x10000 ? new Uint16Array(length) : new Uint32Array(length)
}

/** @throws {DomainError} `bad_request` when the cube has no series dimension of that name. */
export function seriesDimensionOf(cube: SeriesCube, id: string): SeriesDimension {
  const dimension = cube.dimensions.find((candidate) => candidate.id === id)
  if (dimension !== undefined) return dimension
  const known = cube.dimensions.map((candidate) => candidate.id).join(', ')
  throw new DomainError('bad_request', `There is no dimension ${id}; there are ${known}`)
}

/** The codes of one series, in the order of the dimensions. */
export const keyOf = (cube: SeriesCube, series: number): string[] =>
  cube.dimensions.map(({ codes, positions }) => codes[positions[series]!]!)
