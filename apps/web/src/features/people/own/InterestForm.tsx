import { declareInterestRoute, type Interest } from '@corridor/contract'
import { useId, useState } from 'react'
import { identityCall } from '../../../app/identityCall.ts'
import { useMessages } from '../../../i18n/useMessages.ts'
import { Select } from '../../../ui/Select.tsx'
import { IdentityForm } from '../../identity/IdentityForm.tsx'
import { TextField } from '../../identity/TextField.tsx'
import { useSending } from '../../identity/useIdentity.ts'
import { DateField } from '../DateField.tsx'
import { useOrganisations } from '../useOrganisations.ts'

type Kind = Interest['kind']

/** With whom or what, since when, and in a few words how. */
export function InterestForm({ onDeclared }: { readonly onDeclared: () => Promise<unknown> }) {
  const t = useMessages()
  const places = useOrganisations()
  const { send, ...state } = useSending()
  const [kind, setKind] = useState<Kind>('declared')
  const [organisation, setOrganisation] = useState('')
  const [record, setRecord] = useState('')
  const [words, setWords] = useState('')
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const declare = () =>
    send(async () => {
      await identityCall(
        declareInterestRoute,
        {},
        {
          kind,
          with: organisation === '' ? record.trim() : organisation,
          words: words.trim(),
          from,
          until: until === '' ? null : until,
        },
      )
      setOrganisation('')
      setRecord('')
      setWords('')
      setFrom('')
      setUntil('')
      await onDeclared()
    })
  return (
    <IdentityForm
      {...state}
      action={t('people.interest-declare')}
      words={{ bad_request: 'people.missing-ends-before-it-begins' }}
      onSend={declare}
    >
      <Select<Kind>
        label={t('people.interest-kind')}
        note={t(`people.interest-${kind}-note`)}
        value={kind}
        options={(['declared', 'household', 'employment'] as const).map((value) => ({
          value,
          label: t(`people.interest-${value}`),
        }))}
        onChange={setKind}
      />
      {places.organisations.length > 0 && (
        <Select
          label={t('people.interest-with')}
          value={organisation}
          options={[{ value: '', label: t('people.interest-other') }, ...places.organisations]}
          onChange={setOrganisation}
        />
      )}
      {organisation === '' && (
        <TextField
          label={t('people.interest-number')}
          note={t('people.interest-number-note')}
          value={record}
          onChange={setRecord}
          autoComplete="off"
          isCode
          mostCharacters={100}
        />
      )}
      <OptionalText label={t('people.interest-words')} value={words} onChange={setWords} />
      <div className="people-dates">
        <DateField label={t('people.first-day')} value={from} onChange={setFrom} />
        <DateField
          label={t('people.last-day')}
          note={t('people.last-day-note')}
          isOptional
          value={until}
          least={from}
          onChange={setUntil}
        />
      </div>
    </IdentityForm>
  )
}

function OptionalText({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <input
        id={id}
        type="text"
        dir="auto"
        autoComplete="off"
        maxLength={500}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
