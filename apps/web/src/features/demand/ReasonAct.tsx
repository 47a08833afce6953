import type { ActionRoute, PossibleAct } from '@corridor/contract'
import { useState } from 'react'
import type { ActPayload } from '../../app/actCall.ts'
import type { RouteInput } from '../../app/fetchRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { ActForm, type ActPlace } from '../desk/ActForm.tsx'
import { ProseField } from '../desk/fields.tsx'
import { DemandAct } from './DemandAct.tsx'
import { idOf } from './demandWords.ts'

/** An act that says nothing but why. */
export function ReasonAct<R extends ActionRoute>({
  acts,
  route,
  input,
  place,
  member = 'reason',
  isFinal = false,
}: {
  readonly acts: readonly PossibleAct[]
  readonly route: R
  readonly input: RouteInput<R>
  readonly place: ActPlace
  /** Of the payload. */
  readonly member?: 'reason' | 'returned'
  /** Whether it cannot be undone: it says what will happen, and asks once more. */
  readonly isFinal?: boolean
}) {
  const t = useMessages()
  const [reason, setReason] = useState('')
  const id = idOf(route.action)
  return (
    <DemandAct acts={acts} type={route.action}>
      <ActForm
        route={route}
        input={input}
        payload={{ [member]: reason } as ActPayload<R>}
        place={place}
        action={t(`demand.act-${id}`)}
        {...(isFinal ? { consequence: t(`demand.consequence-${id}`) } : {})}
        onDone={async () => {
          setReason('')
          await place.onDone()
        }}
      >
        <ProseField
          label={t('demand.reason')}
          value={reason}
          onChange={setReason}
          mostCharacters={2000}
        />
      </ActForm>
    </DemandAct>
  )
}
