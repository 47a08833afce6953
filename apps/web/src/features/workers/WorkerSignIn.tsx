import type { SessionState } from '@corridor/contract'
import { useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { Choice } from './Choice.tsx'
import { AskDigits, GiveDigits } from './MessageCode.tsx'
import { PaperCode } from './PaperCode.tsx'
import { ReturnCode } from './ReturnCode.tsx'
import { Screen } from './Screen.tsx'

type Place =
  | { readonly at: 'start' | 'paper' | 'ask' }
  | { readonly at: 'digits'; readonly contact: string }
  | { readonly at: 'return-code'; readonly code: string; readonly goOn: () => void }

/** Signing in: which way, then what that way asks for. */
export function WorkerSignIn({
  onSignedIn: adopt,
}: {
  readonly onSignedIn: (state: SessionState) => void
}) {
  const t = useMessages()
  const [place, setPlace] = useState<Place>({ at: 'start' })
  const start = () => setPlace({ at: 'start' })
  switch (place.at) {
    case 'start':
      return (
        <Screen title={t('me.title')}>
          <p>{t('me.start-text')}</p>
          <Choice words={t('me.have-paper')} onChoose={() => setPlace({ at: 'paper' })} />
          <Choice words={t('me.send-code')} onChoose={() => setPlace({ at: 'ask' })} />
        </Screen>
      )
    case 'paper':
      return (
        <PaperCode
          onBack={start}
          onSignedIn={({ session, returnCode }) => {
            if (returnCode === null) adopt(session)
            else setPlace({ at: 'return-code', code: returnCode, goOn: () => adopt(session) })
          }}
        />
      )
    case 'ask':
      return <AskDigits onBack={start} onAsked={(contact) => setPlace({ at: 'digits', contact })} />
    case 'digits':
      return (
        <GiveDigits
          contact={place.contact}
          onBack={() => setPlace({ at: 'ask' })}
          onSignedIn={adopt}
        />
      )
    case 'return-code':
      return <ReturnCode code={place.code} onKept={place.goOn} />
  }
}
