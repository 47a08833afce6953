import type { countsRoute } from '@corridor/contract'
import type { IsoDate } from '@corridor/kernel'
import {
  countOn,
  entryOf,
  type InstrumentId,
  type PublishedFigure,
  statesOfFigure,
} from '@corridor/standards'
import type { Answer } from '../../../http/mount.ts'
import type { StandardsHoldings } from '../StandardsHoldings.ts'
import { sourcesOf } from './sourcesOf.ts'

/**
 * Counts of every instrument of which a list is held, or of the one named, and figures that were
 * published for the same day and rest on these instruments.
 *
 * @throws {DomainError} `unknown_instrument`.
 */
export function countsAnswer(
  holdings: StandardsHoldings,
  on: IsoDate,
  instrument?: InstrumentId,
): Answer<typeof countsRoute.output> {
  const wanted =
    instrument === undefined
      ? [...holdings.book.entries.values()].filter(({ list }) => list !== null)
      : [entryOf(holdings.book, instrument)]
  const ids = wanted.map((entry) => entry.instrument.id)
  return {
    on,
    counts: ids.map((id) => {
      const { on: _, ...count } = countOn(holdings.book, id, on)
      return count
    }),
    published: holdings.publishedFigures
      .filter((figure) => figure.on === on && restsOn(figure, instrument))
      .map((figure) => {
        const states = statesOfFigure(holdings.book, figure)
        return {
          id: figure.id,
          label: figure.label,
          on: figure.on,
          published: figure.published,
          computed: states.length,
          states,
          discrepancy: figure.discrepancy,
          source: figure.source ?? '',
        }
      }),
    sources: sourcesOf(holdings, on, ids),
  }
}

const restsOn = (
  { computedFrom }: PublishedFigure,
  instrument: InstrumentId | undefined,
): boolean =>
  instrument === undefined || [...computedFrom.all, ...computedFrom.any].includes(instrument)
