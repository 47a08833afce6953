import { compareRoute, flowOptionsRoute } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { UNCERTAINTY_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { type AreaNames, useAreas } from '../areas/useAreas.ts'
import { SourceList } from '../flows/SourceList.tsx'
import { ComparisonControls } from './ComparisonControls.tsx'
import { ComparisonTotals } from './ComparisonTotals.tsx'
import { type Comparison, sourcesOf } from './comparisonAnswer.ts'
import {
  COMPARISON_VIEW,
  type ComparisonView,
  comparisonInput,
  PRESET_REVISIONS,
} from './comparisonView.ts'
import { DifferencesFigure } from './DifferencesFigure.tsx'
import { MoreEstimates } from './MoreEstimates.tsx'
import { RanksFigure } from './RanksFigure.tsx'
import { ScatterFigure } from './ScatterFigure.tsx'
import './comparison.css'

/** Methods and editions side by side: totals, ranks, and what lies behind the largest differences. */
export function ComparisonPage() {
  const t = useMessages()
  const [view, change] = useViewState(COMPARISON_VIEW)
  const areas = useAreas()
  const options = useRoute(flowOptionsRoute, {})
  const answer = useRoute(compareRoute, comparisonInput(view))
  usePageTitle(t('compare.title'))
  const error = options.error ?? answer.error
  const retry = () => {
    for (const one of [options, answer]) if (one.error !== null) void one.refetch()
  }
  const { data } = answer
  const figure = (comparison: Comparison, names: AreaNames) => ({
    comparison,
    areas: names,
    csvInput: comparisonInput(view, 200),
  })
  return (
    <div className="page comparison-page">
      <h1>{t('compare.title')}</h1>
      <p className="lead">{t('compare.lead')}</p>
      {areas !== undefined && options.data !== undefined && (
        <ComparisonControls
          options={options.data}
          areas={areas}
          view={view}
          sides={data === undefined ? sidesOf(view) : sidesOf(view, data)}
          change={change}
        />
      )}
      {error !== null && (
        <RouteProblem error={error} onRetry={retry}>
          <button type="button" onClick={() => change(PRESET_REVISIONS)}>
            {t('compare.preset')}
          </button>
        </RouteProblem>
      )}
      {error === null && (data === undefined || areas === undefined) && (
        <Reserved what={t('compare.what')} className="reserved-comparison" />
      )}
      {error === null &&
        data !== undefined &&
        areas !== undefined &&
        options.data !== undefined && (
          <div data-waiting={answer.isPlaceholderData}>
            <ComparisonTotals comparison={data} areas={areas} />
            <RanksFigure {...figure(data, areas)} />
            <ScatterFigure {...figure(data, areas)} />
            <DifferencesFigure {...figure(data, areas)} />
            <MoreEstimates
              comparison={data}
              options={options.data}
              areas={areas}
              view={view}
              change={change}
            />
            <p>
              {t('compare.certainty')}{' '}
              <AppLink to={UNCERTAINTY_PATH}>{t('chart.uncertainty-more')}</AppLink>
            </p>
            <SourceList sources={sourcesOf([data.a, data.b])} />
          </div>
        )}
    </div>
  )
}

const DEFAULTS = PRESET_REVISIONS as Required<ComparisonView>

/** What the address asks for, in full: what it leaves out is as the last answer had it. */
function sidesOf(view: ComparisonView, answer?: Comparison) {
  const side = (text: string | undefined, fallback: string, last: Comparison['a'] | undefined) => {
    const [method, stocks, demography] = (text ?? fallback).split(',')
    const [, usualStocks, usualDemography] = fallback.split(',')
    return {
      method: method as Comparison['a']['method'],
      stocks: stocks ?? last?.stocks ?? usualStocks!,
      demography: demography ?? last?.demography ?? usualDemography!,
    }
  }
  return {
    a: side(view.a, DEFAULTS.a!, answer?.a),
    b: side(view.b, DEFAULTS.b!, answer?.b),
    period: view.period ?? answer?.period ?? DEFAULTS.period!,
  }
}
