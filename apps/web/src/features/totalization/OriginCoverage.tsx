import { originCoverageRoute, routeUrl } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { corridorPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import type { AreaNames } from '../areas/useAreas.ts'

interface OriginCoverageProps {
  readonly origin: string
  readonly areas: AreaNames
  readonly asked: { readonly on?: string }
}

/** How the migrants of one State are covered, by where they live. */
export function OriginCoverage({ origin, areas, asked }: OriginCoverageProps) {
  const t = useMessages()
  const { format } = useReader()
  const answer = useRoute(originCoverageRoute, { origin, ...asked })
  const data = answer.data?.origin === origin ? answer.data : undefined
  const name = areas.name(origin)
  if (answer.error !== null) {
    return <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
  }
  if (data === undefined) {
    return <Reserved what={t('social-security.what-agreements')} className="reserved-lines" />
  }
  return (
    <section id="origin" aria-labelledby="origin-title">
      <h2 id="origin-title">
        {data.share === null
          ? t('social-security.origin-nobody', { name })
          : t('social-security.origin-finding', { name, share: format.share(data.share) })}
      </h2>
      <DataTable
        caption={t('social-security.origin-caption', {
          name,
          date: format.date(data.on),
          year: format.year(data.year),
        })}
        rows={data.partners}
        rowKey={({ partner }) => partner}
        limit={20}
        columns={[
          {
            id: 'partner',
            header: t('social-security.lives-in'),
            value: ({ partner }) => areas.name(partner),
            cell: ({ partner }) => (
              <AppLink to={corridorPath(origin, partner)} hash="social-security">
                {areas.name(partner)}
              </AppLink>
            ),
          },
          {
            id: 'persons',
            header: t('social-security.migrants'),
            value: ({ persons }) => persons,
            cell: ({ persons }) => format.persons(persons),
          },
          {
            id: 'coverage',
            header: t('social-security.coverage'),
            value: ({ coverage }) => t(`social-security.class-${coverage}`),
          },
          {
            id: 'agreements',
            header: t('social-security.nav-agreements'),
            value: ({ agreements }) => (agreements.length === 0 ? null : agreements.join(', ')),
          },
        ]}
      />
      <p className="actions">
        <a
          className="quiet"
          href={routeUrl(originCoverageRoute, { origin, ...asked }, 'csv')}
          download
        >
          {t('social-security.csv')}
        </a>
      </p>
    </section>
  )
}
