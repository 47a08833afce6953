import { decideAppealRoute } from '@corridor/contract'
import { useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { ActForm } from '../desk/ActForm.tsx'
import { ProseField } from '../desk/fields.tsx'
import { type FormProps, ofFile } from './LicenceAct.tsx'

const OUTCOMES = ['upheld', 'annulled'] as const

/** The decision stands, or everything is as before it. */
export function DecideAppealForm({ file, place }: FormProps) {
  const t = useMessages()
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('upheld')
  const [reason, setReason] = useState('')
  return (
    <ActForm
      route={decideAppealRoute}
      input={ofFile(file)}
      payload={{ outcome, reason }}
      place={place}
      action={t('licences.act-decide-appeal')}
    >
      <Select
        label={t('licences.result')}
        value={outcome}
        options={OUTCOMES.map((one) => ({ value: one, label: t(`licences.outcome-${one}`) }))}
        onChange={setOutcome}
      />
      <ProseField
        label={t('licences.reason')}
        value={reason}
        onChange={setReason}
        mostCharacters={2000}
      />
    </ActForm>
  )
}
