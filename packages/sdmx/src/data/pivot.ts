import { DomainError } from '@corridor/kernel'
import type { DataStructure } from '../model/Artefact.ts'
import {
  type AttributeValue,
  type DataPart,
  levelOf,
  type MeasureValue,
  type SeriesPart,
} from './DataPart.ts'

/**
 * The structure as it is seen with another dimension than time at observations: that dimension stands
 * where time stood, and time is one of the dimensions of series.
 */
export function pivotStructure(structure: DataStructure, dimensionId: string): DataStructure {
  const turned = structure.dimensions.find(({ id }) => id === dimensionId)
  const { timeDimension } = structure
  if (turned === undefined || timeDimension === undefined) return structure
  return {
    ...structure,
    dimensions: [...structure.dimensions.filter(({ id }) => id !== dimensionId), timeDimension],
    timeDimension: turned,
  }
}

/**
 * The parts with another dimension than time at observations. All of them are held, as a series is only
 * complete when the last part was seen.
 *
 * @param most observations that are held.
 * @throws {DomainError} `too_large` when there are more.
 */
export function* pivotParts(
  parts: Iterable<DataPart>,
  structure: DataStructure,
  dimensionId: string,
  most = 2_000_000,
): Generator<DataPart> {
  const turned = pivotStructure(structure, dimensionId)
  const place = structure.dimensions.findIndex(({ id }) => id === dimensionId)
  let book = new PivotBook(turned, structure)
  let count = 0
  for (const part of parts) {
    if (part.kind === 'dataset') {
      yield* book.series()
      book = new PivotBook(turned, structure)
      yield part
    } else if (part.kind === 'group') yield part
    else {
      count += part.times.length
      if (count > most) {
        throw new DomainError(
          'too_large',
          `Over ${most} observations cannot be given with ${dimensionId} at observations; narrow the query, or leave dimensionAtObservation out`,
        )
      }
      book.add(part, place)
    }
  }
  yield* book.series()
}

interface Series {
  readonly key: readonly string[]
  readonly attributes: Record<string, AttributeValue>
  readonly codes: string[]
  readonly measures: MeasureValue[][]
  readonly columns: Record<string, (AttributeValue | undefined)[]>
}

class PivotBook {
  readonly #byKey = new Map<string, Series>()
  readonly #ofSeries: ReadonlySet<string>
  readonly #measureCount: number

  constructor(turned: DataStructure, structure: DataStructure) {
    const ofSeries = turned.attributes.filter((one) => levelOf(one, turned) === 'series')
    this.#ofSeries = new Set(ofSeries.map(({ id }) => id))
    this.#measureCount = structure.measures.length
  }

  add(part: SeriesPart, place: number): void {
    for (const [i, time] of part.times.entries()) {
      const key = [...part.key.filter((_, d) => d !== place), time]
      const name = key.join('\u0000')
      const series = this.#byKey.get(name) ?? {
        key,
        attributes: {},
        codes: [],
        measures: Array.from({ length: this.#measureCount }, () => []),
        columns: {},
      }
      this.#byKey.set(name, series)
      const at = series.codes.length
      series.codes.push(part.key[place]!)
      for (const [m, column] of part.measures.entries()) series.measures[m]!.push(column[i])
      for (const [id, value] of Object.entries(part.attributes)) this.#set(series, id, value, at)
      for (const [id, column] of Object.entries(part.observationAttributes)) {
        if (column[i] !== undefined) this.#set(series, id, column[i], at)
      }
    }
  }

  #set(series: Series, id: string, value: AttributeValue, at: number): void {
    if (this.#ofSeries.has(id)) series.attributes[id] = value
    else {
      series.columns[id] ??= []
      series.columns[id][at] = value
    }
  }

  *series(): Generator<SeriesPart> {
    for (const { key, attributes, codes, measures, columns } of this.#byKey.values()) {
      for (const column of Object.values(columns)) column.length = codes.length
      yield {
        kind: 'series',
        key,
        attributes,
        times: codes,
        measures,
        observationAttributes: columns,
      }
    }
  }
}
