import { countsRoute, instrumentsRoute, routeUrl } from '@corridor/contract'
import { useMemo } from 'react'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { useAreas } from '../areas/useAreas.ts'
import { countWords } from './countWords.ts'
import { DayControl } from './DayControl.tsx'
import { InstrumentFilters, REGION_GROUPING } from './InstrumentFilters.tsx'
import { InstrumentTable } from './InstrumentTable.tsx'
import { FILTER_VIEW, fitsFilter } from './instrumentFilter.ts'
import { DAY_VIEW } from './onDay.ts'
import { PublishedFigures } from './PublishedFigures.tsx'
import { StandardsFoot } from './StandardsFoot.tsx'
import { StandardsNav } from './StandardsNav.tsx'

const VIEW = { ...DAY_VIEW, ...FILTER_VIEW }

/** Every instrument with the number of States registered and bound on a day. */
export function InstrumentsPage() {
  const t = useMessages()
  const [view, change] = useViewState(VIEW)
  const answer = useRoute(instrumentsRoute, { on: view.on })
  usePageTitle(t('standards.title'))
  return (
    <div className="page standards-page">
      <h1>{t('standards.title')}</h1>
      <StandardsNav />
      <DayControl on={view.on} onChange={(on, options) => change({ on }, options)} />
      {answer.error !== null ? (
        <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
      ) : answer.data === undefined ? (
        <Reserved what={t('standards.what')} className="reserved-standards" />
      ) : (
        <Instruments answer={answer.data} />
      )}
      <PublishedFigures onShow={(on) => change({ on })} />
    </div>
  )
}

function Instruments({ answer }: { readonly answer: RouteOutput<typeof instrumentsRoute> }) {
  const t = useMessages()
  const { format } = useReader()
  const areas = useAreas()
  const [view, change] = useViewState(VIEW)
  const { instruments, on, sources } = answer
  const shown = useMemo(
    () => instruments.filter((instrument) => fitsFilter(instrument, view)),
    [instruments, view],
  )
  const inRegion = useRegionCounts(view.on, view.region)
  const date = format.date(on)
  return (
    <>
      <p className="lead">
        {t('standards.lead', {
          ...countWords(format, { count: instruments.length }),
          complete: format.number(
            instruments.filter(({ registered, isComplete }) => registered !== null && isComplete)
              .length,
          ),
          date,
        })}
      </p>
      <InstrumentFilters view={view} onChange={change} instruments={instruments} areas={areas} />
      {shown.length === 0 ? (
        <p>{t('standards.filter.nothing')}</p>
      ) : (
        <InstrumentTable
          caption={t('standards.table.caption', { date })}
          instruments={shown}
          region={
            view.region === undefined || inRegion === null
              ? null
              : { name: areas?.name(view.region) ?? view.region, counts: inRegion }
          }
        />
      )}
      <StandardsFoot
        name="standards"
        title={t('standards.title')}
        subtitle={t('standards.table.caption', { date })}
        sources={sources}
        csvHref={routeUrl(instrumentsRoute, { on: view.on }, 'csv')}
      />
    </>
  )
}

/** How many of the States registered on the day lie in the region; null until it is known. */
function useRegionCounts(
  on: string | undefined,
  region: string | undefined,
): ReadonlyMap<string, number> | null {
  const areas = useAreas()
  const { data } = useRoute(countsRoute, { on }, { enabled: region !== undefined })
  return useMemo(() => {
    if (data === undefined || areas === undefined || region === undefined) return null
    const isInside = (state: string): boolean =>
      areas.areas.get(state)?.regions[REGION_GROUPING] === region
    return new Map(
      data.counts.map(({ instrument, states }) => [instrument, states.filter(isInside).length]),
    )
  }, [data, areas, region])
}
