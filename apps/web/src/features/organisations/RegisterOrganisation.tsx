import { registerOrganisationRoute } from '@corridor/contract'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { organisationPath } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { useAreas } from '../areas/useAreas.ts'
import { ActForm } from '../desk/ActForm.tsx'
import { LineField } from '../desk/fields.tsx'
import { OfficeChoice } from './OfficeChoice.tsx'
import { KINDS, RULES, verbOf } from './words.ts'

/** Enters an organisation, and goes to its page. */
export function RegisterOrganisation() {
  const t = useMessages()
  const navigate = useNavigate()
  const [kind, setKind] = useState<(typeof KINDS)[number]>('agency')
  const [name, setName] = useState('')
  const [country, setCountry] = useState('')
  const [registration, setRegistration] = useState('')
  const [office, setOffice] = useState('')
  const [jurisdiction, setJurisdiction] = useState('')
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
  return (
    <ActForm
      route={registerOrganisationRoute}
      input={{}}
      action={t('organisations.act-create')}
      payload={{
        kind,
        name,
        country: orNull(country),
        registration: orNull(registration),
        office: orNull(office),
        jurisdiction: orNull(jurisdiction.toUpperCase()),
      }}
      place={{
        version: 0,
        rules: RULES,
        actWords: (type) => t(`organisations.act-${verbOf(type)}`),
        nameOf: (actor) => actor,
        onDone: async () => {},
        onChanged: async () => {},
      }}
      onDone={({ record }) => navigate({ to: organisationPath(record) as '/' })}
    >
      <LineField
        label={t('organisations.name')}
        value={name}
        onChange={setName}
        mostCharacters={200}
      />
      <Select
        label={t('organisations.kind')}
        value={kind}
        options={KINDS.map((one) => ({ value: one, label: t(`organisations.kind-${one}`) }))}
        onChange={setKind}
      />
      <CountryField value={country} onChange={setCountry} />
      <LineField
        label={t('organisations.registration')}
        value={registration}
        onChange={setRegistration}
        isOptional
        mostCharacters={100}
      />
      <OfficeChoice
        value={office}
        onChange={(id, where) => {
          setOffice(id)
          if (where !== null && jurisdiction === '') setJurisdiction(where)
        }}
      />
      <JurisdictionField value={jurisdiction} onChange={setJurisdiction} isOptional />
    </ActForm>
  )
}

interface CodeFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A country of the list of areas, or none. */
export function CountryField({
  value,
  onChange,
  label,
  note,
}: CodeFieldProps & { readonly label?: string; readonly note?: string }) {
  const t = useMessages()
  const { format } = useReader()
  const areas = useAreas()
  const countries = [...(areas?.areas.values() ?? [])]
    .filter(({ iso2, members }) => iso2 !== null && members.length === 0)
    .map(({ code }) => ({ value: code, label: areas?.name(code) ?? code }))
    .sort((one, other) => format.compareNames(one.label, other.label))
  const isListed = value === '' || countries.some((country) => country.value === value)
  return (
    <Select
      label={label ?? t('organisations.country')}
      note={note ?? t('organisations.country-note')}
      value={value}
      options={[
        { value: '', label: t('organisations.not-stated') },
        ...(isListed ? [] : [{ value, label: value }]),
        ...countries,
      ]}
      onChange={onChange}
    />
  )
}

export function JurisdictionField(props: CodeFieldProps & { readonly isOptional?: boolean }) {
  const t = useMessages()
  return (
    <LineField
      {...props}
      label={t('organisations.jurisdiction')}
      note={t('organisations.jurisdiction-note')}
      isCode
      pattern="[A-Za-z]{3}(-[A-Za-z0-9]{1,3})?"
      mostCharacters={7}
    />
  )
}
