import { changeLicenceRoute, planVolumeRoute, renewLicenceRoute } from '@corridor/contract'
import { useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { ActForm } from '../desk/ActForm.tsx'
import { LineField } from '../desk/fields.tsx'
import { ApplicationFields } from './ApplicationFields.tsx'
import { applicationOf, formOf } from './applicationForm.ts'
import { type FormProps, ofFile } from './LicenceAct.tsx'

/** Changes an application before it is handed in, or after it was sent back. */
export function ChangeForm({ file, place }: FormProps) {
  const t = useMessages()
  const [form, setForm] = useState(() => formOf(file.application))
  return (
    <ActForm
      route={changeLicenceRoute}
      input={ofFile(file)}
      payload={{ application: applicationOf(form) }}
      place={place}
      action={t('licences.act-change')}
    >
      <ApplicationFields form={form} jurisdiction={file.jurisdiction} onChange={setForm} />
    </ActForm>
  )
}

/** Asks for another term, with what changed since the last. */
export function RenewalForm({ file, place }: FormProps) {
  const t = useMessages()
  const [form, setForm] = useState(() => formOf(file.renewal ?? file.application))
  return (
    <ActForm
      route={renewLicenceRoute}
      input={ofFile(file)}
      payload={{ application: applicationOf(form) }}
      place={place}
      action={t('licences.act-apply-for-renewal')}
    >
      <ApplicationFields form={form} jurisdiction={file.jurisdiction} onChange={setForm} />
    </ActForm>
  )
}

/** Plans for more or fewer workers a year. */
export function PlanVolumeForm({ file, place }: FormProps) {
  const t = useMessages()
  const [volume, setVolume] = useState(String(file.application.plannedVolume ?? ''))
  return (
    <ActForm
      route={planVolumeRoute}
      input={ofFile(file)}
      payload={{ plannedVolume: Number(volume) }}
      place={place}
      action={t('licences.act-plan-volume')}
    >
      <LineField
        label={t('licences.volume')}
        value={volume}
        onChange={setVolume}
        isCode
        pattern="[0-9]{1,7}"
      />
    </ActForm>
  )
}
