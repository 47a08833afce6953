import type { OrganisationFile } from '@corridor/contract'
import { useMessages } from '../../i18n/useMessages.ts'
import type { ActPlace } from '../desk/ActForm.tsx'
import { RULES, verbOf } from './words.ts'

/** What the forms of one organisation's page share. */
export function useOrganisationPlace(
  { version, history }: OrganisationFile,
  onStale: () => Promise<unknown>,
): ActPlace {
  const t = useMessages()
  const names = new Map(history.map(({ actor, actorName }) => [actor, actorName]))
  return {
    version,
    rules: RULES,
    actWords: (type) => t(`organisations.act-${verbOf(type)}`),
    nameOf: (actor) => names.get(actor) ?? actor,
    onDone: onStale,
    onChanged: onStale,
  }
}
