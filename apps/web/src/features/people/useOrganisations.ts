import { HOME_ORGANISATION, organisationChoicesRoute, sessionRoute } from '@corridor/contract'
import { useMemo } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import type { Option } from '../../ui/Select.tsx'

/** The register as choices and names; an id that it does not know is shown as it is. */
export interface OrganisationPlaces {
  readonly organisations: readonly Option<string>[]
  readonly offices: (organisation: string) => readonly Option<string>[]
  readonly jurisdictions: readonly Option<string>[]
  readonly organisationName: (organisation: string) => string
  readonly officeName: (office: string) => string
}

/** Organisations, their open offices and jurisdictions, for whoever may read the register. */
export function useOrganisations(): OrganisationPlaces {
  const t = useMessages()
  const { format } = useReader()
  const session = useRoute(sessionRoute, {})
  const mayRead =
    session.data?.state === 'signed-in' && session.data.me.permissions.includes('read.organisation')
  const { data } = useRoute(organisationChoicesRoute, {}, { enabled: mayRead })
  const home = t('identity.organisation-home')
  return useMemo(() => {
    const all = data?.organisations ?? []
    const names = new Map([
      [HOME_ORGANISATION, home],
      ...all.map(({ id, name }) => [id, name] as const),
    ])
    const offices = new Map(all.map((one) => [one.id, one.offices]))
    const officeNames = new Map(
      all.flatMap((one) => one.offices.map(({ id, name }) => [id, name] as const)),
    )
    const sorted = (options: readonly Option<string>[]) =>
      options.toSorted((one, two) => format.compareNames(one.label, two.label))
    return {
      organisations: sorted(all.map(({ id, name }) => ({ value: id, label: name }))),
      offices: (organisation) =>
        sorted(
          (offices.get(organisation) ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ),
      jurisdictions: (data?.jurisdictions ?? []).map((code) => ({ value: code, label: code })),
      organisationName: (organisation) => names.get(organisation) ?? organisation,
      officeName: (office) => officeNames.get(office) ?? office,
    }
  }, [data, format, home])
}
