import {
  type CubeQuery,
  keyOf,
  queryCube,
  type SeriesCube,
  SeriesCubeBuilder,
  type SeriesMatch,
} from '@corridor/cube'
import { type DataStructure, isNumeric } from '../model/Artefact.ts'
import type { Reference } from '../model/Reference.ts'
import { comparePeriods } from '../query/period.ts'
import { malformed } from '../SdmxError.ts'
import {
  type Attributes,
  type AttributeValue,
  type DataAction,
  type DataPart,
  groupDimensions,
  levelOf,
  type MeasureValue,
  type SeriesPart,
} from './DataPart.ts'
import { GroupBook } from './GroupBook.ts'
import { numberText } from './numberText.ts'

/** Data of one structure, held so that questions are answered quickly. */
export interface DataCube {
  readonly structure: DataStructure
  /** A measure of it that the structure has as an attribute of observations is one whose values are numbers. */
  readonly cube: SeriesCube
  /** Attributes of groups and of the data set. */
  readonly groups: GroupBook
}

/** Several values in one, where a column takes one. */
const SEVERAL = '\u001f'

const packed = (value: AttributeValue | undefined): string | undefined =>
  value === undefined || typeof value === 'string' ? value : SEVERAL + value.join(SEVERAL)

const unpacked = (text: string): AttributeValue =>
  text.startsWith(SEVERAL) ? text.slice(1).split(SEVERAL) : text

/** Measures that hold text are kept as attributes of observations. */
const textMeasures = ({ measures }: DataStructure): readonly string[] =>
  measures.filter((measure) => !isNumeric(measure)).map(({ id }) => id)

/**
 * Collects parts of data sets into a cube. Data sets that delete are refused: a cube holds what there
 * is.
 *
 * @param codeOrder the order of codes by dimension, as code lists give it.
 * @throws {DomainError} `bad_request` when an observation or an attribute of a series is there twice;
 * `bad_file` when a part deletes.
 */
export async function collectDataCube(
  structure: DataStructure,
  parts: AsyncIterable<DataPart> | Iterable<DataPart>,
  codeOrder?: Readonly<Record<string, readonly string[]>>,
): Promise<DataCube> {
  const collector = new DataCubeCollector(structure, codeOrder)
  for await (const part of parts) collector.add(part)
  return collector.finish()
}

/** The same, part by part. */
export class DataCubeCollector {
  readonly #structure: DataStructure
  readonly #builder: SeriesCubeBuilder
  readonly #groups: GroupBook
  readonly #numeric: readonly number[]
  readonly #seriesAttributes: readonly string[]
  readonly #observationAttributes: readonly string[]
  readonly #text: readonly (readonly [id: string, column: number])[]

  constructor(structure: DataStructure, codeOrder?: Readonly<Record<string, readonly string[]>>) {
    this.#structure = structure
    this.#groups = new GroupBook(structure.dimensions.map(({ id }) => id))
    const at = (level: string) =>
      structure.attributes
        .filter((attribute) => levelOf(attribute, structure) === level)
        .map(({ id }) => id)
    this.#numeric = structure.measures.flatMap((measure, m) => (isNumeric(measure) ? [m] : []))
    this.#seriesAttributes = at('series')
    this.#observationAttributes = at('observation')
    this.#text = textMeasures(structure).map((id) => [
      id,
      structure.measures.findIndex((measure) => measure.id === id),
    ])
    this.#builder = new SeriesCubeBuilder({
      dimensions: structure.dimensions.map(({ id }) => id),
      time: structure.timeDimension?.id ?? '',
      measures: this.#numeric.map((m) => structure.measures[m]!.id),
      seriesAttributes: this.#seriesAttributes,
      observationAttributes: [...this.#observationAttributes, ...this.#text.map(([id]) => id)],
      compareTimes: comparePeriods,
      ...(codeOrder === undefined ? {} : { codeOrder }),
    })
  }

  add(part: DataPart): void {
    if (part.kind === 'dataset') {
      if (part.action === 'Delete')
        throw malformed('a data set deletes; there is nothing to delete from')
    } else if (part.kind === 'group') this.#groups.add(part)
    else this.#addSeries(part)
  }

  #addSeries({ key, times, measures, attributes, observationAttributes }: SeriesPart): void {
    this.#builder.add({
      key,
      times,
      measures: this.#numeric.map((m) =>
        measures[m]!.map((value) => (typeof value === 'number' ? value : Number.NaN)),
      ),
      attributes: this.#seriesAttributes.map((id) => packed(attributes[id])),
      observationAttributes: [
        ...this.#observationAttributes.map((id) => observationAttributes[id]?.map(packed)),
        ...this.#text.map(([, column]) =>
          measures[column]!.map((value) => (typeof value === 'number' ? undefined : packed(value))),
        ),
      ],
    })
  }

  /** @throws {DomainError} `bad_request` when something is there twice and differs. */
  finish(): DataCube {
    return { structure: this.#structure, cube: this.#builder.finish(), groups: this.#groups }
  }
}

export interface CubeParts {
  /** Under what name the data are published. */
  readonly reference: Reference
  readonly action?: DataAction
  readonly query?: CubeQuery
  /** Which attributes and measures to give; those of the structure unless it is narrowed. */
  readonly structure?: DataStructure
  /** Series without their observations. */
  readonly withoutObservations?: boolean
}

/**
 * What a query finds in a cube, as the parts of a data set: attributes of the data set and of groups
 * first, then series by series.
 *
 * @remarks Holds one series at a time.
 */
export function* partsOfCube(
  { cube, groups, structure: whole }: DataCube,
  { reference, action, query = {}, structure = whole, withoutObservations }: CubeParts,
): Generator<DataPart> {
  yield { kind: 'dataset', structure: reference, action: action ?? 'Replace' }
  yield* groupParts(groups, structure)
  const shape = shapeOf(cube, structure)
  for (const match of queryCube(cube, query)) {
    yield seriesPart(cube, match, shape, withoutObservations === true)
  }
}

/** One series by its codes, with all its observations; undefined when there is none. */
export function findSeries(
  { cube, structure: whole }: DataCube,
  key: readonly string[],
  structure: DataStructure = whole,
): SeriesPart | undefined {
  const selection = cube.dimensions.map(({ positionOf }, d) => {
    const position = positionOf.get(key[d]!)
    return position === undefined ? [] : [position]
  })
  const [match] = queryCube(cube, { selections: [selection] })
  return match === undefined ? undefined : seriesPart(cube, match, shapeOf(cube, structure), false)
}

function* groupParts(groups: GroupBook, structure: DataStructure): Generator<DataPart> {
  const known = new Map(
    structure.attributes.map((attribute) => [attribute.id, groupDimensions(attribute, structure)]),
  )
  const kept = (attributes: Attributes): Attributes =>
    Object.fromEntries(Object.entries(attributes).filter(([id]) => known.has(id)))
  const whole = kept(groups.whole)
  if (Object.keys(whole).length > 0) yield { kind: 'group', key: {}, attributes: whole }
  for (const { key, attributes } of groups.entries()) {
    const own = kept(attributes)
    if (Object.keys(own).length === 0) continue
    const ids = Object.keys(key)
    const group = structure.groups.find(
      ({ dimensions }) =>
        dimensions.length === ids.length && ids.every((id) => dimensions.includes(id)),
    )
    yield { kind: 'group', ...(group === undefined ? {} : { id: group.id }), key, attributes: own }
  }
}

type Column = SeriesCube['seriesAttributes'][number]

type ObservationAttribute = readonly [
  id: string,
  read: (place: number) => AttributeValue | undefined,
]

interface Shape {
  readonly measures: readonly ((place: number) => MeasureValue)[]
  readonly seriesAttributes: readonly Column[]
  readonly observationAttributes: readonly ObservationAttribute[]
}

function shapeOf(cube: SeriesCube, structure: DataStructure): Shape {
  const known = new Set(structure.attributes.map(({ id }) => id))
  return {
    measures: structure.measures.map(({ id }) => {
      const numbers = cube.measures.find((column) => column.id === id)
      if (numbers !== undefined) return (place) => numbers.values[place]
      const texts = cube.observationAttributes.find((column) => column.id === id)
      return (place) => (texts === undefined ? undefined : valueAt(texts, place))
    }),
    seriesAttributes: cube.seriesAttributes.filter(({ id }) => known.has(id)),
    observationAttributes: [
      ...cube.observationAttributes.map(
        (column): ObservationAttribute => [column.id, (place) => valueAt(column, place)],
      ),
      ...cube.measures.map(
        ({ id, values }): ObservationAttribute => [id, (place) => numberOrNone(values[place]!)],
      ),
    ].filter(([id]) => known.has(id)),
  }
}

const numberOrNone = (value: number): string | undefined =>
  Number.isNaN(value) ? undefined : numberText(value)

function valueAt({ values, positions }: Column, place: number): AttributeValue | undefined {
  const text = values[positions[place]!]
  return text === undefined ? undefined : unpacked(text)
}

function seriesPart(
  cube: SeriesCube,
  { series, places }: SeriesMatch,
  shape: Shape,
  withoutObservations: boolean,
): SeriesPart {
  const attributes: Record<string, AttributeValue> = {}
  for (const column of shape.seriesAttributes) {
    const value = valueAt(column, series)
    if (value !== undefined) attributes[column.id] = value
  }
  const shown = withoutObservations ? [] : places
  const { codes, positions } = cube.time
  const observationAttributes: Record<string, (AttributeValue | undefined)[]> = {}
  for (const [id, read] of shape.observationAttributes) {
    observationAttributes[id] = shown.map(read)
  }
  return {
    kind: 'series',
    key: keyOf(cube, series),
    attributes,
    times: shown.map((place) => codes[positions[place]!]!),
    measures: shape.measures.map((measure) => shown.map(measure)),
    observationAttributes,
  }
}
