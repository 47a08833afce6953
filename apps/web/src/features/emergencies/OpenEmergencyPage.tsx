import {
  EMERGENCY_LIMITS,
  type Emergency,
  openableRoute,
  openEmergencyRoute,
} from '@corridor/contract'
import { useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { EMERGENCIES_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { optionalText } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { Select } from '../../ui/Select.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { IdentityForm } from '../identity/IdentityForm.tsx'
import { TextField } from '../identity/TextField.tsx'
import { NumberField } from '../people/NumberField.tsx'
import { OpenedNote } from './OpenedNote.tsx'
import { ReasonField } from './ReasonField.tsx'
import { reasonLength } from './reasonLength.ts'
import { useKeyedSending } from './useKeyedSending.ts'
import { usePermissionWords } from './usePermissionWords.ts'
import '../people/people.css'

/** A page that refuses a record can lead here with what it was about. */
const OPENING_VIEW = {
  permission: optionalText(/^[a-z.-]{3,60}$/),
  record: optionalText(/^[\w.:-]{1,100}$/),
}

type Opened = Emergency | null

/** Breaking the glass: what, of which record, why, for how long. */
export function OpenEmergencyPage() {
  const t = useMessages()
  const [opened, setOpened] = useState<Opened>(null)
  return (
    <DeskPage title={t('emergency.open')} section="emergencies">
      {opened === null ? <Opening onOpened={setOpened} /> : <OpenedNote emergency={opened} />}
      <p className="actions">
        <AppLink to={EMERGENCIES_PATH}>{t('emergency.back')}</AppLink>
      </p>
    </DeskPage>
  )
}

function Opening({ onOpened }: { readonly onOpened: (emergency: Emergency) => void }) {
  const t = useMessages()
  const { format } = useReader()
  const openable = useRoute(openableRoute, {})
  if (openable.error !== null) return <DeskProblem error={openable.error} />
  if (openable.data === undefined) return <Reserved what={t('emergency.open')} />
  const { permissions } = openable.data
  const days = EMERGENCY_LIMITS.reviewWithinDays
  if (permissions.length === 0) return <p>{t('emergency.not-yours')}</p>
  return (
    <>
      <p>{t('emergency.open-text', { days, daysText: format.exact(days) })}</p>
      <OpeningForm permissions={permissions} onOpened={onOpened} />
    </>
  )
}

type Permission = Emergency['permission']

function OpeningForm({
  permissions,
  onOpened,
}: {
  readonly permissions: readonly Permission[]
  readonly onOpened: (emergency: Emergency) => void
}) {
  const t = useMessages()
  const { format } = useReader()
  const words = usePermissionWords()
  const [view] = useViewState(OPENING_VIEW)
  const { send, ...state } = useKeyedSending(openEmergencyRoute)
  const [permission, setPermission] = useState<Permission>(
    permissions.find((one) => one === view.permission) ?? permissions[0]!,
  )
  const [record, setRecord] = useState(view.record ?? '')
  const [reason, setReason] = useState('')
  const [minutes, setMinutes] = useState(60)
  const [isTold, setIsTold] = useState(false)
  const least = EMERGENCY_LIMITS.shortestReasonCharacters
  const isShort = reasonLength(reason) < least
  const open = async () => {
    setIsTold(isShort)
    if (isShort) return
    const kind = permission.slice(permission.indexOf('.') + 1) as Emergency['record']['kind']
    const body = { permission, record: { kind, id: record.trim() }, reason: reason.trim(), minutes }
    const emergency = await send({}, body)
    if (emergency !== undefined) onOpened(emergency)
  }
  return (
    <IdentityForm
      {...state}
      action={t('emergency.open-now')}
      words={{ not_found: 'emergency.error.no-record', not_permitted: 'emergency.error.not-yours' }}
      onSend={open}
    >
      <Select<Permission>
        label={t('emergency.permission')}
        value={permission}
        options={permissions.map((value) => ({ value, label: words(value) }))}
        onChange={setPermission}
      />
      <TextField
        label={t('emergency.record-number')}
        note={t('emergency.record-note')}
        value={record}
        onChange={setRecord}
        autoComplete="off"
        isCode
        mostCharacters={100}
      />
      <ReasonField value={reason} onChange={setReason} least={least} />
      <p role="alert" className="people-missing">
        {isTold && isShort && t('emergency.error.reason')}
      </p>
      <NumberField
        label={t('emergency.minutes')}
        note={t('emergency.minutes-note', {
          mostText: format.exact(EMERGENCY_LIMITS.longestMinutes),
        })}
        value={minutes}
        least={1}
        most={EMERGENCY_LIMITS.longestMinutes}
        onChange={setMinutes}
      />
    </IdentityForm>
  )
}
