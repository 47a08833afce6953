import { countryFlowsRoute, flowOptionsRoute } from '@corridor/contract'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { NotFoundPage } from '../../app/NotFoundPage.tsx'
import { COMPARE_PATH, countryPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { type AreaNames, useAreas } from '../areas/useAreas.ts'
import { compareQuery } from '../comparison/compareLink.ts'
import {
  choiceSelection,
  chooseEstimate,
  type EstimateChoice,
} from '../estimates/chooseEstimate.ts'
import { EstimateControls } from '../estimates/EstimateControls.tsx'
import { EstimateFiles } from '../estimates/EstimateFiles.tsx'
import { ESTIMATE_VIEW } from '../estimates/estimateView.ts'
import { useEstimateQuery } from '../estimates/useEstimateQuery.ts'
import { EstimateDiagnostics } from '../flows/EstimateDiagnostics.tsx'
import { SourceList } from '../flows/SourceList.tsx'
import { AreaRates } from '../rates/AreaRates.tsx'
import { CumulativeFigure } from '../rates/CumulativeFigure.tsx'
import { LeaveSimulation } from '../simulations/LeaveSimulation.tsx'
import { CountryStandards } from '../standards/country/CountryStandards.tsx'
import { DAY_VIEW } from '../standards/onDay.ts'
import { useDayQuery } from '../standards/useDayQuery.ts'
import { StockFigure } from '../stocks/StockFigure.tsx'
import { useStockSeries } from '../stocks/useStockSeries.ts'
import { CountryBalance } from './CountryBalance.tsx'
import { CountryHead } from './CountryHead.tsx'
import { CountryIntervals } from './CountryIntervals.tsx'
import { CountryNotices } from './CountryNotices.tsx'
import { KeyNumbers } from './KeyNumbers.tsx'
import { Partners } from './Partners.tsx'
import './countries.css'

/** One country or area as origin and as destination. */
export function CountryPage() {
  const t = useMessages()
  const { area: written = '' } = useParams({ strict: false })
  const area = written.toUpperCase()
  const areas = useAreas()
  useCanonicalAddress(written, area)
  usePageTitle(areas?.name(area) ?? '')
  if (areas === undefined) {
    return (
      <div className="page">
        <Reserved what={t('country.what')} className="reserved-country" />
      </div>
    )
  }
  if (!areas.areas.has(area)) {
    return <NotFoundPage detail={t('corridor.unknown-area', { code: written })} />
  }
  return (
    <div className="page country-page" key={area}>
      <CountryHead area={area} areas={areas} />
      <CountryFigures area={area} areas={areas} />
      <CountryRules area={area} areas={areas} />
    </div>
  )
}

/** The estimate shown, and the day of the rules. */
const COUNTRY_VIEW = { ...ESTIMATE_VIEW, ...DAY_VIEW }

function CountryRules({ area, areas }: { readonly area: string; readonly areas: AreaNames }) {
  const [view, change] = useViewState(COUNTRY_VIEW)
  return (
    <CountryStandards
      area={area}
      name={areas.name(area)}
      on={view.on}
      onDay={(on, options) => change({ on }, options)}
    />
  )
}

/** `npl` is understood, but a page has one address. */
function useCanonicalAddress(written: string, area: string): void {
  const navigate = useNavigate()
  useEffect(() => {
    if (written === area) return
    const search = (previous: unknown) => previous
    void navigate({ to: countryPath(area) as '/', search: search as never, replace: true })
  }, [written, area, navigate])
}

function CountryFigures({ area, areas }: { readonly area: string; readonly areas: AreaNames }) {
  const t = useMessages()
  const [view, change] = useViewState(COUNTRY_VIEW)
  const query = { ...useEstimateQuery(), ...useDayQuery() }
  const options = useRoute(flowOptionsRoute, {})
  const choice = useMemo(
    () => (options.data === undefined ? undefined : chooseEstimate(options.data, view)),
    [options.data, view],
  )
  const answer = useRoute(countryFlowsRoute, countryInput(area, choice), {
    enabled: choice !== undefined,
  })
  const abroad = useStockSeries({ origin: area })
  const here = useStockSeries({ destination: area })
  const error = options.error ?? answer.error ?? abroad.error ?? here.error
  if (error !== null) {
    const retry = () => {
      for (const one of [options, answer]) if (one.error !== null) void one.refetch()
      abroad.retry()
      here.retry()
    }
    return (
      <RouteProblem error={error} onRetry={retry}>
        <LeaveSimulation view={view} change={change} />
      </RouteProblem>
    )
  }
  if (
    answer.data?.area !== area ||
    options.data === undefined ||
    choice === undefined ||
    abroad.series === undefined ||
    here.series === undefined
  ) {
    return <Reserved what={t('country.what')} className="reserved-country" />
  }
  const name = areas.name(area)
  const { estimate } = answer.data
  const part = {
    area,
    areas,
    choice,
    answer: answer.data,
    query,
  }
  return (
    <>
      <KeyNumbers {...part} abroad={abroad.series} here={here.series} />
      <EstimateControls options={options.data} choice={choice} change={change} />
      <CountryBalance {...part} />
      {answer.data.missing === null && (
        <>
          <Partners {...part} direction="out" />
          <Partners {...part} direction="in" />
        </>
      )}
      <section aria-labelledby="stocks-title">
        <h2 id="stocks-title">{t('country.stocks')}</h2>
        <StockFigure
          id="stock-abroad"
          who={t('country.who-abroad', { name })}
          ends={{ origin: area }}
          series={abroad.series}
          chosen={choice.stocks}
          sources={abroad.sources}
        />
        <StockFigure
          id="stock-here"
          who={t('country.who-here', { name })}
          ends={{ destination: area }}
          series={here.series}
          chosen={choice.stocks}
          sources={here.sources}
        />
      </section>
      <CountryIntervals {...part} onShow={(shown) => change({ simulation: shown })} />
      <AreaRates {...part} />
      <CumulativeFigure
        id="cumulative-out"
        choice={choice}
        scope={{ from: area }}
        who={t('rates.from', { name })}
      />
      <CumulativeFigure
        id="cumulative-in"
        choice={choice}
        scope={{ to: area }}
        who={t('rates.to', { name })}
      />
      <p>
        <AppLink to={COMPARE_PATH} search={compareQuery(options.data, choice, { from: area })}>
          {t('estimates.compare')}
        </AppLink>
      </p>
      <CountryNotices {...part} />
      <EstimateFiles selection={choiceSelection(choice)} />
      <EstimateDiagnostics estimate={estimate} name={areas.name} />
      <SourceList sources={estimate.sources} />
    </>
  )
}

/** What the page asks for. @param choice undefined before the options have come. */
export const countryInput = (area: string, choice: EstimateChoice | undefined) =>
  choice === undefined
    ? { area }
    : {
        area,
        period: choice.period,
        method: choice.method,
        stocks: choice.stocks,
        demography: choice.demography,
        ...(choice.sex === 'both' ? {} : { sex: choice.sex }),
        ...(choice.simulation === undefined ? {} : { simulation: choice.simulation }),
      }
