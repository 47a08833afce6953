import { releaseCalendarRoute } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { DATA_PATH, releasePath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { useAreas } from '../areas/useAreas.ts'
import { Moment } from '../identity/Moment.tsx'

/** Which countries' reports come out when, and which are out. */
export function ReleaseCalendarPage() {
  const t = useMessages()
  usePageTitle(t('releases.calendar-title'))
  const areas = useAreas()
  const answer = useRoute(releaseCalendarRoute, {})
  const { data, error } = answer
  return (
    <div className="page">
      <nav className="trail" aria-label={t('data.title')}>
        <AppLink to={DATA_PATH}>{t('data.title')}</AppLink>
      </nav>
      <h1>{t('releases.calendar-title')}</h1>
      <p className="lead">{t('releases.calendar-lead')}</p>
      {error !== null ? (
        <RouteProblem error={error} onRetry={() => void answer.refetch()} />
      ) : data === undefined ? (
        <Reserved what={t('releases.calendar-title')} />
      ) : data.releases.length === 0 ? (
        <p>{t('releases.calendar-none')}</p>
      ) : (
        <DataTable
          caption={t('releases.calendar-title')}
          columns={[
            {
              id: 'at',
              header: t('releases.calendar-at'),
              value: ({ at }) => at,
              cell: ({ at }) => <Moment iso={at} />,
            },
            {
              id: 'country',
              header: t('releases.calendar-country'),
              value: ({ country }) => areas?.name(country) ?? country,
            },
            {
              id: 'period',
              header: t('releases.calendar-period'),
              value: ({ period }) => period,
            },
            {
              id: 'release',
              header: t('releases.release'),
              value: ({ release }) => release,
              cell: ({ release, isOut }) =>
                isOut ? (
                  <AppLink to={releasePath(release)}>
                    <bdi>{release}</bdi>
                  </AppLink>
                ) : (
                  <bdi>{release}</bdi>
                ),
            },
            {
              id: 'state',
              header: t('releases.calendar-state'),
              value: ({ isOut }) => t(isOut ? 'releases.calendar-out' : 'releases.calendar-coming'),
            },
          ]}
          rows={data.releases}
          rowKey={({ release }) => release}
        />
      )}
    </div>
  )
}
