import { type Release, releasesRoute, routeUrl } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { DATA_PATH, releasePath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { LicenceMark } from './LicenceMark.tsx'
import '../../ui/reference.css'
import './releases.css'

/** The catalogue: every release of figures on this installation. */
export function ReleasesPage() {
  const t = useMessages()
  usePageTitle(t('releases.title'))
  const answer = useRoute(releasesRoute, {})
  return (
    <div className="page">
      <nav className="trail" aria-label={t('data.title')}>
        <AppLink to={DATA_PATH}>{t('data.title')}</AppLink>
      </nav>
      <h1>{t('releases.title')}</h1>
      <p className="lead">{t('releases.lead')}</p>
      {answer.error !== null && (
        <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
      )}
      {answer.error === null && answer.data === undefined && (
        <Reserved what={t('releases.what')} className="reserved-reference" />
      )}
      {answer.data !== undefined && <Catalogue releases={answer.data.releases} />}
    </div>
  )
}

function Catalogue({ releases }: { readonly releases: readonly Release[] }) {
  const t = useMessages()
  const { format } = useReader()
  const years = ({ years: all }: Release): string =>
    all.length === 0 ? '' : format.period(`${Math.min(...all)}-${Math.max(...all)}`)
  return (
    <>
      <DataTable
        caption={t('releases.caption')}
        columns={[
          {
            id: 'release',
            header: t('releases.release'),
            value: ({ release }) => release,
            cell: ({ release }) => (
              <AppLink to={releasePath(release)}>
                <bdi>{release}</bdi>
              </AppLink>
            ),
          },
          {
            id: 'title',
            header: t('releases.name'),
            value: ({ title }) => title,
            cell: ({ title }) => <bdi lang="en">{title}</bdi>,
          },
          {
            id: 'kind',
            header: t('releases.kind'),
            value: ({ kind }) => t(`releases.kind-${kind}`),
          },
          { id: 'years', header: t('releases.years'), value: years },
          {
            id: 'licence',
            header: t('releases.licence'),
            value: ({ licence }) => `${licence.name} ${licence.status}`,
            cell: ({ licence }) => <LicenceMark licence={licence} />,
          },
          {
            id: 'origin',
            header: t('releases.origin'),
            value: ({ origin }) => t(`releases.origin-${origin}`),
          },
        ]}
        rows={releases}
        rowKey={({ release }) => release}
        limit={200}
      />
      <p className="actions">
        <a href={routeUrl(releasesRoute, {}, 'csv')} download>
          {t('chart.csv')}
        </a>
      </p>
    </>
  )
}
