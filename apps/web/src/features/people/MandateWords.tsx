import type { RoleScope } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { mandateState } from './mandateState.ts'
import { useOrganisations } from './useOrganisations.ts'

/** A role in a narrow place: which and where, and its days only where they limit it. */
export function MandateWords({
  mandate: { role, organisation, office, from, until },
  today,
}: {
  readonly mandate: RoleScope
  readonly today: string
}) {
  const t = useMessages()
  const { format } = useReader()
  const places = useOrganisations()
  const place =
    office === undefined
      ? places.organisationName(organisation)
      : t('people.listed', {
          first: places.organisationName(organisation),
          second: places.officeName(office),
        })
  const isToCome = mandateState({ from, until }, today) === 'to-come'
  const days =
    until === undefined
      ? isToCome && t('people.from', { from: format.date(from) })
      : isToCome
        ? t('people.from-until', { from: format.date(from), until: format.date(until) })
        : t('people.until', { until: format.date(until) })
  return (
    <>
      {t('people.listed', { first: t(`identity.role-${role}`), second: place })}
      {days !== false && <span className="note"> {days}</span>}
    </>
  )
}
