import { type Ratification, ratificationKey } from '../Ratification.ts'

/** What a newer list would change, to be shown before it is imported. */
export interface ListComparison {
  readonly added: readonly Ratification[]
  readonly changed: readonly {
    readonly before: Ratification
    readonly after: Ratification
    /** Names of the fields that differ. */
    readonly fields: readonly (keyof Ratification)[]
  }[]
  /** Held today and absent from the newer list, of the instruments that it covers. */
  readonly removed: readonly Ratification[]
  readonly unchanged: number
}

/**
 * Holds a newer list against the entries held, for the instruments that the newer one covers. Where
 * a State ratified an instrument several times, its entries are paired in order of registration.
 *
 * @remarks O(entries).
 */
export function compareLists(
  held: readonly Ratification[],
  newer: readonly Ratification[],
): ListComparison {
  const covered = new Set(newer.map(({ instrument }) => instrument))
  const before = numbered(held.filter(({ instrument }) => covered.has(instrument)))
  const after = numbered(newer)
  const pairs = [...after].flatMap(([key, entry]) => {
    const earlier = before.get(key)
    return earlier === undefined ? [] : [{ before: earlier, after: entry }]
  })
  const changed = pairs
    .map((pair) => ({ ...pair, fields: differences(pair.before, pair.after) }))
    .filter(({ fields }) => fields.length > 0)
  return {
    added: [...after].filter(([key]) => !before.has(key)).map(([, entry]) => entry),
    changed,
    removed: [...before].filter(([key]) => !after.has(key)).map(([, entry]) => entry),
    unchanged: pairs.length - changed.length,
  }
}

/** Entries by their key and their place among those with the same key. */
function numbered(entries: readonly Ratification[]): Map<string, Ratification> {
  const groups = Map.groupBy(entries, ratificationKey)
  return new Map(
    [...groups].flatMap(([key, group]) =>
      group
        .toSorted((a, b) =>
          a.registered < b.registered ? -1 : Number(a.registered > b.registered),
        )
        .map((entry, place): [string, Ratification] => [`${key}#${place}`, entry]),
    ),
  )
}

const differences = (before: Ratification, after: Ratification): (keyof Ratification)[] =>
  (Object.keys(after) as (keyof Ratification)[]).filter(
    (field) => textOf(before[field]) !== textOf(after[field]),
  )

/** Fields are texts, lists of units or an end, whose own fields stand in one order. */
const textOf = (value: Ratification[keyof Ratification]): string =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? JSON.stringify(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : JSON.stringify(value)
