import { DomainError, type IsoDate } from '@corridor/kernel'
import type { Instrument, InstrumentId } from './Instrument.ts'
import { type FirstEntryIntoForce, firstEntryIntoForce } from './lifecycle/entryIntoForce.ts'
import type { Declaration, Ratification, RatificationList, StateCode } from './Ratification.ts'

/** All facts about instruments and who is bound by them, as read from files. */
export interface StandardsFacts {
  readonly instruments: readonly Instrument[]
  readonly ratifications: readonly Ratification[]
  readonly declarations: readonly Declaration[]
  readonly lists: readonly RatificationList[]
  /** Members of the organization, each once; parties of an instrument need not be among them. */
  readonly states: readonly StateCode[]
}

/** What is held on one instrument, ready to be asked. */
export interface InstrumentEntry {
  readonly instrument: Instrument
  /** Null where no list of its ratifications is held. */
  readonly list: RatificationList | null
  /** Of each State, in order of registration; a territory's entry stands among its State's. */
  readonly ratifications: ReadonlyMap<StateCode, readonly Ratification[]>
  /** Of each State, in order of their dates; undated ones first. */
  readonly declarations: ReadonlyMap<StateCode, readonly Declaration[]>
  readonly firstEntryIntoForce: FirstEntryIntoForce | null
  /** Newer conventions held whose entry into force for a State ends this one for it. */
  readonly endedBy: readonly InstrumentId[]
}

/** The facts, indexed: every question about them is answered from this. */
export interface StandardsBook {
  readonly entries: ReadonlyMap<InstrumentId, InstrumentEntry>
  /** Members and parties: the States whose standing can be asked for. */
  readonly states: ReadonlySet<StateCode>
}

/**
 * Indexes the facts and works out when each instrument first entered into force.
 *
 * @throws {DomainError} `unknown_instrument` when a ratification, declaration or list names none of
 * the instruments.
 * @remarks O(facts); keep the book rather than making it for each question.
 */
export function openBook(facts: StandardsFacts): StandardsBook {
  const known = new Set(facts.instruments.map(({ id }) => id))
  for (const { instrument } of [...facts.ratifications, ...facts.declarations, ...facts.lists]) {
    if (!known.has(instrument)) throw unknownInstrument(instrument)
  }
  const ratifications = Map.groupBy(facts.ratifications, ({ instrument }) => instrument)
  const declarations = Map.groupBy(facts.declarations, ({ instrument }) => instrument)
  const lists = new Map(facts.lists.map((list) => [list.instrument, list]))
  const entries = facts.instruments.map((instrument): [InstrumentId, InstrumentEntry] => {
    const own = (ratifications.get(instrument.id) ?? []).toSorted(byRegistration)
    return [
      instrument.id,
      {
        instrument,
        list: lists.get(instrument.id) ?? null,
        ratifications: Map.groupBy(own, ({ state }) => state),
        declarations: Map.groupBy(
          (declarations.get(instrument.id) ?? []).toSorted(byDate),
          ({ state }) => state,
        ),
        firstEntryIntoForce: firstEntryIntoForce(instrument, own),
        endedBy: facts.instruments.flatMap(({ id, denounces }) =>
          denounces.some((older) => older.instrument === instrument.id) ? [id] : [],
        ),
      },
    ]
  })
  const parties = facts.ratifications.map(({ state }) => state)
  return { entries: new Map(entries), states: new Set([...facts.states, ...parties].toSorted()) }
}

/** @throws {DomainError} `unknown_instrument` with the ids that are held. */
export function entryOf(book: StandardsBook, instrument: InstrumentId): InstrumentEntry {
  const entry = book.entries.get(instrument)
  if (entry === undefined) throw unknownInstrument(instrument, [...book.entries.keys()])
  return entry
}

/** @throws {DomainError} `unknown_area` when the State is none of the members held. */
export function checkState(book: StandardsBook, state: StateCode): void {
  if (book.states.has(state)) return
  throw new DomainError(
    'unknown_area',
    `"${state}" is not one of the ${book.states.size} States held; write a code such as NPL`,
    { area: state },
  )
}

/** Whether the State has not ratified can be concluded on this day from there being no entry. */
export const isListedOn = ({ list }: InstrumentEntry, on: IsoDate): boolean =>
  list !== null && on <= list.completeThrough

const byRegistration = (a: Ratification, b: Ratification): number =>
  a.registered < b.registered ? -1 : Number(a.registered > b.registered)

const byDate = (a: Declaration, b: Declaration): number => {
  const [first, second] = [a.date ?? '', b.date ?? '']
  return first < second ? -1 : Number(first > second)
}

function unknownInstrument(id: InstrumentId, known: readonly InstrumentId[] = []): DomainError {
  const held = known.length === 0 ? '' : `; held are ${known.join(', ')}`
  return new DomainError('unknown_instrument', `No instrument "${id}" is held${held}`, {
    instrument: id,
  })
}
