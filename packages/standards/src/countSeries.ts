import type { IsoDate } from '@corridor/kernel'
import type { InstrumentId } from './Instrument.ts'
import { effectiveEnd } from './lifecycle/effectiveEnd.ts'
import { entryOf, type StandardsBook } from './StandardsBook.ts'

/** How many States are registered from a day on, until the next point. */
export interface CountPoint {
  readonly date: IsoDate
  readonly registered: number
}

/**
 * The number of States registered after each day on which it changes, up to and with a day.
 *
 * A State counts from its first registration, also for a part of it, until the last of its entries
 * has ended; the figures are those of `countOn` on the same days.
 *
 * @throws {DomainError} `unknown_instrument`.
 * @remarks O(n log n) for n ratifications.
 * @example
 * countSeries(book, 'C097', '2014-05-28').at(-1) // => { date: '2009-04-21', registered: 49 }
 */
export function countSeries(
  book: StandardsBook,
  instrument: InstrumentId,
  until: IsoDate,
): readonly CountPoint[] {
  const entry = entryOf(book, instrument)
  const changes = new Map<IsoDate, number>()
  const change = (date: IsoDate, by: number): void => {
    changes.set(date, (changes.get(date) ?? 0) + by)
  }
  for (const ratifications of entry.ratifications.values()) {
    const spans = ratifications.map((ratification): Span => {
      const end = effectiveEnd(book, entry, ratification)?.takesEffect ?? null
      return { from: ratification.registered, to: end }
    })
    for (const { from, to } of joined(spans)) {
      change(from, 1)
      if (to !== null) change(to, -1)
    }
  }
  let registered = 0
  return [...changes]
    .filter(([date, by]) => by !== 0 && date <= until)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, by]) => {
      registered += by
      return { date, registered }
    })
}

/** A half-open stretch of days; `to` null where it lasts. */
interface Span {
  readonly from: IsoDate
  readonly to: IsoDate | null
}

/** Stretches, in order of their first days, without overlap. */
function joined(spans: readonly Span[]): readonly Span[] {
  const disjoint: Span[] = []
  for (const span of spans) {
    if (span.to !== null && span.to <= span.from) continue
    const last = disjoint.at(-1)
    if (last === undefined || (last.to !== null && last.to < span.from)) {
      disjoint.push(span)
      continue
    }
    const to = last.to === null || span.to === null ? null : later(last.to, span.to)
    disjoint[disjoint.length - 1] = { from: last.from, to }
  }
  return disjoint
}

const later = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? b : a)
