import { claimRoute } from '@corridor/contract'
import { useState } from 'react'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { identityCall } from '../../app/identityCall.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { asciiDigits } from '../identity/asciiDigits.ts'
import { IdentityForm } from '../identity/IdentityForm.tsx'
import { TextField } from '../identity/TextField.tsx'
import { useSending } from '../identity/useIdentity.ts'
import { OwnPhone } from './OwnPhone.tsx'
import { Screen } from './Screen.tsx'

/** The code that somebody wrote down for her, or that she kept. */
export function PaperCode({
  onBack,
  onSignedIn,
}: {
  readonly onBack: () => void
  readonly onSignedIn: (answer: RouteOutput<typeof claimRoute>) => void
}) {
  const t = useMessages()
  const { send, ...state } = useSending()
  const [code, setCode] = useState('')
  const [ownPhone, setOwnPhone] = useState(false)
  const give = () =>
    send(async () =>
      onSignedIn(await identityCall(claimRoute, {}, { code: asciiDigits(code), ownPhone })),
    )
  return (
    <Screen title={t('me.have-paper')} onBack={onBack}>
      <IdentityForm
        {...state}
        action={t('me.go-on')}
        words={{ sign_in_failed: 'me.error-paper' }}
        onSend={give}
      >
        <TextField
          label={t('me.paper-code')}
          note={t('me.paper-note')}
          value={code}
          onChange={setCode}
          autoComplete="off"
          isCode
          mostCharacters={40}
        />
        <OwnPhone value={ownPhone} onChange={setOwnPhone} />
      </IdentityForm>
    </Screen>
  )
}
