import {
  answerData,
  type DataAnswer,
  type DataCube,
  DataCubeCollector,
  type DataPart,
  type DataQuery,
  type DataStructure,
  type Reference,
  SdmxError,
  type SeriesPart,
} from '@corridor/sdmx'
import { mayMatch } from './mayMatch.ts'
import { momentOf } from './momentOf.ts'
import { isWithin, type Publication, type SdmxSource } from './SdmxSource.ts'

/** One data set of an answer. */
interface Step {
  readonly validFrom?: string
  readonly publications: readonly Publication[]
}

/** The answer to a data query, read publication by publication. */
export interface OpenData {
  readonly structure: DataStructure
  readonly layout: DataAnswer['layout']
  /** When the newest of what it rests on became public. */
  readonly prepared: string
  /** How many publications it reads. */
  readonly sources: number
  /** Afresh at each call. Nothing at all where nothing matches. */
  readonly parts: (signal: AbortSignal) => AsyncGenerator<DataPart>
}

const EPOCH = '1970-01-01T00:00:00Z'

/**
 * Pins what is public at this moment and binds the query to it. A running answer ends on the state on
 * which it began.
 *
 * @throws {SdmxError} as `answerData` does; `not_offered` for what cannot be told publication by publication.
 */
export async function openData(
  source: SdmxSource,
  query: DataQuery,
  reference: Reference,
): Promise<OpenData> {
  const { structure } = source
  const bound = answerData(emptyCube(structure), query, reference)
  const steps = (await stepsOf(source, query)).flatMap((step) => {
    const publications = step.publications.filter((one) => mayMatch(one, structure, query))
    return publications.length === 0 ? [] : [{ ...step, publications }]
  })
  const all = steps.flatMap(({ publications }) => publications)
  if (all.length > 1) refuseAcross(query, all)
  return {
    structure: bound.structure,
    layout: bound.layout,
    prepared:
      all
        .map(({ at }) => at)
        .sort()
        .at(-1) ?? EPOCH,
    sources: all.length,
    parts: (signal) => partsOf(steps, query, reference, signal),
  }
}

const emptyCube = (structure: DataStructure): DataCube => new DataCubeCollector(structure).finish()

async function stepsOf(source: SdmxSource, query: DataQuery): Promise<readonly Step[]> {
  const span = { after: momentOf(query.updatedAfter), asOf: momentOf(query.asOf) }
  const { history } = source
  if (history === undefined) {
    if (span.after === undefined && span.asOf === undefined && !query.includeHistory) {
      return [{ publications: await source.state({}) }]
    }
    throw new SdmxError(
      'not_offered',
      `When the figures of ${source.flow} became public is not recorded; leave out asOf, updatedAfter and includeHistory`,
    )
  }
  if (!query.includeHistory) return [{ publications: await source.state(span) }]
  const told = (await history()).filter(({ at }) => isWithin(at, span))
  const byMoment = Map.groupBy(told, ({ at }) => at)
  return [...byMoment].map(([validFrom, publications]) => ({ validFrom, publications }))
}

function refuseAcross(query: DataQuery, all: readonly Publication[]): void {
  const ids = Object.keys(all[0]!.fixed)
  const choose = `choose one ${ids.join(' and one ')}`
  const isTurned =
    query.dimensionAtObservation !== undefined && ids.includes(query.dimensionAtObservation)
  if (query.sort.length === 0 && !isTurned) return
  const asked = isTurned ? `dimensionAtObservation=${query.dimensionAtObservation}` : 'sort'
  throw new SdmxError('not_offered', `${asked} is possible within one source only; ${choose}`)
}

async function* partsOf(
  steps: readonly Step[],
  query: DataQuery,
  reference: Reference,
  signal: AbortSignal,
): AsyncGenerator<DataPart> {
  const window = new Window(query)
  const { offset: _, limit: __, ...unlimited } = query
  const reads = steps.flatMap((step) =>
    step.publications.map((publication) => ({ step, publication })),
  )
  const left = new AbortController()
  const gone = AbortSignal.any([signal, left.signal])
  let begun: Step | undefined
  let ahead: Promise<DataCube> | undefined
  try {
    for (const [place, { step, publication }] of reads.entries()) {
      signal.throwIfAborted()
      const cube = await (ahead ?? publication.load(gone))
      ahead = undefined
      // What is said of the data set and its groups waits for the first series.
      const waiting: DataPart[] = []
      for (const part of answerData(cube, unlimited, reference).parts()) {
        if (part.kind === 'dataset') {
          if (begun !== step) waiting.push({ ...part, ...validityOf(step) })
        } else if (part.kind === 'group') waiting.push(part)
        else {
          const shown = window.cut(part)
          if (shown === undefined) continue
          yield* waiting.splice(0)
          begun = step
          yield shown
          // Whoever asks for a second series wants them all: the next cube is made meanwhile.
          if (window.isWhole) ahead ??= loadAhead(reads[place + 1]?.publication, gone)
        }
        if (window.isOver) return
      }
    }
  } finally {
    left.abort()
  }
}

const validityOf = ({ validFrom }: Step) => (validFrom === undefined ? {} : { validFrom })

function loadAhead(
  publication: Publication | undefined,
  gone: AbortSignal,
): Promise<DataCube> | undefined {
  const cube = publication?.load(gone)
  // A failure counts when its turn comes.
  cube?.catch(() => {})
  return cube
}

/** The observations from `offset` on, `limit` at most, counted over the whole answer. */
class Window {
  #skip: number
  #left: number
  readonly isWhole: boolean

  constructor({ offset, limit }: DataQuery) {
    this.#skip = offset ?? 0
    this.#left = limit ?? Number.POSITIVE_INFINITY
    this.isWhole = offset === undefined && limit === undefined
  }

  get isOver(): boolean {
    return this.#left <= 0
  }

  cut(part: SeriesPart): SeriesPart | undefined {
    if (this.isWhole) return part
    // A series without observations counts as one.
    const count = Math.max(part.times.length, 1)
    const from = Math.min(this.#skip, count)
    const to = Math.min(from + this.#left, count)
    this.#skip -= from
    this.#left -= to - from
    if (to === from) return undefined
    return {
      ...part,
      times: part.times.slice(from, to),
      measures: part.measures.map((column) => column.slice(from, to)),
      observationAttributes: Object.fromEntries(
        Object.entries(part.observationAttributes).map(([id, column]) => [
          id,
          column.slice(from, to),
        ]),
      ),
    }
  }
}
