import { throughWhomRoute } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { AGENCIES_PATH, RULES_CHECKS_PATH, releasePath, VERIFY_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import type { AreaNames } from '../areas/useAreas.ts'
import { MovementsFigure } from './MovementsFigure.tsx'

interface ThroughWhomProps {
  readonly origin: string
  readonly destination: string
  readonly areas: AreaNames
}

export type Recruitment = RouteOutput<typeof throughWhomRoute>

/** The third question: licensed agencies, open job orders, and who was cleared and departed. */
export function ThroughWhom(props: ThroughWhomProps) {
  const t = useMessages()
  const { origin, destination } = props
  const answer = useRoute(
    throughWhomRoute,
    { corridor: `${origin}-${destination}` },
    { keepLast: false },
  )
  const { data, error } = answer
  return (
    <section className="question" aria-labelledby="question-through">
      <h2 id="question-through">{t('corridor.through')}</h2>
      {error !== null ? (
        <RouteProblem error={error} onRetry={() => void answer.refetch()} />
      ) : data === undefined ? (
        <Reserved what={t('corridor.through')} />
      ) : (
        <Known {...props} recruitment={data} />
      )}
    </section>
  )
}

function Known(props: ThroughWhomProps & { readonly recruitment: Recruitment }) {
  const t = useMessages()
  const { format } = useReader()
  const { areas, origin, destination, recruitment } = props
  const { agencies, jobOrders, release, asOf } = recruitment
  const names = { origin: areas.name(origin), destination: areas.name(destination) }
  const day = format.date(asOf)
  return (
    <>
      <p className="lead">
        {agencies === null
          ? t('corridor.through-answer', names)
          : t('corridor.through-agencies', {
              ...names,
              count: agencies,
              agencies: format.exact(agencies),
              day,
            })}{' '}
        {jobOrders !== null &&
          t('corridor.through-job-orders', { count: jobOrders, orders: format.exact(jobOrders) })}
      </p>
      {agencies === null && <p className="note">{t('corridor.through-fill')}</p>}
      {agencies !== null && jobOrders === null && (
        <p className="note">{t('corridor.through-no-job-orders', names)}</p>
      )}
      <p className="actions">
        {agencies !== null && agencies > 0 && (
          <AppLink to={AGENCIES_PATH} search={{ destination }}>
            {t('corridor.through-list', names)}
          </AppLink>
        )}
        <AppLink to={VERIFY_PATH}>{t('corridor.through-verify')}</AppLink>
        <AppLink to={RULES_CHECKS_PATH}>{t('corridor.through-checks')}</AppLink>
      </p>
      {release === null ? (
        <p className="note">{t('corridor.through-no-release', names)}</p>
      ) : (
        <>
          {release.synthetic && <p className="problem">{t('corridor.through-synthetic')}</p>}
          <MovementsFigure {...names} recruitment={recruitment} />
          <p>
            <AppLink to={releasePath(release.release)}>{t('corridor.through-release')}</AppLink>
          </p>
        </>
      )}
    </>
  )
}
