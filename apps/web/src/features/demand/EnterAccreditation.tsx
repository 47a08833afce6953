import { demandChoicesRoute, submitAccreditationRoute } from '@corridor/contract'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { accreditationPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { Select } from '../../ui/Select.tsx'
import { ActForm } from '../desk/ActForm.tsx'
import { DayField } from '../desk/fields.tsx'
import { CountryField } from '../organisations/RegisterOrganisation.tsx'
import { useNewPlace } from './useDemandPlace.ts'

/** An agency enters a principal's power of attorney; the paper itself is sent with the record. */
export function EnterAccreditation({
  agency,
  onDone,
}: {
  readonly agency: {
    readonly id: string
    readonly office: string | null
    readonly jurisdiction: string | null
  }
  readonly onDone: () => Promise<unknown>
}) {
  const t = useMessages()
  const place = useNewPlace()
  const { data } = useRoute(demandChoicesRoute, { agency: agency.id })
  const [principal, setPrincipal] = useState('')
  const [destination, setDestination] = useState('')
  const [post, setPost] = useState('')
  const [validUntil, setValidUntil] = useState('')
  const navigate = useNavigate()
  if (data === undefined) return <Reserved what={t('demand.act-accreditation-submit')} />
  const choose = { value: '', label: t('demand.choose') }
  return (
    <ActForm
      route={submitAccreditationRoute}
      input={{}}
      payload={{
        agency: agency.id,
        principal,
        destination,
        documents: [],
        validUntil,
        post,
        office: agency.office ?? '',
        jurisdiction: agency.jurisdiction ?? '',
      }}
      place={place}
      action={t('demand.act-accreditation-submit')}
      onDone={async ({ record }) => {
        await onDone()
        await navigate({ to: accreditationPath(record) as '/' })
      }}
    >
      <Select
        label={t('demand.principal')}
        isRequired
        value={principal}
        options={[
          choose,
          ...data.principals.map(({ id, name }) => ({ value: id, label: name ?? id })),
        ]}
        onChange={(id) => {
          setPrincipal(id)
          const country = data.principals.find((one) => one.id === id)?.country ?? ''
          if (destination === '') setDestination(country)
        }}
      />
      <CountryField
        value={destination}
        onChange={setDestination}
        label={t('demand.destination')}
        note={t('demand.destination-note')}
      />
      <Select
        label={t('demand.post')}
        isRequired
        note={t('demand.post-note')}
        value={post}
        options={[
          choose,
          ...data.posts.map(({ id, name, jurisdiction }) => ({
            value: id,
            label: `${name} (${jurisdiction})`,
          })),
        ]}
        onChange={setPost}
      />
      <DayField label={t('demand.valid-until')} value={validUntil} onChange={setValidUntil} />
      <p className="field-note">{t('demand.power-note')}</p>
    </ActForm>
  )
}
