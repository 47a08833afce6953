import { type Availability, availability, seriesByCode } from '@corridor/cube'
import type {
  Annotation,
  DataConstraint,
  DataStructure,
  MemberSelection,
} from '../model/Artefact.ts'
import type { Reference } from '../model/Reference.ts'
import type { AvailabilityQuery, DataQuery } from '../query/Query.ts'
import { SdmxError } from '../SdmxError.ts'
import { bindCells, bindDataQuery } from './bindQuery.ts'
import { type DataCube, partsOfCube } from './DataCube.ts'
import type { DataAction, DataPart } from './DataPart.ts'
import { pivotParts, pivotStructure } from './pivot.ts'

/** What a writer needs to give the answer of a data query. */
export interface DataAnswer {
  /** Narrowed and, for another dimension at observations, turned. */
  readonly structure: DataStructure
  readonly layout: 'series' | 'flat'
  /** Afresh at each call, so that values in use can be collected first. */
  readonly parts: () => Iterable<DataPart>
}

/**
 * The answer of a cube to a data query, series by series. Whether there is any is seen when the parts are
 * read.
 *
 * @param reference the name under which the data are published.
 * @throws {SdmxError} `syntax` or `semantic`, as `bindDataQuery` does.
 * @remarks Holds one series, unless another dimension than time is wanted at observations.
 */
export function answerData(
  data: DataCube,
  asked: DataQuery,
  reference: Reference,
  action?: DataAction,
): DataAnswer {
  const bound = bindDataQuery(data, asked)
  const { structure, query, withoutObservations, dimensionAtObservation } = bound
  const parts = () =>
    partsOfCube(data, {
      reference,
      query,
      structure,
      withoutObservations,
      ...(action === undefined ? {} : { action }),
    })
  const time = structure.timeDimension?.id
  if (dimensionAtObservation === 'AllDimensions' || dimensionAtObservation === time) {
    return { structure, layout: dimensionAtObservation === time ? 'series' : 'flat', parts }
  }
  return {
    structure: pivotStructure(structure, dimensionAtObservation),
    layout: 'series',
    parts: () => pivotParts(parts(), structure, dimensionAtObservation),
  }
}

/**
 * What is available of a cube for a query, as an actual constraint on the name under which the data are
 * published.
 *
 * @throws {SdmxError} `syntax` when the key does not fit; `semantic` for components there are not;
 * `no_results` when nothing matches.
 */
export function answerAvailability(
  data: DataCube,
  asked: AvailabilityQuery,
  reference: Reference,
): DataConstraint {
  const { structure, cube } = data
  const ids = structure.dimensions.map(({ id }) => id)
  const time = structure.timeDimension?.id
  const wanted = asked.component === 'all' ? undefined : asked.component
  const stray = wanted?.find((id) => !ids.includes(id) && id !== time)
  if (stray !== undefined) {
    const known = time === undefined ? ids : [...ids, time]
    throw new SdmxError(
      'semantic',
      `"${stray}" is not a dimension; there are ${known.join(', ')}`,
      {
        component: stray,
        known,
      },
    )
  }
  const bound = bindCells(data, asked)
  const found = availability(cube, bound, asked.mode, wanted ?? ids)
  if (found.seriesCount === 0 && asked.mode === 'exact') {
    throw new SdmxError('no_results', 'Nothing matches the query')
  }
  const keyValues: MemberSelection[] = [...found.codes].map(([id, positions]) => {
    const { codes } = cube.dimensions.find((dimension) => dimension.id === id)!
    return { id, values: positions.map((position) => codes[position]!) }
  })
  const span = time !== undefined && (wanted?.includes(time) ?? true) ? spanOf(data, found) : []
  return {
    kind: 'dataconstraint',
    agency: reference.agency,
    id: `${reference.id}_AVAILABLE`.slice(0, 250),
    version: reference.version,
    names: { en: `What is available of ${reference.id}` },
    role: 'actual',
    attachedTo: [reference],
    regions: [
      {
        isIncluded: true,
        keyValues: [...keyValues.filter(({ values }) => values!.length > 0), ...span],
        components: [],
      },
    ],
    seriesCount: found.seriesCount,
    observationCount: found.observationCount,
    ...(asked.counts ? { annotations: codeCounts(seriesByCode(cube, bound, wanted), cube) } : {}),
  }
}

const CODE_COUNTS = 'series_count_by_code'

/** How many series each code has, as an annotation for each dimension: `NPL=45 QAT=12`. */
function codeCounts(
  counted: ReadonlyMap<string, Uint32Array>,
  { dimensions }: DataCube['cube'],
): Annotation[] {
  return dimensions.flatMap(({ id, codes }) => {
    const counts = counted.get(id)
    if (counts === undefined) return []
    const told = codes.flatMap((code, i) => (counts[i] === 0 ? [] : [`${code}=${counts[i]}`]))
    return [{ id, type: CODE_COUNTS, title: told.join(' ') }]
  })
}

/** The counts of two answers together. */
export function addCodeCounts(
  one: readonly Annotation[] = [],
  other: readonly Annotation[] = [],
): readonly Annotation[] {
  const total = new Map<string, Map<string, number>>()
  for (const { id = '', type, title = '' } of [...one, ...other]) {
    if (type !== CODE_COUNTS) continue
    const counts = total.get(id) ?? new Map<string, number>()
    total.set(id, counts)
    for (const told of title.split(' ')) {
      const place = told.lastIndexOf('=')
      if (place < 0) continue
      const code = told.slice(0, place)
      counts.set(code, (counts.get(code) ?? 0) + Number(told.slice(place + 1)))
    }
  }
  return [...total].map(([id, counts]) => ({
    ...{ id, type: CODE_COUNTS },
    title: [...counts].map(([code, count]) => `${code}=${count}`).join(' '),
  }))
}

function spanOf({ cube, structure }: DataCube, { times }: Availability): MemberSelection[] {
  if (times === undefined) return []
  const period = (position: number) => ({ period: cube.time.codes[position]!, isInclusive: true })
  return [
    {
      id: structure.timeDimension!.id,
      timeRange: { start: period(times.first), end: period(times.last) },
    },
  ]
}
