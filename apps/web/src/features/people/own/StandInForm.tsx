import { addStandInRoute, type RoleGrant, type StandIn } from '@corridor/contract'
import { useState } from 'react'
import { identityCall } from '../../../app/identityCall.ts'
import { useMessages } from '../../../i18n/useMessages.ts'
import { Select } from '../../../ui/Select.tsx'
import { IdentityForm } from '../../identity/IdentityForm.tsx'
import { TextField } from '../../identity/TextField.tsx'
import { useSending } from '../../identity/useIdentity.ts'
import { DateField } from '../DateField.tsx'
import { useMandateWords } from '../useMandateWords.ts'
import { standInWords } from './standInWords.ts'

/** Which role, to whom, from when until when, and whether only in absence. */
export function StandInForm({
  roles,
  today,
  onAdded,
}: {
  readonly roles: readonly RoleGrant[]
  readonly today: string
  readonly onAdded: (standIn: StandIn) => Promise<unknown>
}) {
  const t = useMessages()
  const words = useMandateWords()
  const { send, ...state } = useSending()
  const [grant, setGrant] = useState(roles[0]?.id ?? '')
  const [receiver, setReceiver] = useState('')
  const [from, setFrom] = useState(today)
  const [until, setUntil] = useState('')
  const [onlyInAbsence, setOnlyInAbsence] = useState(true)
  const add = () =>
    send(async () => {
      const body = { grant, receiver, from, until, onlyInAbsence }
      const added = await identityCall(addStandInRoute, {}, body)
      setReceiver('')
      setUntil('')
      await onAdded(added)
    })
  return (
    <IdentityForm
      {...state}
      action={t('people.stand-in-add')}
      words={standInWords(state.error)}
      onSend={add}
    >
      <p>{t('people.stand-in-text')}</p>
      <Select
        label={t('people.role')}
        value={grant}
        options={roles.map((role) => ({ value: role.id, label: words(role) }))}
        onChange={setGrant}
      />
      <TextField
        label={t('people.stand-in-email')}
        type="email"
        value={receiver}
        onChange={setReceiver}
        autoComplete="off"
        mostCharacters={254}
      />
      <div className="people-dates">
        <DateField label={t('people.first-day')} value={from} onChange={setFrom} />
        <DateField label={t('people.last-day')} value={until} least={from} onChange={setUntil} />
      </div>
      <label className="people-scope">
        <input
          type="checkbox"
          checked={onlyInAbsence}
          onChange={(event) => setOnlyInAbsence(event.target.checked)}
        />
        <span>{t('people.stand-in-only-absent')}</span>
      </label>
    </IdentityForm>
  )
}
