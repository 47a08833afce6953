import { DomainError } from '@corridor/kernel'

/** What became public at one moment: entries set and entries taken away, by their keys. */
export interface Dissemination<V> {
  /** ISO 8601 with zone, in one form, so that moments compare as text. */
  readonly at: string
  readonly set: ReadonlyMap<string, V>
  readonly deleted: ReadonlySet<string>
}

/** One data set of a history: what was put in place, or what vanished, at a moment. */
export type HistoryStep<V> =
  | { readonly action: 'Replace'; readonly validFrom: string; readonly set: ReadonlyMap<string, V> }
  | {
      readonly action: 'Delete'
      readonly validTo: string
      readonly deleted: ReadonlySet<string>
    }

/**
 * The entries that were public at a moment, the moment itself included.
 *
 * @param disseminations in order of time.
 * @remarks O(changes).
 */
export function stateAsOf<V>(
  disseminations: readonly Dissemination<V>[],
  asOf: string,
): Map<string, V> {
  const state = new Map<string, V>()
  for (const { at, set, deleted } of disseminations) {
    if (at > asOf) break
    for (const key of deleted) state.delete(key)
    for (const [key, value] of set) state.set(key, value)
  }
  return state
}

/**
 * The latest state of every entry that was set or deleted after a moment.
 *
 * @throws {DomainError} `bad_request` when `after` is not before `asOf`.
 * @remarks O(changes).
 */
export function changesAfter<V>(
  disseminations: readonly Dissemination<V>[],
  after: string,
  asOf?: string,
): { readonly set: ReadonlyMap<string, V>; readonly deleted: ReadonlySet<string> } {
  if (asOf !== undefined && after >= asOf) {
    throw new DomainError(
      'bad_request',
      `Changes after ${after} cannot be asked for as of ${asOf}; the first must be earlier`,
      { after, asOf },
    )
  }
  const set = new Map<string, V>()
  const gone = new Set<string>()
  for (const { at, set: entries, deleted } of disseminations) {
    if (at <= after || (asOf !== undefined && at > asOf)) continue
    for (const key of deleted) {
      set.delete(key)
      gone.add(key)
    }
    for (const [key, value] of entries) {
      gone.delete(key)
      set.set(key, value)
    }
  }
  return { set, deleted: gone }
}

/**
 * Every dissemination as data sets: what was put in place, then what vanished. Replaying them gives the
 * present state.
 *
 * @source SDMX REST API 1.5.0, data queries, includeHistory.
 */
export function historyOf<V>(
  disseminations: readonly Dissemination<V>[],
  asOf?: string,
): HistoryStep<V>[] {
  const steps: HistoryStep<V>[] = []
  for (const { at, set, deleted } of disseminations) {
    if (asOf !== undefined && at > asOf) break
    if (set.size > 0) steps.push({ action: 'Replace', validFrom: at, set })
    if (deleted.size > 0) steps.push({ action: 'Delete', validTo: at, deleted })
  }
  return steps
}
