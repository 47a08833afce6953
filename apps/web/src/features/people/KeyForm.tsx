import { useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { IdentityForm } from '../identity/IdentityForm.tsx'
import { useSending } from '../identity/useIdentity.ts'
import { NumberField } from './NumberField.tsx'

/** How long a new key works, and how long the keys before it go on beside it. */
export function KeyForm({
  isFirst,
  name,
  onSend,
}: {
  readonly isFirst: boolean
  /** Of the program. */
  readonly name: string
  readonly onSend: (days: number, overlapHours: number) => Promise<unknown>
}) {
  const t = useMessages()
  const { send, ...state } = useSending()
  const [days, setDays] = useState(90)
  const [overlapHours, setOverlapHours] = useState(24)
  const action = t(isFirst ? 'people.key-issue' : 'people.key-renew')
  return (
    <details>
      <summary>
        {action}
        <span className="off-screen"> {name}</span>
      </summary>
      <IdentityForm
        {...state}
        action={action}
        onSend={() => send(() => onSend(days, overlapHours))}
      >
        <NumberField
          label={t('people.key-days')}
          value={days}
          least={1}
          most={365}
          onChange={setDays}
        />
        {!isFirst && (
          <NumberField
            label={t('people.key-overlap')}
            note={t('people.key-overlap-note')}
            value={overlapHours}
            least={0}
            most={168}
            onChange={setOverlapHours}
          />
        )}
      </IdentityForm>
    </details>
  )
}
