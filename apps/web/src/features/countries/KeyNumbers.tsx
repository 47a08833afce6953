import { type IntervalBounds, regionalMatrixRoute } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { regionPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { missingWords } from '../estimates/missingWords.ts'
import { isolate, methodName } from '../flows/estimateWords.ts'
import { intervalWords } from '../simulations/intervalWords.ts'
import { type StockSeries, stockTrend } from '../stocks/stockSeries.ts'
import { chosenFlow, methodSpan, rankInRegion } from './countryFacts.ts'
import type { CountryPart } from './countryParts.ts'

interface KeyEntry {
  readonly label: string
  readonly figure: string | null
  readonly source: string
  readonly interval?: IntervalBounds | null | undefined
  readonly signed?: boolean
}

/** The figures of the page at a glance, each with its period and source. */
export function KeyNumbers(
  props: CountryPart & {
    readonly abroad: readonly StockSeries[]
    readonly here: readonly StockSeries[]
  },
) {
  const t = useMessages()
  const { format } = useReader()
  const { area, areas, choice, answer, abroad, here } = props
  const period = format.period(choice.period)
  const vintage = isolate(`${choice.stocks} + ${choice.demography}`)
  const flow = chosenFlow(answer.series, choice)
  const estimate = t('country.key-estimate', {
    period,
    method: methodName(t, choice.method),
    vintage,
  })
  const stock = (series: readonly StockSeries[]) => {
    const trend = stockTrend(series, choice.stocks)
    return trend === null
      ? { figure: null, source: isolate(choice.stocks) }
      : {
          figure: format.inWords(trend.last.persons),
          source: `${format.year(trend.last.year)} · ${isolate(choice.stocks)}`,
        }
  }
  const persons = (value: number | null | undefined) =>
    value === null || value === undefined ? null : format.inWords(value)
  const entries: readonly KeyEntry[] = [
    { label: t('country.key-abroad'), ...stock(abroad) },
    { label: t('country.key-here'), ...stock(here) },
    {
      label: t('country.key-outflow'),
      figure: persons(flow?.outflow),
      interval: flow?.outflowInterval,
      source: estimate,
    },
    {
      label: t('country.key-inflow'),
      figure: persons(flow?.inflow),
      interval: flow?.inflowInterval,
      source: estimate,
    },
    {
      label: t('country.key-net'),
      figure: flow?.net == null ? null : format.signed(flow.net),
      interval: flow?.netInterval,
      signed: true,
      source: estimate,
    },
    {
      label: t('country.key-source-net'),
      figure: flow?.netMigrationOfSource == null ? null : format.signed(flow.netMigrationOfSource),
      source: `${period} · ${isolate(choice.demography)}`,
    },
  ]
  return (
    <section aria-label={t('country.key-numbers')}>
      <dl className="key-numbers">
        {entries.map(({ label, figure, source, interval, signed }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="key-figure">{figure ?? t('table.missing')}</dd>
            {interval != null && (
              <dd>
                {intervalWords(
                  t,
                  format,
                  interval,
                  signed === true ? format.signed : format.inWords,
                )}
              </dd>
            )}
            <dd className="note">{source}</dd>
          </div>
        ))}
      </dl>
      {flow?.missing != null && (
        <p>
          {missingWords(t, areas, { reason: flow.missing, areas: [area], sex: choice.sex })}{' '}
          <CompositeLink area={area} areas={areas} />
        </p>
      )}
      <Findings {...props} />
    </section>
  )
}

/** The way to the area of which this one was part, or to its parts. */
function CompositeLink({ area, areas }: Pick<CountryPart, 'area' | 'areas'>) {
  const whole = [...areas.areas.values()].find(({ members }) => members.includes(area))
  const others = whole === undefined ? (areas.areas.get(area)?.members ?? []) : [whole.code]
  return others.map((code) => (
    <span key={code}>
      <AppLink to={`/countries/${code}`}>{areas.name(code)}</AppLink>{' '}
    </span>
  ))
}

/** How far the methods lie apart, and the country's place in its region. */
function Findings({ area, areas, choice, answer, query }: CountryPart) {
  const t = useMessages()
  const { format } = useReader()
  const region = areas.areas.get(area)?.regions['science-2014'] ?? ''
  const { notAvailable: _, ...selection } = choice
  const regional = useRoute(
    regionalMatrixRoute,
    { ...selection, open: region },
    { enabled: answer.missing === null && region !== '' },
  )
  const span = (side: 'inflow' | 'outflow') => methodSpan(answer.series, choice, side)
  const [out, into] = [span('outflow'), span('inflow')]
  const place = (side: 'inflow' | 'outflow') =>
    regional.data === undefined ? null : rankInRegion(regional.data.nodes, area, side)
  const [outRank, inRank] = [place('outflow'), place('inflow')]
  const period = format.period(choice.period)
  if (out === null || into === null) return null
  return (
    <ul className="findings">
      <li>
        {t('country.finding-span', {
          period,
          count: format.number(out.count),
          outLeast: format.inWords(out.least),
          outMost: format.inWords(out.most),
          inLeast: format.inWords(into.least),
          inMost: format.inWords(into.most),
        })}
      </li>
      {outRank !== null && inRank !== null && (
        <li>
          {t('country.finding-rank', {
            region: areas.name(region),
            outRank: format.number(outRank.rank),
            inRank: format.number(inRank.rank),
            count: format.number(outRank.count),
          })}{' '}
          <AppLink to={regionPath(region)} search={query}>
            {t('country.to-region', { region: areas.name(region) })}
          </AppLink>
        </li>
      )}
    </ul>
  )
}
