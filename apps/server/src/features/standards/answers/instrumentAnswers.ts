import type { instrumentRoute, instrumentsRoute } from '@corridor/contract'
import type { IsoDate } from '@corridor/kernel'
import {
  countOn,
  countSeries,
  entryOf,
  type InstrumentEntry,
  type InstrumentId,
  isAuthority,
  isOpenOn,
  type LifeCycle,
  lifeCycleKey,
  windowFrom,
} from '@corridor/standards'
import type { Answer } from '../../../http/mount.ts'
import type { StandardsHoldings } from '../StandardsHoldings.ts'
import { describeInstrument, describeProvision } from './describeInstrument.ts'
import { statusAnswer } from './describeStatus.ts'
import { reviewOf } from './reviewOf.ts'
import { sourcesOf } from './sourcesOf.ts'

type InstrumentAnswer = Answer<typeof instrumentRoute.output>

export const instrumentsAnswer = (
  holdings: StandardsHoldings,
  on: IsoDate,
): Answer<typeof instrumentsRoute.output> => ({
  on,
  instruments: [...holdings.book.entries.values()].map((entry) => ({
    ...describeInstrument(entry),
    ...numbersOn(holdings, entry, on),
    provisions: entry.instrument.provisions.length,
    unverifiedProvisions: entry.instrument.provisions.filter(
      ({ verification }) => !isAuthority(verification),
    ).length,
  })),
  sources: sourcesOf(holdings, on),
})

/** @throws {DomainError} `unknown_instrument`. */
export function instrumentAnswer(
  holdings: StandardsHoldings,
  id: InstrumentId,
  on: IsoDate,
): InstrumentAnswer {
  const entry = entryOf(holdings.book, id)
  const { instrument } = entry
  const states = [...entry.ratifications.keys()].filter((state) => holdings.book.states.has(state))
  return {
    ...describeInstrument(entry),
    on,
    lifeCycle: describeLifeCycle(holdings, id, instrument.lifeCycle),
    window: windowOn(entry, on),
    accompaniedBy: instrument.accompaniedBy,
    revises: instrument.revises,
    denounces: instrument.denounces.map((older) => older.instrument),
    units:
      instrument.units === null
        ? null
        : {
            kind: instrument.units.kind,
            default: instrument.units.default,
            units: instrument.units.units,
            verification: instrument.units.verification,
          },
    provisions: instrument.provisions.map((provision) =>
      describeProvision(holdings, id, provision),
    ),
    parties: states
      .map((state) => statusAnswer(holdings, state, id, on))
      .filter(({ registered, territories }) => registered !== null || territories.length > 0)
      .toSorted((a, b) => (a.state < b.state ? -1 : 1)),
    series: countSeries(holdings.book, id, on),
    ...numbersOn(holdings, entry, on),
    link: instrument.link,
    note: instrument.note,
    sources: sourcesOf(holdings, on, [id]),
  }
}

function numbersOn(
  { book }: StandardsHoldings,
  { instrument, list }: InstrumentEntry,
  on: IsoDate,
) {
  if (list === null) return { registered: null, inForce: null, isComplete: false }
  const { registered, inForce, isComplete } = countOn(book, instrument.id, on)
  return { registered, inForce, isComplete }
}

function describeLifeCycle(
  holdings: StandardsHoldings,
  id: InstrumentId,
  rule: LifeCycle | null,
): InstrumentAnswer['lifeCycle'] {
  if (rule === null) return null
  const { entryIntoForce, denunciation } = rule
  return {
    ratificationsNeeded: entryIntoForce.ratifications,
    delayMonths: entryIntoForce.delayMonths,
    startsOn: entryIntoForce.startsOn,
    lockYears: denunciation.lockYears,
    windowMonths: denunciation.windowMonths,
    effectMonths: denunciation.effectMonths,
    countsFrom: denunciation.countsFrom,
    verification: rule.verification,
    source: rule.source,
    review: reviewOf(holdings, lifeCycleKey(id)),
  }
}

function windowOn(
  { instrument: { lifeCycle }, firstEntryIntoForce }: InstrumentEntry,
  on: IsoDate,
): InstrumentAnswer['window'] {
  if (lifeCycle === null || firstEntryIntoForce === null) return null
  if (lifeCycle.denunciation.countsFrom === 'state') return null
  const window = windowFrom(firstEntryIntoForce.date, lifeCycle, on)
  return { ...window, isOpen: isOpenOn(window, on) }
}
