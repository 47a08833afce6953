import { useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { useDelayed } from '../search/useDelayed.ts'
import { SearchBox } from './SearchBox.tsx'
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
  const [text, setText] = useState('')
  const places = useOrganisations(useDelayed(text.trim(), 300))
  const offices = places.offices(organisation)
  // What is chosen stays among the choices, whatever is looked for meanwhile.
  const isKnown =
    organisation === '' || places.organisations.some(({ value }) => value === organisation)
  const chosen = isKnown
    ? []
    : [{ value: organisation, label: places.organisationName(organisation) }]
  const jurisdictions = places.jurisdictions
  return (
    <>
      {places.isLong && (
        <SearchBox label={t('people.organisation-search')} value={text} onChange={setText} />
      )}
      <Select
        label={t('identity.organisation')}
        value={organisation}
        options={[{ value: '', label: anywhere }, ...chosen, ...places.organisations]}
        onChange={(value) => onChange({ organisation: value, office: '', jurisdiction: '' })}
      />
      {offices.length > 0 && (
        <Select
          label={t('people.office')}
          value={office}
          options={[{ value: '', label: t('people.office-all') }, ...offices]}
          onChange={(value) => onChange({ organisation, jurisdiction, office: value })}
        />
      )}
      {jurisdictions.length > 0 && (
        <Select
          label={t('people.jurisdiction')}
          value={jurisdiction}
          options={[{ value: '', label: t('people.jurisdiction-all') }, ...jurisdictions]}
          onChange={(value) => onChange({ organisation, office, jurisdiction: value })}
        />
      )}
    </>
  )
}
