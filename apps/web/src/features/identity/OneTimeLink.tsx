import { lookAtLinkRoute, type SessionState } from '@corridor/contract'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { identityCall } from '../../app/identityCall.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { ACCOUNT_PATH } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { IdentityProblem } from './IdentityProblem.tsx'
import { SecondFactorSetup } from './SecondFactorSetup.tsx'
import { useAdoptSession } from './useIdentity.ts'
import './identity.css'

type Link = RouteOutput<typeof lookAtLinkRoute>

/** What the form behind a link is given. */
export interface LinkFormProps {
  readonly token: string
  readonly link: Link
  /** The link is used; the password serves once more, for setting up the second factor. */
  readonly onUsed: (state: SessionState, password: string) => void
}

/** A page to which a one-time link leads: its form first, then the second factor. */
export function OneTimeLink({
  kind,
  title,
  lead,
  form: Form,
}: {
  readonly kind: Link['kind']
  readonly title: string
  readonly lead: string
  readonly form: (props: LinkFormProps) => ReactNode
}) {
  const t = useMessages()
  const navigate = useNavigate()
  const adopt = useAdoptSession()
  const token = useToken()
  const [password, setPassword] = useState<string | null>(null)
  usePageTitle(password === null ? title : t('identity.second-factor'))
  if (password !== null) {
    return (
      <div className="page prose">
        <h1>{t('identity.second-factor')}</h1>
        <SecondFactorSetup
          password={password}
          onDone={() => void navigate({ to: ACCOUNT_PATH as '/' })}
        />
      </div>
    )
  }
  const onUsed: LinkFormProps['onUsed'] = (state, typed) => {
    adopt(state)
    setPassword(typed)
    // What is used up need not stay in the address and the history.
    void navigate({ to: '.', hash: '', replace: true, search: true as never })
  }
  return (
    <div className="page prose">
      <h1>{title}</h1>
      {token === null ? (
        <p>{t('identity.link-incomplete')}</p>
      ) : (
        <OpenLink kind={kind} token={token} lead={lead} form={Form} onUsed={onUsed} />
      )}
    </div>
  )
}

function OpenLink({
  kind,
  token,
  lead,
  form: Form,
  onUsed,
}: {
  readonly kind: Link['kind']
  readonly token: string
  readonly lead: string
  readonly form: (props: LinkFormProps) => ReactNode
  readonly onUsed: LinkFormProps['onUsed']
}) {
  const t = useMessages()
  const { format } = useReader()
  const looked = useQuery({
    queryKey: ['one-time-link', token],
    queryFn: () => identityCall(lookAtLinkRoute, {}, { token }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (looked.error !== null) return <IdentityProblem error={looked.error} />
  if (looked.data === undefined) return <Reserved what={t('identity.link')} />
  if (looked.data.kind !== kind) return <p>{t('identity.error.link-not-valid')}</p>
  return (
    <>
      <p>{lead}</p>
      <p className="note">{t('identity.link-until', { day: format.date(looked.data.expires) })}</p>
      <Form token={token} link={looked.data} onUsed={onUsed} />
    </>
  )
}

/** The token of the link, held while the page is open: choosing a language rewrites the address. */
function useToken(): string | null {
  const hash = useRouterState({ select: (state) => state.location.hash })
  const [token, setToken] = useState<string | null>(null)
  if (hash.length < 20 || hash === token) return token
  setToken(hash)
  return hash
}
