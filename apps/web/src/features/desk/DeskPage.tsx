import { type Me, sessionRoute } from '@corridor/contract'
import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useId, useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { ACCOUNT_PATH, SIGN_IN_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { UnreadLink } from '../notifications/UnreadLink.tsx'
import { sectionsFor } from './deskSections.ts'
import './desk.css'

interface DeskPageProps {
  readonly title: string
  /** Id of the section in `deskSections.ts` to which the page belongs; null for the desk itself. */
  readonly section: string | null
  /** A function is given the person who is signed in; it is called for nobody else. */
  readonly children: ReactNode | ((me: Me) => ReactNode)
}

/**
 * The frame of a page of the desk: what the person signed in may open beside it, and in its place
 * the way to sign in for everybody else.
 */
export function DeskPage({ title, section, children }: DeskPageProps) {
  const session = useRoute(sessionRoute, {})
  usePageTitle(title)
  const { data, error } = session
  const me = data?.state === 'signed-in' ? data.me : null
  return (
    <div className="page desk">
      {me !== null && <DeskNavigation me={me} section={section} />}
      <div className="desk-page">
        <h1>{title}</h1>
        {me !== null ? (
          <>
            <SecondFactorNote me={me} />
            {typeof children === 'function' ? children(me) : children}
          </>
        ) : error !== null ? (
          <RouteProblem error={error} onRetry={() => void session.refetch()} />
        ) : data === undefined ? (
          <Reserved what={title} className="reserved-desk" />
        ) : (
          <SignInFirst />
        )}
      </div>
    </div>
  )
}

/** Beside the page on a wide screen; on a narrow one it opens and closes. */
function DeskNavigation({ me, section }: { readonly me: Me; readonly section: string | null }) {
  const t = useMessages()
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <nav aria-label={t('desk.title')} className="desk-side">
      <p className="desk-who">
        {t('desk.signed-in-as')} <bdi>{me.name}</bdi>
      </p>
      <UnreadLink />
      <button
        type="button"
        className="desk-disclosure"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t('desk.sections')}
      </button>
      <ul id={id} className="desk-sections" data-open={isOpen}>
        {sectionsFor(me).map(({ id: name, path }) => (
          <li key={name} className={name === section ? 'desk-current' : undefined}>
            <AppLink to={path}>{t(`desk.section.${name}`)}</AppLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Most of the desk needs two factors: who lacks the second is told where to set it up. */
function SecondFactorNote({ me }: { readonly me: Me }) {
  const t = useMessages()
  if (me.assurance === 'two-factor') return null
  return (
    <p className="note">
      {t('desk.second-factor')}{' '}
      <AppLink to={ACCOUNT_PATH}>{t('desk.second-factor-set-up')}</AppLink>
    </p>
  )
}

function SignInFirst() {
  const t = useMessages()
  const { pathname, searchStr } = useLocation()
  return (
    <>
      <p className="lead">{t('desk.sign-in-first')}</p>
      <p className="actions">
        <AppLink to={SIGN_IN_PATH} search={{ next: `${pathname}${searchStr}` }}>
          {t('identity.sign-in')}
        </AppLink>
      </p>
    </>
  )
}
