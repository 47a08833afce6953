import { type CubeQuery, maskOf, type SeriesCube, type SeriesSelection } from '@corridor/cube'
import { allDimensions, type DataAttribute, type DataStructure } from '../model/Artefact.ts'
import { type ComponentFilter, matchesFilter, parseFilter } from '../query/filter.ts'
import { fitKey, type KeyPattern } from '../query/key.ts'
import { ATTRIBUTE_CHOICES, type AvailabilityQuery, type DataQuery } from '../query/Query.ts'
import { SdmxError } from '../SdmxError.ts'
import type { DataCube } from './DataCube.ts'
import { levelOf } from './DataPart.ts'
import { narrowStructure } from './DataWriting.ts'
import { numberText } from './numberText.ts'

/** A data query as a cube takes it, and what of the structure is to be given. */
export interface BoundDataQuery {
  readonly query: CubeQuery
  /** Narrowed to the attributes and measures asked for. */
  readonly structure: DataStructure
  readonly withoutObservations: boolean
  /** `TIME_PERIOD`, another dimension, or `AllDimensions`. */
  readonly dimensionAtObservation: string
}

/**
 * What a query means for a cube. Codes that the cube does not have are passed over; when all of them are,
 * nothing is found.
 *
 * @throws {SdmxError} `syntax` when the key does not fit; `semantic` when a filter, an attribute, a
 * measure, a sort term or the dimension at observations is no component of the structure.
 * @remarks O(codes x filters).
 */
export function bindDataQuery(data: DataCube, asked: DataQuery): BoundDataQuery {
  const { structure } = data
  const cells = bindCells(data, asked)
  const attributes = attributesAsked(structure, asked)
  const measures = measuresAsked(structure, asked)
  const narrowed = narrowStructure(structure, attributes, measures)
  const ofObservations = narrowed.attributes.some(
    (one) => levelOf(one, structure) === 'observation',
  )
  return {
    query: {
      ...cells,
      ...(asked.firstN === undefined ? {} : { first: asked.firstN }),
      ...(asked.lastN === undefined ? {} : { last: asked.lastN }),
      ...(asked.offset === undefined ? {} : { offset: asked.offset }),
      ...(asked.limit === undefined ? {} : { limit: asked.limit }),
      ...orderOf(data.cube, asked),
    },
    structure: narrowed,
    withoutObservations:
      asked.detail === 'serieskeysonly' ||
      asked.detail === 'nodata' ||
      (measures.length === 0 && !ofObservations),
    dimensionAtObservation: observationDimension(structure, asked.dimensionAtObservation),
  }
}

/** The part of a query that says which cells are meant, for availability too. */
export function bindCells(
  { cube, structure, groups }: DataCube,
  asked: DataQuery | AvailabilityQuery,
): CubeQuery {
  const ids = structure.dimensions.map(({ id }) => id)
  const patterns = fitKey(asked.key, ids, asked.generation)
  const time = structure.timeDimension?.id
  const filters = [...asked.filters, ...periodFilters(asked, time)]
  const onDimensions = filters.filter(({ component }) => ids.includes(component))
  const onTime = filters.filter(({ component }) => component === time)
  const others = filters.filter(({ component }) => !ids.includes(component) && component !== time)
  const tests = others.map((filter) => testOf({ cube, structure, groups }, filter))
  const ofSeries = tests.flatMap((test) => (test.series === undefined ? [] : [test.series]))
  const ofObservation = tests.flatMap((test) => test.observation ?? [])
  const selections = selectionsOf(cube, patterns, onDimensions)
  return {
    ...(selections === undefined ? {} : { selections }),
    ...(onTime.length === 0 ? {} : { times: timesOf(cube, onTime) }),
    ...(ofSeries.length === 0
      ? {}
      : { keepSeries: (series: number) => ofSeries.every((test) => test(series)) }),
    ...(ofObservation.length === 0
      ? {}
      : { keepObservation: (place: number) => ofObservation.every((test) => test(place)) }),
  }
}

function periodFilters(
  { startPeriod, endPeriod }: DataQuery | AvailabilityQuery,
  time: string | undefined,
): ComponentFilter[] {
  if (time === undefined) return []
  return [
    ...(startPeriod === undefined ? [] : [parseFilter(time, `ge:${startPeriod}`)]),
    ...(endPeriod === undefined ? [] : [parseFilter(time, `le:${endPeriod}`)]),
  ]
}

function selectionsOf(
  { dimensions }: SeriesCube,
  patterns: readonly KeyPattern[],
  filters: readonly ComponentFilter[],
): SeriesSelection[] | undefined {
  const allowed = dimensions.map(({ id, codes }) => {
    const own = filters.filter(({ component }) => component === id)
    if (own.length === 0) return undefined
    return codes.flatMap((code, position) =>
      own.every((filter) => matchesFilter(filter, [code], 'text')) ? [position] : [],
    )
  })
  if (patterns.length === 0) return filters.length === 0 ? undefined : [allowed]
  return patterns.map((pattern) =>
    dimensions.map(({ positionOf }, d) => {
      const codes = pattern[d]
      if (codes === undefined) return allowed[d]
      const positions = codes.flatMap((code) => positionOf.get(code) ?? [])
      return allowed[d] === undefined
        ? positions
        : positions.filter((position) => allowed[d]!.includes(position))
    }),
  )
}

function timesOf({ time }: SeriesCube, filters: readonly ComponentFilter[]): Uint8Array {
  const positions = time.codes.flatMap((code, position) =>
    filters.every((filter) => matchesFilter(filter, [code], 'time')) ? [position] : [],
  )
  return maskOf(positions, time.codes.length)
}

interface Tests {
  readonly series?: (series: number) => boolean
  readonly observation?: (place: number) => boolean
}

/** Filters on attributes and measures; each value of a column is looked at once. */
function testOf({ cube, structure, groups }: DataCube, filter: ComponentFilter): Tests {
  const { component: id } = filter
  const numbers = cube.measures.find((column) => column.id === id)
  if (numbers !== undefined) {
    return {
      observation: (place) => {
        const value = numbers.values[place]!
        const texts = Number.isNaN(value) ? [] : [numberText(value)]
        return matchesFilter(filter, texts, 'number')
      },
    }
  }
  const lists = [cube.seriesAttributes, cube.observationAttributes] as const
  for (const [level, columns] of lists.entries()) {
    const column = columns.find((candidate) => candidate.id === id)
    if (column === undefined) continue
    const mask = column.values.map((value) => matchesFilter(filter, valuesIn(value), 'text'))
    const test = (place: number) => mask[column.positions[place]!]!
    return level === 0 ? { series: test } : { observation: test }
  }
  if (structure.attributes.some((attribute) => attribute.id === id)) {
    return {
      series: (series) => {
        const key = cube.dimensions.map(({ codes, positions }) => codes[positions[series]!]!)
        const value = { ...groups.whole, ...groups.ofSeries(key) }[id]
        return matchesFilter(filter, value === undefined ? [] : [value].flat(), 'text')
      },
    }
  }
  throw notAComponent(structure, id, `c[${id}]`)
}

const valuesIn = (text: string | undefined): string[] =>
  text === undefined ? [] : text.startsWith('\u001f') ? text.slice(1).split('\u001f') : [text]

function notAComponent(structure: DataStructure, id: string, parameter: string): SdmxError {
  const known = [...allDimensions(structure), ...structure.attributes, ...structure.measures]
  return new SdmxError(
    'semantic',
    `${parameter}: "${id}" is not a component of ${structure.agency}:${structure.id}; there are ${known.map((one) => one.id).join(', ')}`,
    { parameter, known: known.map((one) => one.id) },
  )
}

function attributesAsked(structure: DataStructure, asked: DataQuery): string[] {
  if (asked.detail === 'dataonly' || asked.detail === 'serieskeysonly') return []
  const isWanted = (attribute: DataAttribute): boolean => {
    const level = levelOf(attribute, structure)
    return asked.attributes.some((choice) => {
      switch (choice) {
        case 'dsd':
        case 'all':
          return true
        case 'dataset':
          return level === 'dataset'
        case 'series':
          return level === 'series' || level === 'group'
        case 'obs':
          return level === 'observation'
        default:
          return choice === attribute.id
      }
    })
  }
  const choices: readonly string[] = ATTRIBUTE_CHOICES
  const stray = asked.attributes.find(
    (choice) => !choices.includes(choice) && !structure.attributes.some(({ id }) => id === choice),
  )
  if (stray !== undefined) throw notAComponent(structure, stray, 'attributes')
  const wanted = structure.attributes.filter(isWanted)
  const kept =
    asked.detail === 'nodata'
      ? wanted.filter((attribute) => levelOf(attribute, structure) !== 'observation')
      : wanted
  return kept.map(({ id }) => id)
}

function measuresAsked({ measures, ...rest }: DataStructure, asked: DataQuery): string[] {
  if (asked.detail === 'serieskeysonly' || asked.detail === 'nodata') return []
  if (asked.measures.includes('none')) return []
  if (asked.measures.includes('all')) return measures.map(({ id }) => id)
  const stray = asked.measures.find((id) => !measures.some((measure) => measure.id === id))
  if (stray !== undefined) throw notAComponent({ measures, ...rest }, stray, 'measures')
  return measures.flatMap(({ id }) => (asked.measures.includes(id) ? [id] : []))
}

function observationDimension(structure: DataStructure, asked: string | undefined): string {
  const time = structure.timeDimension?.id ?? 'AllDimensions'
  if (asked === undefined || asked === 'AllDimensions') return asked ?? time
  if (allDimensions(structure).some(({ id }) => id === asked)) return asked
  const known = [...allDimensions(structure).map(({ id }) => id), 'AllDimensions']
  throw new SdmxError(
    'semantic',
    `dimensionAtObservation=${asked} is not a dimension; there are ${known.join(', ')}`,
    { parameter: 'dimensionAtObservation', known },
  )
}

/** The full key is always appended, so that the order has no ties. */
function orderOf(
  cube: SeriesCube,
  { sort }: DataQuery,
): Pick<CubeQuery, 'compareSeries' | 'isTimeDescending'> {
  const terms = sort.filter(({ by }) => by !== '*' && by !== 'series_key')
  const time = terms.findIndex(({ by }) => by === cube.time.id)
  if (time >= 0 && time < terms.length - 1) {
    throw new SdmxError(
      'not_offered',
      `sort: ${cube.time.id} can only be the last term, as observations are given series by series`,
      { parameter: 'sort' },
    )
  }
  const byDimension = terms.filter(({ by }) => by !== cube.time.id)
  const columns = byDimension.map(({ by, descending }) => {
    const dimension = cube.dimensions.find(({ id }) => id === by)
    if (dimension === undefined) {
      throw new SdmxError('semantic', `sort: "${by}" is not a dimension`, { parameter: 'sort' })
    }
    return { positions: dimension.positions, sign: descending ? -1 : 1 }
  })
  return {
    ...(columns.length === 0
      ? {}
      : {
          compareSeries: (a: number, b: number) => {
            for (const { positions, sign } of columns) {
              const difference = positions[a]! - positions[b]!
              if (difference !== 0) return sign * difference
            }
            return a - b
          },
        }),
    ...(time >= 0 && terms[time]!.descending ? { isTimeDescending: true } : {}),
  }
}
