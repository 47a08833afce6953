import type {
  compareStatesRoute,
  countryStandardsRoute,
  standardsMatrixRoute,
  statusRoute,
} from '@corridor/contract'
import type { IsoDate } from '@corridor/kernel'
import { type InstrumentId, isAuthority, type StateCode, statusOn } from '@corridor/standards'
import type { Answer } from '../../../http/mount.ts'
import type { StandardsHoldings } from '../StandardsHoldings.ts'
import { describeInstruments } from './describeInstrument.ts'
import { statusAnswer } from './describeStatus.ts'
import { sourcesOf } from './sourcesOf.ts'

/** @throws {DomainError} `unknown_area` or `unknown_instrument`. */
export const oneStatusAnswer = (
  holdings: StandardsHoldings,
  state: StateCode,
  instrument: InstrumentId,
  on: IsoDate,
): Answer<typeof statusRoute.output> => ({
  status: statusAnswer(holdings, state, instrument, on),
  sources: sourcesOf(holdings, on, [instrument]),
})

/** @throws {DomainError} `unknown_area`. */
export const countryAnswer = (
  holdings: StandardsHoldings,
  state: StateCode,
  on: IsoDate,
): Answer<typeof countryStandardsRoute.output> => ({
  state,
  on,
  instruments: describeInstruments(holdings),
  statuses: [...holdings.book.entries.keys()].map((instrument) =>
    statusAnswer(holdings, state, instrument, on),
  ),
  sources: sourcesOf(holdings, on),
})

/** @throws {DomainError} `unknown_area`. */
export const compareAnswer = (
  holdings: StandardsHoldings,
  a: StateCode,
  b: StateCode,
  on: IsoDate,
): Answer<typeof compareStatesRoute.output> => ({
  a,
  b,
  on,
  instruments: describeInstruments(holdings),
  rows: [...holdings.book.entries.keys()].map((instrument) => ({
    instrument,
    a: statusAnswer(holdings, a, instrument, on),
    b: statusAnswer(holdings, b, instrument, on),
  })),
  sources: sourcesOf(holdings, on),
})

/** @remarks O(States x instruments). */
export function matrixAnswer(
  holdings: StandardsHoldings,
  on: IsoDate,
): Answer<typeof standardsMatrixRoute.output> {
  const states = [...holdings.book.states].toSorted()
  const instruments = [...holdings.book.entries.keys()]
  const places = new Map<string, number>()
  const placeOf = (source: string): number => {
    const place = places.get(source) ?? places.size
    places.set(source, place)
    return place
  }
  const cells = states.map((state) =>
    instruments.map((instrument) => {
      const status = statusOn(holdings.book, state, instrument, on)
      return {
        kind: status.kind,
        counts: status.counts,
        registered: status.registered,
        entryIntoForce: status.entryIntoForce,
        unverified: !isAuthority(status.verification),
        verification: status.verification,
        source: status.source === null ? null : placeOf(status.source),
      }
    }),
  )
  return {
    on,
    instruments: describeInstruments(holdings),
    states,
    cells,
    sourceTexts: [...places.keys()],
    sources: sourcesOf(holdings, on),
  }
}
