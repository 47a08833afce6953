import { HOME_ORGANISATION, organisationChoicesRoute, sessionRoute } from '@corridor/contract'
import { useMemo } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import type { Option } from '../../ui/Select.tsx'

/** More organisations than a reader looks through: a field narrows them by name. */
const LONG_LIST = 20

/** The register as choices and names; an id that it does not know is shown as it is. */
export interface OrganisationPlaces {
  /** Those that fit the text, where one was given. */
  readonly organisations: readonly Option<string>[]
  readonly isLong: boolean
  readonly offices: (organisation: string) => readonly Option<string>[]
  readonly organisationName: (organisation: string) => string
  readonly officeName: (office: string) => string
}

/**
 * Organisations, their open offices and jurisdictions, for whoever may read the register.
 *
 * @param text parts of a name: a long register is not sent whole.
 */
export function useOrganisations(text = ''): OrganisationPlaces {
  const t = useMessages()
  const { format } = useReader()
  const session = useRoute(sessionRoute, {})
  const mayRead =
    session.data?.state === 'signed-in' && session.data.me.permissions.includes('read.organisation')
  const first = useRoute(organisationChoicesRoute, {}, { enabled: mayRead }).data
  const found = useRoute(
    organisationChoicesRoute,
    { text },
    { enabled: mayRead && text !== '' },
  ).data
  const home = t('identity.organisation-home')
  return useMemo(() => {
    const begun = first?.organisations ?? []
    const fitting = text === '' ? begun : (found?.organisations ?? [])
    const known = [...begun, ...fitting]
    const names = new Map([
      [HOME_ORGANISATION, home],
      ...known.map(({ id, name }) => [id, name] as const),
    ])
    const offices = new Map(known.map((one) => [one.id, one.offices]))
    const officeNames = new Map(
      known.flatMap((one) => one.offices.map(({ id, name }) => [id, name] as const)),
    )
    const sorted = (all: readonly { readonly id: string; readonly name: string }[]) =>
      all
        .map(({ id, name }) => ({ value: id, label: name }))
        .sort((one, two) => format.compareNames(one.label, two.label))
    return {
      organisations: sorted(fitting),
      isLong: begun.length > LONG_LIST,
      offices: (organisation) => sorted(offices.get(organisation) ?? []),
      organisationName: (organisation) => names.get(organisation) ?? organisation,
      officeName: (office) => officeNames.get(office) ?? office,
    }
  }, [first, found, text, format, home])
}
