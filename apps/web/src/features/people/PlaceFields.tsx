import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { useOrganisations } from './useOrganisations.ts'

/** Where something holds, by ids of the register; empty texts are not chosen. */
export interface Place {
  readonly organisation: string
  readonly office: string
  readonly jurisdiction: string
}

/** An organisation, and where it has them an office or a jurisdiction of it. */
export function PlaceFields({
  place: { organisation, office, jurisdiction },
  anywhere,
  onChange,
}: {
  readonly place: Place
  /** What is chosen while no organisation is. */
  readonly anywhere: string
  readonly onChange: (place: Place) => void
}) {
  const t = useMessages()
  const places = useOrganisations()
  const offices = places.offices(organisation)
  const jurisdictions = places.jurisdictions
  return (
    <>
      <Select
        label={t('identity.organisation')}
        value={organisation}
        options={[{ value: '', label: anywhere }, ...places.organisations]}
        onChange={(chosen) => onChange({ organisation: chosen, office: '', jurisdiction: '' })}
      />
      {offices.length > 0 && (
        <Select
          label={t('people.office')}
          value={office}
          options={[{ value: '', label: t('people.office-all') }, ...offices]}
          onChange={(chosen) => onChange({ organisation, jurisdiction, office: chosen })}
        />
      )}
      {jurisdictions.length > 0 && (
        <Select
          label={t('people.jurisdiction')}
          value={jurisdiction}
          options={[{ value: '', label: t('people.jurisdiction-all') }, ...jurisdictions]}
          onChange={(chosen) => onChange({ organisation, office, jurisdiction: chosen })}
        />
      )}
    </>
  )
}
