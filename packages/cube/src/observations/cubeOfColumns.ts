import { DomainError } from '@corridor/kernel'
import { indexDimension, positionMap } from './indexDimension.ts'
import type { AttributeColumn, MeasureColumn, Positions, SeriesCube } from './SeriesCube.ts'
import { timePatterns } from './timePatterns.ts'

/** Columns of a cube that are in its order already. */
export interface OrderedColumns {
  /** `positions` has one entry for each series. */
  readonly dimensions: readonly {
    readonly id: string
    readonly codes: readonly string[]
    readonly positions: Positions
  }[]
  /** Where the observations of each series start, and where the last ends. */
  readonly starts: Uint32Array
  /** `positions` has one entry for each observation. */
  readonly time: {
    readonly id: string
    readonly codes: readonly string[]
    readonly positions: Positions
  }
  readonly measures: readonly MeasureColumn[]
  readonly seriesAttributes?: readonly AttributeColumn[]
  readonly observationAttributes?: readonly AttributeColumn[]
}

/**
 * A cube of columns that somebody else put in order; they become part of it. For who has large tables:
 * nothing is copied but the index of the codes.
 *
 * @throws {DomainError} `shape_mismatch` when a column is too short, or series or times do not ascend.
 * @remarks O(series x dimensions + observations).
 * @example
 * cubeOfColumns({
 *   dimensions: [{ id: 'ORIGIN', codes: ['NPL'], positions: Uint8Array.of(0) }],
 *   starts: Uint32Array.of(0, 1),
 *   time: { id: 'TIME_PERIOD', codes: ['2020'], positions: Uint8Array.of(0) },
 *   measures: [{ id: 'OBS_VALUE', values: Float64Array.of(7) }],
 * }).seriesCount // => 1
 */
export function cubeOfColumns(columns: OrderedColumns): SeriesCube {
  const { dimensions, starts, time, measures } = columns
  const { seriesAttributes = [], observationAttributes = [] } = columns
  const seriesCount = starts.length - 1
  const observationCount = starts[seriesCount] ?? 0
  checkLengths(seriesCount, [...dimensions, ...seriesAttributes])
  checkLengths(observationCount, [time, ...observationAttributes])
  checkLengths(
    observationCount,
    measures.map(({ id, values }) => ({ id, positions: values })),
  )
  checkStarts(starts)
  checkSeries(columns, seriesCount)
  checkTimes(columns, seriesCount)
  return {
    dimensions: dimensions.map(({ id, codes, positions }) => indexDimension(id, codes, positions)),
    ...{ seriesCount, observationCount, starts, measures, seriesAttributes, observationAttributes },
    time: {
      ...time,
      positionOf: positionMap(time.codes),
      patterns: timePatterns(starts, time.positions),
    },
  }
}

function checkLengths(
  length: number,
  columns: readonly { readonly id: string; readonly positions: ArrayLike<number> }[],
): void {
  const wrong = columns.find(({ positions }) => positions.length !== length)
  if (wrong === undefined) return
  throw new DomainError(
    'shape_mismatch',
    `Column ${wrong.id} has ${wrong.positions.length} entries instead of ${length}`,
    { column: wrong.id },
  )
}

function checkStarts(starts: Uint32Array): void {
  const wrong = starts.findIndex((start, s) => start < (starts[s - 1] ?? 0))
  if (wrong < 0 && starts[0] === 0) return
  throw new DomainError('shape_mismatch', `Series ${wrong - 1} ends before it starts`)
}

function checkSeries({ dimensions }: OrderedColumns, seriesCount: number): void {
  next: for (let s = 1; s < seriesCount; s++) {
    for (const { positions } of dimensions) {
      const step = positions[s]! - positions[s - 1]!
      if (step > 0) continue next
      if (step < 0) break
    }
    const key = dimensions.map(({ codes, positions }) => codes[positions[s]!]).join('.')
    throw new DomainError('shape_mismatch', `Series ${key} does not come after the one before it`)
  }
}

function checkTimes({ starts, time }: OrderedColumns, seriesCount: number): void {
  for (let s = 0; s < seriesCount; s++) {
    for (let place = starts[s]! + 1; place < starts[s + 1]!; place++) {
      if (time.positions[place]! > time.positions[place - 1]!) continue
      throw new DomainError('shape_mismatch', `The times of series ${s} do not ascend`)
    }
  }
}
