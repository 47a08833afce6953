import { useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { JurisdictionField } from '../organisations/RegisterOrganisation.tsx'
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
  noOffice,
  withJurisdiction,
  onChange,
}: {
  readonly place: Place
  /** What is chosen while no organisation is. */
  readonly anywhere: string
  /** What is chosen while no office is. */
  readonly noOffice: string
  readonly withJurisdiction: boolean
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
          options={[{ value: '', label: noOffice }, ...offices]}
          onChange={(value) => onChange({ organisation, jurisdiction, office: value })}
        />
      )}
      {withJurisdiction && (
        <JurisdictionField
          isOptional
          value={jurisdiction}
          onChange={(value) =>
            onChange({ organisation, office, jurisdiction: value.toUpperCase() })
          }
        />
      )}
    </>
  )
}
