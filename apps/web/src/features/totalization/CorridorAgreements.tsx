import { corridorAgreementsRoute, routeUrl } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { SOCIAL_SECURITY_GAP_PATH, SOCIAL_SECURITY_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import type { AreaNames } from '../areas/useAreas.ts'
import { AgreementLine } from './AgreementLine.tsx'

interface CorridorAgreementsProps {
  readonly origin: string
  readonly destination: string
  readonly areas: AreaNames
  /** Undefined for today. */
  readonly on: string | undefined
}

/** Social security under the second question of a corridor: what is agreed between its two ends. */
export function CorridorAgreements({ origin, destination, areas, on }: CorridorAgreementsProps) {
  const t = useMessages()
  const { format } = useReader()
  const corridor = `${origin}-${destination}`
  const input = { corridor, ...(on === undefined ? {} : { on }) }
  const answer = useRoute(corridorAgreementsRoute, input)
  const data = answer.data?.corridor === corridor ? answer.data : undefined
  const names = { origin: areas.name(origin), destination: areas.name(destination) }
  return (
    <section id="social-security" aria-labelledby="corridor-social-security">
      <h3 id="corridor-social-security">{t('social-security.corridor-title')}</h3>
      {answer.error !== null ? (
        <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
      ) : data === undefined ? (
        <Reserved what={t('social-security.what-agreements')} className="reserved-lines" />
      ) : (
        <>
          <p>
            {t(`social-security.corridor-${data.coverage}`, {
              ...names,
              date: format.date(data.on),
            })}
          </p>
          {data.agreements.length > 0 && (
            <ul>
              {data.agreements.map((found) => (
                <AgreementLine key={found.agreement.id} found={found} />
              ))}
            </ul>
          )}
          <p className="note">{t('social-security.incomplete')}</p>
          <p>
            <AppLink to={SOCIAL_SECURITY_GAP_PATH} search={{ corridor }}>
              {t('social-security.corridor-gap')}
            </AppLink>
            {' · '}
            <AppLink to={SOCIAL_SECURITY_PATH}>{t('social-security.nav-calculator')}</AppLink>
            {' · '}
            <a href={routeUrl(corridorAgreementsRoute, input, 'csv')} download>
              {t('social-security.csv')}
            </a>
          </p>
        </>
      )}
    </section>
  )
}
