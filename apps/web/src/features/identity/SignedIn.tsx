import { signOutRoute } from '@corridor/contract'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { identityCall } from '../../app/identityCall.ts'
import { SIGN_IN_PATH } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { IdentityProblem } from './IdentityProblem.tsx'
import { useAdoptSession, useSending } from './useIdentity.ts'

/** Who is signed in, and the way out. */
export function SignedIn({
  name,
  children,
}: {
  readonly name: string
  readonly children?: ReactNode
}) {
  const t = useMessages()
  const adopt = useAdoptSession()
  const navigate = useNavigate()
  const { send, error, isSending } = useSending()
  const leave = () =>
    send(async () => {
      await identityCall(signOutRoute, {})
      adopt({ state: 'anonymous', firstRun: false })
      await navigate({ to: SIGN_IN_PATH as '/' })
    })
  return (
    <>
      <IdentityProblem error={error} />
      <p>{t('identity.signed-in-as', { name })}</p>
      <p className="actions">
        {children}
        <button type="button" aria-disabled={isSending} onClick={() => void leave()}>
          {t('identity.sign-out')}
        </button>
      </p>
    </>
  )
}
