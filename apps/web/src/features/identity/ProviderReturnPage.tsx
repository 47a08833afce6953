import { providerSignInRoute } from '@corridor/contract'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { identityCall } from '../../app/identityCall.ts'
import { SIGN_IN_PATH } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { landingPath } from '../desk/deskSections.ts'
import { IdentityProblem } from './IdentityProblem.tsx'
import { takeNext } from './providerRound.ts'
import { useAdoptSession } from './useIdentity.ts'
import './identity.css'

/** Where the provider sends the browser back to: hands its answer to the server, which judges it. */
export function ProviderReturnPage() {
  const t = useMessages()
  const { history } = useRouter()
  const adopt = useAdoptSession()
  const [error, setError] = useState<unknown>(null)
  // As the provider wrote it; each answer counts once, however often the page is drawn.
  const [answer] = useState(() => window.location.search.slice(1))
  usePageTitle(t('identity.sign-in'))
  // biome-ignore lint/correctness/useExhaustiveDependencies: sent once, with what the page came with
  useEffect(() => {
    if (answer === '') return
    // What is used up need not stay in the address and the history.
    window.history.replaceState(window.history.state, '', window.location.pathname)
    identityCall(providerSignInRoute, {}, { answer })
      .then((state) => {
        adopt(state)
        const next = takeNext()
        const isDone =
          state.state === 'signed-in' &&
          (state.me.assurance === 'two-factor' || state.me.factors.length > 0)
        const query = next === null ? '' : `?next=${encodeURIComponent(next)}`
        history.replace(isDone ? (next ?? landingPath(state.me)) : `${SIGN_IN_PATH}${query}`)
      })
      .catch(setError)
  }, [])
  return (
    <div className="page prose">
      <h1>{t('identity.sign-in')}</h1>
      {error === null && answer !== '' ? (
        <Reserved what={t('identity.sign-in')} />
      ) : (
        <>
          <IdentityProblem
            error={error}
            words={{
              sign_in_failed: 'identity.error.provider-refused',
              unavailable: 'identity.error.provider-away',
            }}
          />
          <p className="actions">
            <AppLink to={SIGN_IN_PATH}>{t('identity.sign-in-otherwise')}</AppLink>
          </p>
        </>
      )}
    </div>
  )
}
