import { HOME_ORGANISATION } from '@corridor/contract'
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

/** The organisation that runs this installation. */
export function useOrganisations(): OrganisationPlaces {
  const t = useMessages()
  const home = t('identity.organisation-home')
  return {
    organisations: [{ value: HOME_ORGANISATION, label: home }],
    offices: () => [],
    jurisdictions: [],
    organisationName: (organisation) => (organisation === HOME_ORGANISATION ? home : organisation),
    officeName: (office) => office,
  }
}
