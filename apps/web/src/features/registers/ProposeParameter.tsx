import { PARAMETER_NAMES, type ParameterFileShown, proposeParameterRoute } from '@corridor/contract'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ActPayload } from '../../app/actCall.ts'
import { parameterPath } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { ActForm, type ActPlace } from '../desk/ActForm.tsx'
import { DayField, LineField, ProseField } from '../desk/fields.tsx'
import { useParameterWords } from './useParameterWords.ts'
import { startingValue, ValueField } from './ValueField.tsx'

type Payload = ActPayload<typeof proposeParameterRoute>
type Name = (typeof PARAMETER_NAMES)[number]

const FORCES = ['binding', 'guidance', 'policy'] as const
const SOURCES = ['text', 'official', 'secondary', 'design', 'unverified'] as const

const nullIfEmpty = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** A value from a day on, with what it rests on; for a parameter that is there its next value. */
export function ProposeParameter({
  file,
  place,
}: {
  readonly file: ParameterFileShown | null
  readonly place: ActPlace
}) {
  const t = useMessages()
  const navigate = useNavigate()
  const { nameOf } = useParameterWords()
  const [name, setName] = useState((file?.name ?? 'monthly_floor') as Name)
  const [key, setKey] = useState({ corridor: '', jurisdiction: '', sector: '', occupation: '' })
  const [jurisdiction, setJurisdiction] = useState(file?.jurisdiction ?? '')
  const [value, setValue] = useState<unknown>(startingValue(name))
  const [days, setDays] = useState({ from: '', until: '' })
  const [basis, setBasis] = useState<Basis>(NO_BASIS)
  const [source, setSource] = useState('')
  const [correction, setCorrection] = useState('')
  const given = Object.entries(key).filter(([, text]) => text.trim() !== '')
  const payload = {
    name,
    key: file?.key ?? Object.fromEntries(given.map(([part, text]) => [part, text.trim()])),
    jurisdiction: jurisdiction.trim().toUpperCase(),
    value,
    validFrom: days.from,
    validUntil: nullIfEmpty(days.until),
    legalBasis: [{ ...basis, jurisdiction: nullIfEmpty(basis.jurisdiction), from: null, to: null }],
    source,
    correction: nullIfEmpty(correction),
  } as unknown as Payload
  return (
    <ActForm
      route={proposeParameterRoute}
      input={{}}
      payload={payload}
      place={place}
      action={t('registers.act-propose')}
      {...(file === null
        ? {
            onDone: async ({ record }: { readonly record: string }) =>
              void navigate({ to: parameterPath(record) as '/' }),
          }
        : {})}
    >
      {file === null && (
        <>
          <Select
            label={t('rules.name')}
            value={name}
            options={PARAMETER_NAMES.map((one) => ({ value: one, label: nameOf(one) }))}
            onChange={(chosen) => {
              setName(chosen)
              setValue(startingValue(chosen))
            }}
          />
          <KeyFields value={key} onChange={setKey} />
          <LineField
            label={t('registers.decides')}
            note={t('registers.decides-note')}
            value={jurisdiction}
            onChange={setJurisdiction}
            isCode
            pattern="[A-Za-z]{3}"
            mostCharacters={3}
          />
        </>
      )}
      <ValueField key={name} name={name} value={value} onChange={setValue} />
      <DayField
        label={t('registers.from')}
        value={days.from}
        onChange={(from) => setDays({ ...days, from })}
      />
      <DayField
        label={t('registers.until')}
        note={t('registers.until-note')}
        value={days.until}
        onChange={(until) => setDays({ ...days, until })}
        isOptional
      />
      <BasisFields value={basis} onChange={setBasis} />
      <ProseField label={t('registers.source')} value={source} onChange={setSource} />
      <ProseField
        label={t('registers.correction')}
        note={t('registers.correction-note')}
        value={correction}
        onChange={setCorrection}
        isOptional
      />
    </ActForm>
  )
}

type KeyText = Readonly<Record<'corridor' | 'jurisdiction' | 'sector' | 'occupation', string>>

function KeyFields({
  value,
  onChange,
}: {
  readonly value: KeyText
  readonly onChange: (value: KeyText) => void
}) {
  const t = useMessages()
  return (
    <fieldset className="register-field-set">
      <legend>{t('rules.key')}</legend>
      <p className="note">{t('registers.key-note')}</p>
      {(['corridor', 'jurisdiction', 'sector', 'occupation'] as const).map((part) => (
        <LineField
          key={part}
          label={t(`registers.key-${part}`)}
          value={value[part]}
          onChange={(text) => onChange({ ...value, [part]: text })}
          isCode
          isOptional
          mostCharacters={40}
        />
      ))}
    </fieldset>
  )
}

interface Basis {
  readonly instrument: string
  readonly provision: string
  readonly jurisdiction: string
  readonly force: (typeof FORCES)[number]
  readonly source: (typeof SOURCES)[number]
}

const NO_BASIS: Basis = {
  instrument: '',
  provision: '',
  jurisdiction: '',
  force: 'binding',
  source: 'unverified',
}

function BasisFields({
  value,
  onChange,
}: {
  readonly value: Basis
  readonly onChange: (value: Basis) => void
}) {
  const t = useMessages()
  return (
    <fieldset className="register-field-set">
      <legend>{t('rules.basis')}</legend>
      <LineField
        label={t('registers.instrument')}
        value={value.instrument}
        onChange={(instrument) => onChange({ ...value, instrument })}
        mostCharacters={200}
      />
      <LineField
        label={t('registers.provision')}
        value={value.provision}
        onChange={(provision) => onChange({ ...value, provision })}
        isOptional
        mostCharacters={200}
      />
      <LineField
        label={t('registers.whose-law')}
        value={value.jurisdiction}
        onChange={(jurisdiction) => onChange({ ...value, jurisdiction })}
        isCode
        isOptional
        pattern="[A-Z]{3}(-[A-Z0-9]{1,3})?"
        mostCharacters={7}
      />
      <Select
        label={t('registers.force')}
        value={value.force}
        options={FORCES.map((one) => ({ value: one, label: t(`rules.force-${one}`) }))}
        onChange={(force) => onChange({ ...value, force })}
      />
      <Select
        label={t('registers.basis-source')}
        value={value.source}
        options={SOURCES.map((one) => ({ value: one, label: t(`registers.basis-source-${one}`) }))}
        onChange={(source) => onChange({ ...value, source })}
      />
    </fieldset>
  )
}
