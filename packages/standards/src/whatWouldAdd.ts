import type { Corridor, IsoDate } from '@corridor/kernel'
import { bindingOn, type CorridorBinding } from './bindingOn.ts'
import type { InstrumentId, Provision } from './Instrument.ts'
import { type CorridorEnd, isHoldable, rightOf, rightsOn } from './rightsOn.ts'
import { entryOf, type InstrumentEntry, type StandardsBook } from './StandardsBook.ts'
import type { InstrumentStatus, StatusKind } from './statusOn.ts'
import type { Topic } from './topics.ts'

/** Kinds of standing of a State that its ratification could change; the last two only perhaps. */
const OPEN_KINDS = ['not-ratified', 'ended', 'not-recorded', 'no-list'] as const

/** What the ratification of one instrument by one end would bring to a worker on a corridor. */
export interface WouldAdd {
  readonly end: CorridorEnd
  readonly instrument: InstrumentId
  /**
   * The standing today. With `not-recorded` and `no-list` the State may be bound already: what
   * follows then holds only if it is not.
   */
  readonly standing: (typeof OPEN_KINDS)[number]
  /** Topics on which no right is known to be held today. */
  readonly newTopics: readonly Topic[]
  /** Those of `newTopics` on which a right may be held, but the facts do not tell. */
  readonly uncertainTopics: readonly Topic[]
  /** Articles that would be owed, with all optional parts, in the instrument's own order. */
  readonly articles: readonly string[]
  /** Articles owed only to nationals of bound States, for which the other end must ratify too. */
  readonly articlesIfBoth: readonly string[]
}

/**
 * What each end would add by ratifying an instrument that does not bind it, first what brings most:
 * new topics, then articles, then articles that need the other end as well. Instruments whose
 * articles are not described, or that would add nothing, are left out; so are those an end has
 * ratified but which are not yet in force.
 *
 * @throws {DomainError} `unknown_area` when an end is no State held.
 * @remarks O(provisions).
 */
export function whatWouldAdd(
  book: StandardsBook,
  corridor: Corridor,
  on: IsoDate,
): readonly WouldAdd[] {
  const topics = new Map(rightsOn(book, corridor, on).map(({ topic, state }) => [topic, state]))
  const additions = bindingOn(book, corridor, on).flatMap((binding) =>
    (['origin', 'destination'] as const).flatMap((end) => {
      const standing = binding[end].kind
      if (!isOpenKind(standing)) return []
      const entry = entryOf(book, binding.instrument)
      const provisions = added(entry, binding, [end])
      const withBoth = added(entry, binding, ['origin', 'destination'])
      const newTopics = [...new Set(provisions.map(({ topic }) => topic))].filter(
        (topic) => topics.get(topic) !== 'held',
      )
      return {
        end,
        instrument: binding.instrument,
        standing,
        newTopics,
        uncertainTopics: newTopics.filter((topic) => topics.get(topic) === 'cannot-tell'),
        articles: provisions.map(({ article }) => article),
        articlesIfBoth: withBoth
          .filter((provision) => provision.reciprocity !== 'none')
          .filter((provision) => !provisions.includes(provision))
          .map(({ article }) => article),
      }
    }),
  )
  return additions
    .filter(({ articles, articlesIfBoth }) => articles.length + articlesIfBoth.length > 0)
    .toSorted(
      (a, b) =>
        b.newTopics.length - a.newTopics.length ||
        b.articles.length - a.articles.length ||
        b.articlesIfBoth.length - a.articlesIfBoth.length,
    )
}

const isOpenKind = (kind: StatusKind): kind is WouldAdd['standing'] =>
  (OPEN_KINDS as readonly string[]).includes(kind)

/** Provisions that an end not owing them now would owe if the given ends were bound by all parts. */
function added(
  entry: InstrumentEntry,
  binding: CorridorBinding,
  ends: readonly CorridorEnd[],
): readonly Provision[] {
  const ratified = { ...binding, pattern: 'both' as const }
  for (const end of ends) ratified[end] = asBound(binding[end], entry)
  return entry.instrument.provisions.filter((provision) => {
    if (!isHoldable(provision)) return false
    const owedNow = rightOf(provision, binding).owedBy
    return rightOf(provision, ratified).owedBy.some((end) => !owedNow.includes(end))
  })
}

const asBound = (status: InstrumentStatus, { instrument }: InstrumentEntry): InstrumentStatus => ({
  ...status,
  kind: 'in-force',
  units: (instrument.units?.units ?? []).map(({ id }) => ({ unit: id, kind: 'applies' })),
})
