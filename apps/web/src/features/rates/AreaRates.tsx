import {
  type CorridorRates,
  type AreaRates as Rates,
  ratesRoute,
  routeUrl,
} from '@corridor/contract'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import type { AreaNames } from '../areas/useAreas.ts'
import { choiceSelection, type EstimateChoice } from '../estimates/chooseEstimate.ts'
import { isolate } from '../flows/estimateWords.ts'
import { rateText } from './rateWords.ts'
import './rates.css'

interface AreaRatesProps {
  readonly area: string
  readonly areas: AreaNames
  readonly choice: EstimateChoice
}

const LISTED = 200

/** How many of 1,000 people left, came, and remained as a balance; and the same for each corridor. */
export function AreaRates({ area, areas, choice }: AreaRatesProps) {
  const t = useMessages()
  const input = { ...choiceSelection(choice), area, limit: LISTED }
  const answer = useRoute(ratesRoute, input)
  return (
    <section aria-labelledby="rates-title" className="rates">
      <h2 id="rates-title">{t('rates.title')}</h2>
      {answer.error !== null && (
        <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
      )}
      {answer.error === null && answer.data === undefined && (
        <Reserved what={t('rates.what')} className="reserved-rates" />
      )}
      {answer.data !== undefined && (
        <Loaded
          area={area}
          areas={areas}
          answer={answer.data}
          csvHref={routeUrl(ratesRoute, input, 'csv')}
        />
      )}
    </section>
  )
}

interface LoadedProps {
  readonly area: string
  readonly areas: AreaNames
  readonly answer: RouteOutput<typeof ratesRoute>
  readonly csvHref: string
}

function Loaded({ area, areas, answer, csvHref }: LoadedProps) {
  const t = useMessages()
  const rates = answer.areas.find((one) => one.area === area)
  return (
    <>
      {rates === undefined ? (
        <p>{t('rates.not-in-estimate', { name: areas.name(area) })}</p>
      ) : (
        <Figures rates={rates} />
      )}
      {rates !== undefined && rates.emigrationPer1000 === null && (
        <p>{t('rates.no-population', { name: areas.name(area) })}</p>
      )}
      <Denominator answer={answer} />
      {answer.corridors.length > 0 && <CorridorTable areas={areas} corridors={answer.corridors} />}
      <p>
        <a className="quiet" href={csvHref} download>
          {t('chart.csv')}
        </a>
      </p>
    </>
  )
}

function Figures({ rates }: { readonly rates: Rates }) {
  const t = useMessages()
  const { format } = useReader()
  const rate = (value: number | null, signed = false): string =>
    value === null ? t('table.missing') : rateText(format, value, signed)
  const entries = [
    [t('rates.emigration'), rate(rates.emigrationPer1000)],
    [t('rates.immigration'), rate(rates.immigrationPer1000)],
    [t('rates.net'), rate(rates.netPer1000, true)],
    [
      t('rates.effectiveness'),
      rates.effectivenessPercent === null
        ? t('table.missing')
        : format.share(rates.effectivenessPercent / 100),
    ],
  ] as const
  return (
    <dl className="rate-numbers">
      {entries.map(([label, figure]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What the rates are divided by, and from which release; the world's figure beside it. */
export function Denominator({ answer }: Pick<LoadedProps, 'answer'>) {
  const t = useMessages()
  const { format } = useReader()
  const { denominator, world } = answer
  return (
    <p className="note">
      {t('rates.denominator', {
        release: isolate(denominator.release),
        world: rateText(format, world.movesPer1000),
        effectiveness: format.share(world.effectivenessPercent / 100),
      })}{' '}
      <span lang="en" dir="ltr">
        {denominator.text}
      </span>
    </p>
  )
}

function CorridorTable({
  areas,
  corridors,
}: {
  readonly areas: AreaNames
  readonly corridors: readonly CorridorRates[]
}) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <DataTable
      caption={t('rates.caption')}
      columns={[
        {
          id: 'corridor',
          header: t('top.corridor'),
          value: ({ origin, destination }) =>
            t('top.pair', { from: areas.name(origin), to: areas.name(destination) }),
        },
        {
          id: 'persons',
          header: t('top.persons'),
          value: ({ persons }) => persons,
          cell: ({ persons }) => (
            <span title={format.exact(persons)}>{format.persons(persons)}</span>
          ),
        },
        {
          id: 'origin',
          header: t('rates.per-origin'),
          value: ({ per1000OfOrigin }) => per1000OfOrigin,
          cell: ({ per1000OfOrigin }) => rateText(format, per1000OfOrigin!),
        },
        {
          id: 'destination',
          header: t('rates.per-destination'),
          value: ({ per1000OfDestination }) => per1000OfDestination,
          cell: ({ per1000OfDestination }) => rateText(format, per1000OfDestination!),
        },
        {
          id: 'effectiveness',
          header: t('rates.effectiveness-short'),
          value: ({ effectivenessPercent }) => effectivenessPercent,
          cell: ({ effectivenessPercent }) => format.share(effectivenessPercent! / 100),
        },
      ]}
      rows={corridors}
      rowKey={({ origin, destination }) => `${origin}-${destination}`}
      limit={10}
    />
  )
}
