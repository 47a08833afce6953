import { beginProviderSignInRoute, signInWaysRoute } from '@corridor/contract'
import { useSearch } from '@tanstack/react-router'
import { identityCall } from '../../app/identityCall.ts'
import { useRoute } from '../../app/useRoute.ts'
import type { Query } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { IdentityForm } from './IdentityForm.tsx'
import { keepNext } from './providerRound.ts'
import { useSending } from './useIdentity.ts'

/** A button that signs in with the ministry's own provider, where there is one. */
export function ProviderSignIn() {
  const t = useMessages()
  const { next } = useSearch({ strict: false }) as Query
  const ways = useRoute(signInWaysRoute, {})
  const { send, ...state } = useSending()
  const name = ways.data?.provider ?? null
  if (name === null) return null
  const leave = () =>
    send(async () => {
      const { location } = await identityCall(beginProviderSignInRoute, {})
      keepNext(next)
      window.location.assign(location)
    })
  return (
    <IdentityForm
      {...state}
      action={t('identity.provider-sign-in', { name })}
      words={{ unavailable: 'identity.error.provider-away' }}
      onSend={leave}
    />
  )
}
