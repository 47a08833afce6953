import { sessionRoute } from '@corridor/contract'
import { useEffect } from 'react'
import { workspacesFor } from '../features/desk/deskSections.ts'
import { useMessages } from '../i18n/useMessages.ts'
import { AppLink } from './AppLink.tsx'
import { ACCOUNT_PATH, DESK_PATH, SIGN_IN_PATH } from './paths.ts'
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
  const me = isHinted && data?.state === 'signed-in' ? data.me : null
  if (me === null) {
    return (
      <AppLink to={SIGN_IN_PATH} className="sign-in-link">
        {t('identity.sign-in')}
      </AppLink>
    )
  }
  return (
    <span className="signed-in">
      {workspacesFor(me).map(({ id, path }) => (
        <AppLink key={id} to={path} className="sign-in-link">
          {t(`desk.section.${id}`)}
        </AppLink>
      ))}
      <AppLink to={DESK_PATH} className="sign-in-link">
        {t('desk.title')}
      </AppLink>
      <AppLink to={ACCOUNT_PATH} className="sign-in-link">
        <bdi>{me.name}</bdi>
      </AppLink>
    </span>
  )
}
