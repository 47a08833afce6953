import { sessionRoute } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { ACCOUNT_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { QuickExit } from './QuickExit.tsx'
import { WorkerHome } from './WorkerHome.tsx'
import { WorkerSignIn } from './WorkerSignIn.tsx'
import './workers.css'

/**
 * A worker's own page: one thing on each screen. Screens are no entries of the history, so that
 * going back on a telephone that others use shows nothing.
 */
export function MePage() {
  const t = useMessages()
  const session = useRoute(sessionRoute, {})
  usePageTitle(t('me.title'))
  const { data } = session
  return (
    <div className="page me-page">
      <QuickExit />
      {session.error !== null ? (
        <>
          <h1>{t('me.title')}</h1>
          <RouteProblem error={session.error} onRetry={() => void session.refetch()} />
        </>
      ) : data === undefined ? (
        <Reserved what={t('me.title')} className="me-reserved" />
      ) : data.state === 'worker' ? (
        <WorkerHome />
      ) : data.state === 'anonymous' ? (
        <WorkerSignIn />
      ) : (
        <>
          <h1>{t('me.title')}</h1>
          <p>{t('me.staff')}</p>
          <p>
            <AppLink to={ACCOUNT_PATH}>{t('identity.account')}</AppLink>
          </p>
        </>
      )}
    </div>
  )
}
