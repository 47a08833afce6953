import type { TimelineEntry } from '@corridor/contract'
import { useMessages } from '../../i18n/useMessages.ts'
import type { ActPlace } from '../desk/ActForm.tsx'
import { idOf, RULES } from './demandWords.ts'

/** What the forms of one record's page share. */
export function useDemandPlace(
  { version, history }: { readonly version: number; readonly history: readonly TimelineEntry[] },
  onStale: () => Promise<unknown>,
): ActPlace {
  const t = useMessages()
  const names = new Map(history.map(({ actor, actorName }) => [actor, actorName]))
  return {
    version,
    rules: RULES,
    actWords: (type) => t(`demand.act-${idOf(type)}`),
    nameOf: (actor) => names.get(actor) ?? actor,
    onDone: onStale,
    onChanged: onStale,
  }
}

const NONE = { version: 0, history: [] }

/** The same for a record that does not exist yet. */
export const useNewPlace = (): ActPlace => useDemandPlace(NONE, async () => {})
