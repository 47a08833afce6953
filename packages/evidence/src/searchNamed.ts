import type { CatalogueLanguage } from './AreaCatalogue.ts'
import { bestKey, type NameKey, nameKey, queryForms } from './matchName.ts'
import { wordsOf } from './searchAreas.ts'

/** Something with names in the four languages that is searched beside areas. */
export interface Named {
  readonly code: string
  /** Other ways of writing the code in full, as `C 97` or `Convention No. 97`. */
  readonly otherCodes: readonly string[]
  readonly names: Readonly<Record<CatalogueLanguage, string>>
}

export interface NamedResult {
  readonly code: string
  readonly name: string
  /** What matched, when it is not the name shown. */
  readonly matched: string | null
  /** On the scale of `searchAreas`. */
  readonly score: number
}

/**
 * Those of some named things that a text may mean, by the rules of `searchAreas`, best first.
 *
 * @remarks O(things).
 */
export function searchNamed(
  things: readonly Named[],
  text: string,
  language: CatalogueLanguage,
): NamedResult[] {
  const words = wordsOf(text.slice(0, 200))
  if (words.length === 0) return []
  const query = queryForms(words)
  return things
    .flatMap((thing): NamedResult[] => {
      const name = thing.names[language]
      const { score, matched } = bestKey(keysOf(thing), query, name)
      return score === 0
        ? []
        : [{ code: thing.code, name, matched: matched === name ? null : matched, score }]
    })
    .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
}

const known = new WeakMap<Named, readonly NameKey[]>()

/** Folded once for each thing: they only depend on it. */
function keysOf(thing: Named): readonly NameKey[] {
  let keys = known.get(thing)
  if (keys === undefined) {
    const names = new Set(Object.values(thing.names))
    keys = [
      ...[thing.code, ...thing.otherCodes].map((code) => nameKey(code, true)),
      ...[...names].map((name) => nameKey(name)),
    ]
    known.set(thing, keys)
  }
  return keys
}
