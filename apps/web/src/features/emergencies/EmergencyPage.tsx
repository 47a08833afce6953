import { emergencyRoute } from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { AppLink } from '../../app/AppLink.tsx'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { EMERGENCIES_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { Moment } from '../identity/Moment.tsx'
import { RecordName } from './RecordName.tsx'
import { ReviewForm } from './ReviewForm.tsx'
import { useStateWords } from './useStateWords.ts'
import '../people/people.css'

type EmergencyFile = RouteOutput<typeof emergencyRoute>

/** One use of break-glass: why, what was looked at under it, and what another thinks of it. */
export function EmergencyPage() {
  const t = useMessages()
  const { emergency: id = '' } = useParams({ strict: false }) as { readonly emergency?: string }
  return (
    <DeskPage title={t('emergency.one')} section="emergencies">
      <p>
        <AppLink to={EMERGENCIES_PATH}>{t('emergency.back')}</AppLink>
      </p>
      <EmergencyRecord key={id} id={id} />
    </DeskPage>
  )
}

function EmergencyRecord({ id }: { readonly id: string }) {
  const t = useMessages()
  const { data, error } = useRoute(emergencyRoute, { emergency: id }, { keepLast: false })
  if (error !== null) return <DeskProblem error={error} />
  if (data === undefined) return <Reserved what={t('emergency.one')} />
  return (
    <>
      <Facts emergency={data} />
      <Uses emergency={data} />
      <section>
        <h2>{t('emergency.review')}</h2>
        {data.review !== null ? (
          <Review review={data.review} />
        ) : data.mayReview ? (
          <ReviewForm emergency={data} />
        ) : (
          <p>{t('emergency.review-by-another')}</p>
        )}
      </section>
    </>
  )
}

function Facts({ emergency }: { readonly emergency: EmergencyFile }) {
  const t = useMessages()
  const { format } = useReader()
  const stateWords = useStateWords()
  const { person, reason, opened, until, reviewDueOn, reviewOverdue, earlierThisYear } = emergency
  return (
    <dl className="people-facts">
      <dt>{t('emergency.person')}</dt>
      <dd>
        <bdi>{person.name ?? person.id}</bdi>
      </dd>
      <dt>{t('emergency.record')}</dt>
      <dd>
        <RecordName emergency={emergency} />
      </dd>
      <dt>{t('emergency.reason')}</dt>
      <dd>
        <bdi>{reason}</bdi>
      </dd>
      <dt>{t('emergency.opened')}</dt>
      <dd>
        <Moment iso={opened} />
      </dd>
      <dt>{t('emergency.until')}</dt>
      <dd>
        <Moment iso={until} />
      </dd>
      <dt>{t('emergency.state')}</dt>
      <dd>{stateWords(emergency)}</dd>
      <dt>{t('emergency.due')}</dt>
      <dd>
        {format.date(reviewDueOn)}
        {reviewOverdue && <strong> {t('emergency.overdue')}</strong>}
      </dd>
      <dt>{t('emergency.earlier')}</dt>
      <dd>{format.exact(earlierThisYear)}</dd>
    </dl>
  )
}

/** Each opening of the record that rested on it. */
function Uses({ emergency: { uses } }: { readonly emergency: EmergencyFile }) {
  const t = useMessages()
  return (
    <section>
      <h2>{t('emergency.uses')}</h2>
      {uses.length === 0 ? (
        <p>{t('emergency.no-uses')}</p>
      ) : (
        <ul>
          {uses.map(({ record, at }) => (
            <li key={`${record} ${at}`}>
              <bdi dir="ltr">{record}</bdi> <Moment iso={at} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Review({
  review: { judgement, words, by, at },
}: {
  readonly review: NonNullable<EmergencyFile['review']>
}) {
  const t = useMessages()
  return (
    <dl className="people-facts">
      <dt>{t('emergency.judgement')}</dt>
      <dd>{t(`emergency.judged-${judgement.replace('_', '-')}`)}</dd>
      <dt>{t('emergency.words')}</dt>
      <dd>
        <bdi>{words}</bdi>
      </dd>
      <dt>{t('emergency.reviewed-by')}</dt>
      <dd>
        <bdi>{by.name ?? by.id}</bdi>, <Moment iso={at} />
      </dd>
    </dl>
  )
}
