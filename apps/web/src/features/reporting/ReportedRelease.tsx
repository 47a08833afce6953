import { releaseChangesRoute, reportedFiguresRoute, routeUrl } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { releasePath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { useAreas } from '../areas/useAreas.ts'

/** How to have all figures of a report, and what changed since the release before it. */
export function ReportedRelease({ release }: { readonly release: string }) {
  const t = useMessages()
  return (
    <>
      <p>{t('releases.download-reports')}</p>
      <p className="actions">
        <a href={routeUrl(reportedFiguresRoute, { release }, 'csv')} download>
          {t('releases.download-csv')}
        </a>
      </p>
      <Changes release={release} />
    </>
  )
}

const PARTS = ['sex', 'age', 'education', 'occupation', 'industry'] as const

function Changes({ release }: { readonly release: string }) {
  const t = useMessages()
  const areas = useAreas()
  const { format } = useReader()
  const { data } = useRoute(releaseChangesRoute, { release })
  if (data === undefined || data.before === null) return null
  const name = (code: string) => areas?.name(code) ?? code
  const shown = (told: { readonly value: number | null; readonly status: string } | null) =>
    told === null ? '' : told.value === null ? told.status : format.exact(told.value)
  return (
    <>
      <p>
        <AppLink to={releasePath(data.before)}>{t('releases.changes-before')}</AppLink>
      </p>
      <p>{t('releases.changes-same', { count: data.same })}</p>
      <DataTable
        caption={t('releases.changes')}
        columns={[
          { id: 'measure', header: t('releases.changes-measure'), value: ({ key }) => key.measure },
          {
            id: 'corridor',
            header: t('releases.changes-corridor'),
            value: ({ key }) => `${name(key.origin)} → ${name(key.destination)}`,
          },
          {
            id: 'group',
            header: t('releases.changes-group'),
            value: ({ key }) =>
              PARTS.map((part) => key[part])
                .filter((code) => code !== '_T')
                .join(' ') || '_T',
          },
          {
            id: 'kind',
            header: t('releases.changes-kind'),
            value: ({ kind }) => t(`releases.change-${kind}`),
          },
          { id: 'before', header: t('releases.changes-was'), value: ({ before }) => shown(before) },
          { id: 'after', header: t('releases.changes-is'), value: ({ after }) => shown(after) },
        ]}
        rows={data.differences}
        rowKey={({ key }) => Object.values(key).join(' ')}
      />
    </>
  )
}
