import { reviewsRoute, routeUrl, VERIFICATION_LEVELS } from '@corridor/contract'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { CommandLine } from './CommandLine.tsx'
import { StandardsNav } from './StandardsNav.tsx'
import { SIGN_OFF_COMMAND } from './standardsCommands.ts'

type Review = RouteOutput<typeof reviewsRoute>['reviews'][number]

/** Who raised which statement to which level, having seen which text. */
export function ReviewsPage() {
  const t = useMessages()
  const answer = useRoute(reviewsRoute, {})
  const reviews = answer.data?.reviews
  usePageTitle(t('standards.reviews.title'))
  return (
    <div className="page standards-page">
      <h1>{t('standards.reviews.title')}</h1>
      <StandardsNav />
      <p>{t('standards.reviews.lead')}</p>
      {answer.error !== null && (
        <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
      )}
      {reviews === undefined && answer.error === null && (
        <Reserved what={t('standards.reviews.what')} />
      )}
      {reviews?.length === 0 && <p>{t('standards.reviews.empty')}</p>}
      {reviews !== undefined && reviews.length > 0 && <ReviewTable reviews={reviews} />}
      <p>{t('standards.reviews.how')}</p>
      <CommandLine command={SIGN_OFF_COMMAND} />
      <p className="actions">
        <a className="quiet" href={routeUrl(reviewsRoute, {}, 'csv')} download>
          {t('chart.csv')}
        </a>
      </p>
    </div>
  )
}

function ReviewTable({ reviews }: { readonly reviews: readonly Review[] }) {
  const t = useMessages()
  const { format } = useReader()
  const level = (word: string): string =>
    (VERIFICATION_LEVELS as readonly string[]).includes(word) ? t(`standards.levels.${word}`) : word
  return (
    <DataTable
      caption={t('standards.reviews.title')}
      columns={[
        {
          id: 'number',
          header: t('standards.reviews.number'),
          value: ({ number }) => number,
          cell: ({ number }) => format.number(number),
        },
        {
          id: 'subject',
          header: t('standards.reviews.subject'),
          value: ({ subject }) => subject,
          cell: ({ subject }) => <bdi lang="en">{subject}</bdi>,
        },
        {
          id: 'levels',
          header: t('standards.reviews.levels'),
          value: ({ fromLevel, toLevel }) =>
            t('standards.reviews.change', { from: level(fromLevel), to: level(toLevel) }),
        },
        {
          id: 'reviewer',
          header: t('standards.reviews.reviewer'),
          value: ({ reviewer, organisation }) => `${reviewer}, ${organisation}`,
        },
        {
          id: 'text',
          header: t('standards.reviews.text'),
          value: ({ textSeen }) => textSeen,
          cell: ({ textSeen }) => <bdi>{textSeen}</bdi>,
        },
        {
          id: 'day',
          header: t('standards.reviews.day'),
          value: ({ reviewed }) => reviewed,
          cell: ({ reviewed }) => format.date(reviewed),
        },
        {
          id: 'stands',
          header: t('standards.reviews.stands'),
          value: ({ stands }) => t(`standards.reviews.stands-${stands ? 'yes' : 'no'}`),
        },
        {
          id: 'note',
          header: t('standards.reviews.note'),
          value: ({ note }) => note ?? '',
        },
      ]}
      rows={reviews}
      rowKey={({ number }) => String(number)}
    />
  )
}
