import { countsRoute } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'

/** The day for which the report of 2014 published its figures. */
const PUBLISHED_DAY = '2014-05-28'

/** What a report published for a day, beside the count of the lists, with the reason of a difference. */
export function PublishedFigures({ onShow }: { readonly onShow: (on: string) => void }) {
  const t = useMessages()
  const { format, preferences } = useReader()
  const answer = useRoute(countsRoute, { on: PUBLISHED_DAY })
  const date = format.date(PUBLISHED_DAY)
  const title = t('standards.published.title', { date })
  const published = answer.data?.published
  return (
    <div id="published" className="published-figures">
      <h2>{title}</h2>
      <p>{t('standards.published.explain')}</p>
      {answer.error !== null && (
        <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
      )}
      {published === undefined && answer.error === null && <Reserved what={title} />}
      {published?.length === 0 && <p>{t('standards.published.none')}</p>}
      {published !== undefined && published.length > 0 && (
        <DataTable
          caption={title}
          columns={[
            {
              id: 'figure',
              header: t('standards.published.figure'),
              value: ({ label }) => label[preferences.lang],
            },
            {
              id: 'published',
              header: t('standards.published.published'),
              value: (row) => row.published,
              cell: (row) => format.number(row.published),
            },
            {
              id: 'computed',
              header: t('standards.published.computed'),
              value: (row) => row.computed,
              cell: (row) => format.number(row.computed),
            },
            {
              id: 'why',
              header: t('standards.published.why'),
              value: ({ discrepancy }) =>
                discrepancy?.[preferences.lang] ?? t('standards.published.agree'),
              cell: ({ discrepancy }) => (
                <span className="wide-cell">
                  {discrepancy?.[preferences.lang] ?? t('standards.published.agree')}
                </span>
              ),
            },
            {
              id: 'source',
              header: t('standards.source'),
              value: ({ source }) => source,
              cell: ({ source }) => (
                <bdi lang="en" className="wide-cell">
                  {source}
                </bdi>
              ),
            },
          ]}
          rows={published}
          rowKey={({ id }) => id}
        />
      )}
      <button type="button" className="quiet" onClick={() => onShow(PUBLISHED_DAY)}>
        {t('standards.published.go')}
      </button>
    </div>
  )
}
