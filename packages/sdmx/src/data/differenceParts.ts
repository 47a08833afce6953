import type { CubeQuery } from '@corridor/cube'
import type { DataStructure } from '../model/Artefact.ts'
import type { Reference } from '../model/Reference.ts'
import { type DataCube, findSeries, partsOfCube } from './DataCube.ts'
import type { DataPart, SeriesPart } from './DataPart.ts'

export interface DifferenceOptions {
  /** Under what name the data are published. */
  readonly reference: Reference
  /** When the later state became public, for the validity of the data sets. */
  readonly at?: string
  /** The cells that are meant; positions differ from cube to cube, so it is made for each. */
  readonly queryOf?: (data: DataCube) => CubeQuery
  /** Which attributes and measures are meant; those of the structure unless it is narrowed. */
  readonly structure?: DataStructure
}

/**
 * What leads from one state of a table to a later one: a data set of action Replace with the observations
 * that are new or revised, then one of action Delete with those that vanished. A data set without any is
 * left out.
 *
 * Applied to the earlier state in this order it gives the later one. So the history of a chain of releases
 * is its first release and the differences between neighbours, and what was updated after a moment is
 * the difference between the state then and now.
 *
 * @remarks Holds one series of each; O(observations + series x log series).
 * @source SDMX REST API 1.5.0 and 2.2.2, data queries: updatedAfter, includeHistory.
 */
export function* differenceParts(
  before: DataCube,
  after: DataCube,
  { reference, at, queryOf, structure = after.structure }: DifferenceOptions,
): Generator<DataPart> {
  const partsOf = (data: DataCube) =>
    partsOfCube(data, { reference, structure, ...(queryOf && { query: queryOf(data) }) })
  const groups: DataPart[] = []
  let isOpen = false
  for (const part of partsOf(after)) {
    if (part.kind === 'dataset') continue
    const changed =
      part.kind === 'group' ? part : changedIn(part, findSeries(before, part.key, structure))
    if (changed === undefined) continue
    if (changed.kind === 'group') {
      groups.push(changed)
      continue
    }
    if (!isOpen) {
      yield {
        kind: 'dataset',
        structure: reference,
        action: 'Replace',
        ...(at && { validFrom: at }),
      }
      yield* groups
      isOpen = true
    }
    yield changed
  }
  isOpen = false
  for (const part of partsOf(before)) {
    if (part.kind !== 'series') continue
    const gone = goneFrom(part, findSeries(after, part.key, structure))
    if (gone === undefined) continue
    if (!isOpen) {
      yield { kind: 'dataset', structure: reference, action: 'Delete', ...(at && { validTo: at }) }
      isOpen = true
    }
    yield gone
  }
}

/** The observations that are not the same in the earlier state, or nothing but new attributes. */
function changedIn(part: SeriesPart, earlier: SeriesPart | undefined): SeriesPart | undefined {
  if (earlier === undefined) return part
  const places = new Map(earlier.times.map((time, i) => [time, i]))
  const kept = part.times.flatMap((time, i) => {
    const place = places.get(time)
    return place !== undefined && sameObservation(part, i, earlier, place) ? [] : [i]
  })
  if (kept.length === 0 && sameText(part.attributes, earlier.attributes)) return undefined
  return pick(part, kept)
}

function goneFrom(part: SeriesPart, later: SeriesPart | undefined): SeriesPart | undefined {
  const times = new Set(later?.times)
  const kept = part.times.flatMap((time, i) => (times.has(time) ? [] : [i]))
  if (kept.length === 0) return undefined
  const { key, times: own } = pick(part, kept)
  // Nothing but the key says what is to go.
  const measures = part.measures.map(() => own.map(() => undefined))
  return { kind: 'series', key, attributes: {}, times: own, measures, observationAttributes: {} }
}

const pick = (part: SeriesPart, places: readonly number[]): SeriesPart => ({
  ...part,
  times: places.map((i) => part.times[i]!),
  measures: part.measures.map((column) => places.map((i) => column[i])),
  observationAttributes: Object.fromEntries(
    Object.entries(part.observationAttributes).map(([id, column]) => [
      id,
      places.map((i) => column[i]),
    ]),
  ),
})

function sameObservation(one: SeriesPart, i: number, other: SeriesPart, j: number): boolean {
  const sameFigures = one.measures.every((column, m) => {
    const [a, b] = [column[i], other.measures[m]?.[j]]
    return Object.is(a, b) || sameText(a, b)
  })
  if (!sameFigures) return false
  const ids = [
    ...Object.keys(one.observationAttributes),
    ...Object.keys(other.observationAttributes),
  ]
  return ids.every((id) =>
    sameText(one.observationAttributes[id]?.[i], other.observationAttributes[id]?.[j]),
  )
}

/** Values compare by what they say; numbers are not among them. */
const sameText = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b))
