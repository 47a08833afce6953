import type { RoleScope } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { useOrganisations } from './useOrganisations.ts'

/** A role in words: which, where, for how long. */
export function useMandateWords(): (mandate: RoleScope) => string {
  const t = useMessages()
  const { format } = useReader()
  const places = useOrganisations()
  return (mandate) => {
    const { role, organisation, office, jurisdiction, from, until } = mandate
    const parts = [
      t(`identity.role-${role}`),
      places.organisationName(organisation),
      ...(office === undefined ? [] : [places.officeName(office)]),
      ...(jurisdiction === undefined ? [] : [jurisdiction]),
      until === undefined
        ? t('people.from', { from: format.date(from) })
        : t('people.from-until', { from: format.date(from), until: format.date(until) }),
    ]
    return parts.reduce((first, second) => t('people.listed', { first, second }))
  }
}
