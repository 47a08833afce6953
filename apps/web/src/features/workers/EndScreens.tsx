import type { ContractFile } from '@corridor/contract'
import { useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { Choice } from './Choice.tsx'
import { MeField, MeForm } from './MeForm.tsx'
import { meAct } from './meCall.ts'
import { Screen } from './Screen.tsx'
import { useMeKey } from './useMeKey.ts'
import { useMeSending } from './useMeSending.ts'

const REASONS = [
  'completed',
  'resigned',
  'not_departing',
  'employer_breach',
  'danger',
  'fees_charged',
  'health',
  'family',
] as const

/** She ends her contract: why, from which day, and what it means, before it is done. */
export function EndScreens({
  file,
  path,
  onBack,
  onEnded,
}: {
  readonly file: ContractFile
  readonly path: string
  readonly onBack: () => void
  readonly onEnded: () => Promise<void>
}) {
  const t = useMessages()
  const { send, ...state } = useMeSending()
  const [reason, setReason] = useState<(typeof REASONS)[number] | null>(null)
  const [on, setOn] = useState(file.today)
  const keyOf = useMeKey()
  if (reason === null) {
    return (
      <Screen title={t('me.end')} onBack={onBack}>
        <p>{t('me.end-text')}</p>
        {REASONS.map((one) => (
          <Choice
            key={one}
            words={t(`me.end-${one.replaceAll('_', '-')}`)}
            onChoose={() => setReason(one)}
          />
        ))}
      </Screen>
    )
  }
  const end = () =>
    send(async () => {
      await meAct(`${path}/end`, file.version, { reason, on }, keyOf([file.version, reason, on]))
      await onEnded()
    })
  return (
    <Screen title={t('me.end')} onBack={() => setReason(null)}>
      <p className="me-now">{t(`me.end-${reason.replaceAll('_', '-')}`)}</p>
      <p>{t('me.end-means')}</p>
      <MeForm {...state} action={t('me.end-now')} onSend={end}>
        <MeField label={t('me.end-day')} value={on} onChange={setOn} type="date" />
      </MeForm>
    </Screen>
  )
}
