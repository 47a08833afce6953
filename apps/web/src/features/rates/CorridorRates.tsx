import { ratesRoute } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import type { AreaNames } from '../areas/useAreas.ts'
import { choiceSelection, type EstimateChoice } from '../estimates/chooseEstimate.ts'
import { Denominator } from './AreaRates.tsx'
import { rateText } from './rateWords.ts'
import './rates.css'

interface CorridorRatesProps {
  readonly areas: AreaNames
  readonly answer: { readonly origin: string; readonly destination: string }
  readonly choice: EstimateChoice
}

/** The corridor's moves per 1,000 people of either end, and how far the two directions cancel out. */
export function CorridorRates({ areas, answer: ends, choice }: CorridorRatesProps) {
  const t = useMessages()
  const { format } = useReader()
  const { origin, destination } = ends
  const answer = useRoute(ratesRoute, { ...choiceSelection(choice), area: origin, limit: 500 })
  const rates = answer.data?.corridors.find(
    (one) => one.origin === origin && one.destination === destination,
  )
  const names = { origin: areas.name(origin), destination: areas.name(destination) }
  const rate = (value: number | null): string =>
    value === null ? t('table.missing') : rateText(format, value)
  return (
    <section aria-labelledby="rates-title" className="rates">
      <h3 id="rates-title">{t('rates.title')}</h3>
      {answer.error !== null && (
        <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
      )}
      {answer.error === null && answer.data === undefined && (
        <Reserved what={t('rates.what')} className="reserved-rates" />
      )}
      {answer.data !== undefined && rates === undefined && <p>{t('rates.corridor-none', names)}</p>}
      {rates !== undefined && (
        <p>
          {t('rates.corridor', {
            ...names,
            period: format.period(choice.period),
            ofOrigin: rate(rates.per1000OfOrigin),
            ofDestination: rate(rates.per1000OfDestination),
            effectiveness:
              rates.effectivenessPercent === null
                ? t('table.missing')
                : format.share(rates.effectivenessPercent / 100),
          })}
        </p>
      )}
      {answer.data !== undefined && <Denominator answer={answer.data} />}
    </section>
  )
}
