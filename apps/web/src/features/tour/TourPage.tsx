import { configurationRoute } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { ME_PATH, SIGN_IN_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { TOUR_ACCOUNTS, type TourStep, type TourViewer, tourSteps } from './tourSteps.ts'
import './tour.css'

/** One worker and one agency of the demonstration, from licence to clearance, on the real pages. */
export function TourPage() {
  const t = useMessages()
  usePageTitle(t('tour.title'))
  const { data, error, refetch } = useRoute(configurationRoute, {})
  return (
    <div className="page tour-page">
      <h1>{t('tour.title')}</h1>
      <p className="lead">{t('tour.lead')}</p>
      {error !== null && <RouteProblem error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && (
        <Reserved what={t('tour.title')} className="tour-reserved" />
      )}
      {data !== undefined && data.demonstration?.tour == null && <p>{t('tour.none')}</p>}
      {data?.demonstration?.tour != null && (
        <ol className="tour-steps">
          {tourSteps(data.demonstration.tour).map((step) => (
            <Step key={step.name} step={step} />
          ))}
        </ol>
      )}
    </div>
  )
}

function Step({ step: { name, viewer, path, search } }: { readonly step: TourStep }) {
  const t = useMessages()
  const { preferences } = useReader()
  const title = t(`tour.${name}`)
  return (
    <li>
      <h2>{title}</h2>
      <p>{t(`tour.${name}-see`)}</p>
      <p className="note">
        <Viewer viewer={viewer} />
      </p>
      <p>
        {path === ME_PATH ? (
          // A page for itself, outside this app.
          <a className="tour-open" href={`${path}?lang=${preferences.lang}`}>
            {t('tour.open', { title })}
          </a>
        ) : (
          <AppLink className="tour-open" to={path} {...(search === undefined ? {} : { search })}>
            {t('tour.open', { title })}
          </AppLink>
        )}
      </p>
    </li>
  )
}

function Viewer({ viewer }: { readonly viewer: TourViewer }) {
  const t = useMessages()
  if (viewer === 'anybody') return t('tour.anybody')
  if (viewer === 'worker') return t('tour.with-code')
  // Isolated, so that its dots stay where they are in text from right to left.
  const account = `\u2068${TOUR_ACCOUNTS[viewer]}\u2069`
  return (
    <>
      {t('tour.sign-in', { role: t(`tour.role-${viewer}`), account })}{' '}
      <AppLink to={SIGN_IN_PATH}>{t('tour.to-sign-in')}</AppLink>
    </>
  )
}
