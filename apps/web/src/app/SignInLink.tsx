import { sessionRoute } from '@corridor/contract'
import { useEffect } from 'react'
import { useMessages } from '../i18n/useMessages.ts'
import { AppLink } from './AppLink.tsx'
import { ACCOUNT_PATH, SIGN_IN_PATH } from './paths.ts'
import { keepSignedInHint, useSignedInHint } from './signedInHint.ts'
import { useRoute } from './useRoute.ts'

/**
 * The way in, or the name of whoever is in. The server is asked only where somebody signed in on
 * this device: for everybody else a page is what it is without accounts.
 */
export function SignInLink() {
  const t = useMessages()
  const isHinted = useSignedInHint()
  const { data } = useRoute(sessionRoute, {}, { enabled: isHinted })
  const hasEnded = data?.state === 'anonymous'
  useEffect(() => {
    if (isHinted && hasEnded) keepSignedInHint(false)
  }, [isHinted, hasEnded])
  const name = isHinted && data?.state === 'signed-in' ? data.me.name : null
  return (
    <AppLink to={name === null ? SIGN_IN_PATH : ACCOUNT_PATH} className="sign-in-link">
      {name === null ? t('identity.sign-in') : <bdi>{name}</bdi>}
    </AppLink>
  )
}
