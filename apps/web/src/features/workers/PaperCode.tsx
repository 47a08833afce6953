import type { claimRoute } from '@corridor/contract'
import { useState } from 'react'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { asciiDigits } from '../identity/asciiDigits.ts'
import { MeField, MeForm } from './MeForm.tsx'
import { meSend } from './meCall.ts'
import { OwnPhone } from './OwnPhone.tsx'
import { Screen } from './Screen.tsx'
import { useMeSending } from './useMeSending.ts'

/** The code that somebody wrote down for her, or that she kept. */
export function PaperCode({
  onBack,
  onSignedIn,
}: {
  readonly onBack: () => void
  readonly onSignedIn: (answer: RouteOutput<typeof claimRoute>) => void
}) {
  const t = useMessages()
  const { send, ...state } = useMeSending()
  const [code, setCode] = useState('')
  const [ownPhone, setOwnPhone] = useState(false)
  const give = () =>
    send(async () =>
      onSignedIn(
        await meSend<RouteOutput<typeof claimRoute>>('POST', '/identity/sign-in/worker/claim', {
          code: asciiDigits(code),
          ownPhone,
        }),
      ),
    )
  return (
    <Screen title={t('me.have-paper')} onBack={onBack}>
      <MeForm
        {...state}
        action={t('me.go-on')}
        words={{ sign_in_failed: 'me.error-paper' }}
        onSend={give}
      >
        <MeField
          label={t('me.paper-code')}
          note={t('me.paper-note')}
          value={code}
          onChange={setCode}
          autoComplete="off"
          isCode
          mostCharacters={40}
        />
        <OwnPhone value={ownPhone} onChange={setOwnPhone} />
      </MeForm>
    </Screen>
  )
}
