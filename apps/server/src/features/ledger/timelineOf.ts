import type { TimelineEntry } from '@corridor/contract'
import type { StoredAction } from '@corridor/ledger'

/** The lines of a record's time line. @param names what people are called, by their ids. */
export const timelineOf = (
  actions: readonly StoredAction[],
  names: ReadonlyMap<string, string>,
): TimelineEntry[] => actions.map((action) => lineOf(action, names))

/** Everybody who acts in a time line, to look up names. */
export function* actorsOf(actions: readonly StoredAction[]): Generator<string | null> {
  for (const { entry } of actions) {
    yield entry.actor
    yield entry.onBehalfOf ?? null
  }
}

function lineOf(
  { entry, hash, content }: StoredAction,
  names: ReadonlyMap<string, string>,
): TimelineEntry {
  const { version, type, actor, role, organisation = null, onBehalfOf = null, recordedAt } = entry
  return {
    version,
    type,
    actor,
    actorName: names.get(actor) ?? null,
    role,
    organisation,
    onBehalfOf,
    onBehalfOfName: onBehalfOf === null ? null : (names.get(onBehalfOf) ?? null),
    recordedAt,
    hash,
    payload:
      content.kind === 'present' ? { ...(content.payload as Record<string, unknown>) } : null,
  }
}
