import { type SessionState, sessionRoute } from '@corridor/contract'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { nextPath } from '../../app/nextPath.ts'
import { ACCOUNT_PATH, ME_PATH, WORLD_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import type { Query } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { landingPath } from '../desk/deskSections.ts'
import { FirstFactor } from './FirstFactor.tsx'
import { SecondFactor } from './SecondFactor.tsx'
import { SecondFactorSetup } from './SecondFactorSetup.tsx'
import { SignedIn } from './SignedIn.tsx'
import { useAdoptSession } from './useIdentity.ts'
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
  const t = useMessages()
  const adopt = useAdoptSession()
  const goOn = useGoOn()
  // Lives until the second factor is set up, in the page only.
  const [password, setPassword] = useState<string>()
  const [isSettingUp, setIsSettingUp] = useState(false)
  if (state.state === 'anonymous') {
    const onSignedIn = (next: SessionState, typed?: string) => {
      const lacksFactor = next.state === 'signed-in' && next.me.factors.length === 0
      if (lacksFactor) setPassword(typed)
      adopt(next)
      if (next.state === 'signed-in' && !lacksFactor) goOn(next)
    }
    return <FirstFactor firstRun={state.firstRun} onSignedIn={onSignedIn} />
  }
  if (state.state === 'second-factor') {
    return (
      <SecondFactor
        factors={state.factors}
        onSignedIn={(next) => {
          adopt(next)
          goOn(next)
        }}
      />
    )
  }
  if (state.state === 'worker') {
    return (
      <SignedIn name={state.worker.name}>
        <a href={ME_PATH}>{t('identity.account')}</a>
      </SignedIn>
    )
  }
  const { me } = state
  const lacksFactor = me.factors.length === 0 && me.assurance === 'one-factor'
  if (lacksFactor || isSettingUp) {
    return (
      <SecondFactorSetup
        {...(password === undefined ? {} : { password })}
        onDone={() => setIsSettingUp(false)}
        onBegun={() => setIsSettingUp(true)}
      />
    )
  }
  return (
    <SignedIn name={me.name}>
      <AppLink to={ACCOUNT_PATH}>{t('identity.account')}</AppLink>
    </SignedIn>
  )
}

/** To the page that asked for somebody to sign in, or to where she works. */
function useGoOn(): (state: SessionState) => void {
  const { history } = useRouter()
  const { next } = useSearch({ strict: false }) as Query
  return (state) =>
    history.push(
      nextPath(next) ?? (state.state === 'signed-in' ? landingPath(state.me) : WORLD_PATH),
    )
}
