import { type SessionState, sessionRoute, signOutRoute } from '@corridor/contract'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { identityCall } from '../../app/identityCall.ts'
import { WORLD_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { FirstFactor } from './FirstFactor.tsx'
import { IdentityProblem } from './IdentityProblem.tsx'
import { SecondFactor } from './SecondFactor.tsx'
import { SecondFactorSetup } from './SecondFactorSetup.tsx'
import { useAdoptSession, useSending } from './useIdentity.ts'
import './identity.css'

/** Signing in, whatever step it has reached. */
export function SignInPage() {
  const t = useMessages()
  const session = useRoute(sessionRoute, {})
  usePageTitle(t('identity.sign-in'))
  return (
    <div className="page prose">
      <h1>{t('identity.sign-in')}</h1>
      {session.error !== null ? (
        <RouteProblem error={session.error} onRetry={() => void session.refetch()} />
      ) : session.data === undefined ? (
        <Reserved what={t('identity.sign-in')} />
      ) : (
        <Step state={session.data} />
      )}
    </div>
  )
}

function Step({ state }: { readonly state: SessionState }) {
  const adopt = useAdoptSession()
  const navigate = useNavigate()
  // Lives until the second factor is set up, in the page only.
  const [password, setPassword] = useState<string>()
  const [isSettingUp, setIsSettingUp] = useState(false)
  if (state.state === 'anonymous') {
    const onSignedIn = (next: SessionState, typed?: string) => {
      const lacksFactor = next.state === 'signed-in' && next.me.factors.length === 0
      if (lacksFactor) setPassword(typed)
      adopt(next)
      if (next.state === 'signed-in' && !lacksFactor) void navigate({ to: WORLD_PATH })
    }
    return <FirstFactor firstRun={state.firstRun} onSignedIn={onSignedIn} />
  }
  if (state.state === 'second-factor') {
    return (
      <SecondFactor
        factors={state.factors}
        onSignedIn={(next) => {
          adopt(next)
          void navigate({ to: WORLD_PATH })
        }}
      />
    )
  }
  const { me } = state
  if (me.factors.length === 0 || isSettingUp) {
    return (
      <SecondFactorSetup
        {...(password === undefined ? {} : { password })}
        onDone={() => setIsSettingUp(false)}
        onBegun={() => setIsSettingUp(true)}
      />
    )
  }
  return <SignedIn name={me.name} />
}

function SignedIn({ name }: { readonly name: string }) {
  const t = useMessages()
  const adopt = useAdoptSession()
  const { send, error, isSending } = useSending()
  const leave = () =>
    send(async () => {
      await identityCall(signOutRoute, {})
      adopt({ state: 'anonymous', firstRun: false })
    })
  return (
    <>
      <IdentityProblem error={error} />
      <p>{t('identity.signed-in-as', { name })}</p>
      <p className="actions">
        <AppLink to={WORLD_PATH}>{t('identity.go-on')}</AppLink>
        <button type="button" aria-disabled={isSending} onClick={() => void leave()}>
          {t('identity.sign-out')}
        </button>
      </p>
    </>
  )
}
