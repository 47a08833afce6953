import {
  applyReviews,
  openBook,
  type ShippedStandards,
  type StandardsFacts,
} from '@corridor/standards'
import type { StandardsHoldings } from './StandardsHoldings.ts'
import type { ImportedList, StandardsAdditions } from './standardsStore.ts'

/**
 * The facts that come with Corridor, with what was imported laid over and what was signed applied.
 *
 * @remarks O(facts); some 10 ms.
 */
export function holdingsOf(
  shipped: ShippedStandards,
  { revision, lists, supervision, cycles, reviews }: StandardsAdditions,
): StandardsHoldings {
  const { facts: laidOver, imported } = layListsOver(shipped, lists)
  const { facts, standing } = applyReviews(laidOver, reviews)
  return {
    facts,
    book: openBook(facts),
    publishedFigures: shipped.publishedFigures,
    imported,
    reviews: reviews.toReversed(),
    standing,
    supervision,
    cycles,
    revision: String(revision),
  }
}

/** Of each instrument the list that reaches furthest; of two that reach as far, the later import. */
function layListsOver(
  shipped: StandardsFacts,
  lists: readonly ImportedList[],
): { readonly facts: StandardsFacts; readonly imported: ReadonlySet<string> } {
  const newest = new Map<string, ImportedList>()
  const reach = new Map(shipped.lists.map((list) => [list.instrument, list.completeThrough]))
  for (const entry of lists) {
    const { instrument, completeThrough } = entry.list
    if (completeThrough < (reach.get(instrument) ?? '')) continue
    reach.set(instrument, completeThrough)
    newest.set(instrument, entry)
  }
  const others = <Entry extends { readonly instrument: string }>(entries: readonly Entry[]) =>
    entries.filter(({ instrument }) => !newest.has(instrument))
  const facts = {
    ...shipped,
    lists: [...others(shipped.lists), ...[...newest.values()].map(({ list }) => list)],
    ratifications: [
      ...others(shipped.ratifications),
      ...[...newest.values()].flatMap(({ ratifications }) => ratifications),
    ],
  }
  return { facts, imported: new Set(newest.keys()) }
}
