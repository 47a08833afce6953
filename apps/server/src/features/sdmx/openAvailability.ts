import {
  type AvailabilityQuery,
  answerAvailability,
  comparePeriods,
  type DataConstraint,
  type MemberSelection,
  type Reference,
  SdmxError,
} from '@corridor/sdmx'
import { mayMatch } from './mayMatch.ts'
import { momentOf } from './momentOf.ts'
import type { SdmxSource } from './SdmxSource.ts'

/**
 * What is available of a dataflow, over all its publications.
 *
 * @throws {SdmxError} as `answerAvailability` does.
 */
export async function openAvailability(
  source: SdmxSource,
  query: AvailabilityQuery,
  reference: Reference,
  signal: AbortSignal,
): Promise<DataConstraint> {
  const found: DataConstraint[] = []
  for (const publication of await source.state({ after: momentOf(query.updatedAfter) })) {
    // A dimension's own filter does not count for what could be chosen.
    if (query.mode === 'exact' && !mayMatch(publication, source.structure, query)) continue
    signal.throwIfAborted()
    try {
      found.push(answerAvailability(await publication.load(signal), query, reference))
    } catch (error) {
      if (!(error instanceof SdmxError) || error.fault !== 'no_results') throw error
    }
  }
  const [first, ...others] = found
  if (first === undefined) throw new SdmxError('no_results', 'Nothing matches the query')
  return others.reduce(together, first)
}

function together(a: DataConstraint, b: DataConstraint): DataConstraint {
  const region = a.regions[0]!
  const others = b.regions[0]!.keyValues
  const ids = [...new Set([...region.keyValues, ...others].map(({ id }) => id))]
  return {
    ...a,
    seriesCount: (a.seriesCount ?? 0) + (b.seriesCount ?? 0),
    observationCount: (a.observationCount ?? 0) + (b.observationCount ?? 0),
    regions: [
      {
        ...region,
        keyValues: ids.map((id) =>
          joined(
            region.keyValues.find((one) => one.id === id),
            others.find((one) => one.id === id),
          ),
        ),
      },
    ],
  }
}

function joined(a: MemberSelection | undefined, b: MemberSelection | undefined): MemberSelection {
  if (a === undefined || b === undefined) return (a ?? b)!
  if (a.timeRange === undefined || b.timeRange === undefined) {
    return { id: a.id, values: [...new Set([...(a.values ?? []), ...(b.values ?? [])])] }
  }
  const starts = [a.timeRange.start, b.timeRange.start].filter((one) => one !== undefined)
  const ends = [a.timeRange.end, b.timeRange.end].filter((one) => one !== undefined)
  const [start] = starts.toSorted((x, y) => comparePeriods(x.period, y.period))
  const end = ends.toSorted((x, y) => comparePeriods(x.period, y.period)).at(-1)
  return {
    id: a.id,
    timeRange: {
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
    },
  }
}
