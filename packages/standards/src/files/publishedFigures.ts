import type { IsoDate } from '@corridor/kernel'
import { countOn } from '../countOn.ts'
import type { InstrumentId, Names } from '../Instrument.ts'
import type { StateCode } from '../Ratification.ts'
import { entryOf, type StandardsBook } from '../StandardsBook.ts'
import type { Provenance } from '../verification.ts'
import { parseFile } from './parseFile.ts'
import { PublishedFiguresFile } from './StandardsFile.ts'

/** A figure that a report published for a day, and what of the table it is held against. */
export interface PublishedFigure extends Provenance {
  readonly id: string
  readonly label: Names
  readonly on: IsoDate
  readonly published: number
  readonly computedFrom: {
    /** States that count under each of these on the day, ... */
    readonly all: readonly InstrumentId[]
    /** ... and under at least one of these, if any are named, ... */
    readonly any: readonly InstrumentId[]
    /** ... with a first registration under the first of `all` from this day on, ... */
    readonly registeredFrom: IsoDate | null
    /** ... up to and with this one, ... */
    readonly registeredThrough: IsoDate | null
    /** ... and of these States alone, if any are named. */
    readonly among: readonly StateCode[] | null
  }
  /** Why the table gives another figure, where it does. */
  readonly discrepancy: Names | null
}

/** @throws {DomainError} `bad_file` when the file is not in the form described. */
export const readPublishedFigures = (file: unknown): readonly PublishedFigure[] =>
  parseFile(PublishedFiguresFile, file, 'published-figures.json').figures

/**
 * The States that a published figure counts, by the table, in order of their codes.
 *
 * @throws {DomainError} `unknown_instrument`.
 * @remarks O(States x instruments named).
 * @example
 * statesOfFigure(book, figure).length // to be held against figure.published
 */
export function statesOfFigure(
  book: StandardsBook,
  { on, computedFrom: { all, any, registeredFrom, registeredThrough, among } }: PublishedFigure,
): readonly StateCode[] {
  const parties = (id: InstrumentId) => new Set(countOn(book, id, on).states)
  const [first, ...others] = all.map(parties)
  const alternatives = any.map(parties)
  const entries = entryOf(book, all[0]!).ratifications
  return [...first!].toSorted().filter((state) => {
    const registered = entries.get(state)![0]!.registered
    return (
      others.every((states) => states.has(state)) &&
      (alternatives.length === 0 || alternatives.some((states) => states.has(state))) &&
      (registeredFrom === null || registered >= registeredFrom) &&
      (registeredThrough === null || registered <= registeredThrough) &&
      (among === null || among.includes(state))
    )
  })
}
