import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  type Attributes,
  type AttributeValue,
  type DataCube,
  DataCubeCollector,
  type DataStructure,
} from '@corridor/sdmx'

/** One series of a structure with one measure. */
export interface SourceSeries {
  readonly key: readonly string[]
  readonly times: readonly string[]
  /** NaN for a figure that is not shown. */
  readonly values: readonly number[]
  readonly observationAttributes?: Readonly<Record<string, readonly (AttributeValue | undefined)[]>>
}

/** An attribute of a data set, of a group or, with a key, of what has its codes. */
export interface SourceGroup {
  readonly id?: string
  readonly key: Readonly<Record<string, string>>
  readonly attributes: Attributes
}

/** Series put in before others get their turn. */
const TURN = 2_000

/** A cube of series in any order; others are served between them. */
export async function buildInTurns(
  structure: DataStructure,
  groups: readonly SourceGroup[],
  series: Iterable<SourceSeries>,
  codeOrder: Readonly<Record<string, readonly string[]>>,
): Promise<DataCube> {
  const collector = new DataCubeCollector(structure, codeOrder)
  for (const group of groups) collector.add({ kind: 'group', ...group })
  let count = 0
  for (const { key, times, values, observationAttributes = {} } of series) {
    const measures = [values]
    collector.add({ kind: 'series', key, times, measures, attributes: {}, observationAttributes })
    if (++count % TURN === 0) await nextTurn()
  }
  return collector.finish()
}

/** Memory that a cube takes, about. Bytes. */
export const bytesOfCube = ({ cube }: DataCube): number =>
  100_000 +
  cube.seriesCount * (8 + 6 * cube.dimensions.length) +
  cube.observationCount * (1 + 8 * cube.measures.length) +
  cube.observationAttributes.reduce(
    (bytes, { values, positions }) => bytes + positions.byteLength + values.length * TEXT_BYTES,
    0,
  )

const TEXT_BYTES = 48
