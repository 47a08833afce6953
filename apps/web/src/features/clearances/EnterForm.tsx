import { reenterClearanceRoute } from '@corridor/contract'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { clearancePath } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { ActForm } from '../desk/ActForm.tsx'
import { DayField, LineField, localToday, ProseField } from '../desk/fields.tsx'
import { useNewPlace } from './AskForClearance.tsx'

/** Enters a form that the office issued by hand; its serial makes sure that it is entered once. */
export function EnterForm() {
  const t = useMessages()
  const navigate = useNavigate()
  const place = useNewPlace()
  const [certificate, setCertificate] = useState('')
  const [day, setDay] = useState(localToday)
  const [documentNumber, setDocument] = useState('')
  const [birthDate, setBirthDate] = useState('')
  return (
    <ActForm
      route={reenterClearanceRoute}
      input={{}}
      payload={{
        ...{ certificate: certificate.trim(), documentNumber, birthDate },
        occurredAt: `${day}T00:00:00.000Z`,
      }}
      place={place}
      action={t('clearances.act-reenter')}
      onDone={async ({ record }) => {
        await navigate({ to: clearancePath(record) })
      }}
    >
      <ProseField
        label={t('clearances.form-code')}
        note={t('clearances.form-code-note')}
        value={certificate}
        onChange={setCertificate}
        mostCharacters={500}
      />
      <DayField label={t('clearances.form-day')} value={day} onChange={setDay} />
      <LineField
        label={t('clearances.document')}
        note={t('clearances.document-note')}
        value={documentNumber}
        onChange={setDocument}
        isCode
        mostCharacters={40}
      />
      <DayField label={t('clearances.birth-date')} value={birthDate} onChange={setBirthDate} />
    </ActForm>
  )
}
