import { accountsRoute, flowOptionsRoute, type Scenario } from '@corridor/contract'
import { useCallback, useMemo } from 'react'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { type AreaNames, useAreas } from '../areas/useAreas.ts'
import { chooseEstimate, type FlowOptions } from '../estimates/chooseEstimate.ts'
import { EstimateControls } from '../estimates/EstimateControls.tsx'
import { SourceList } from '../flows/SourceList.tsx'
import { useScenario } from './useScenario.ts'
import { WhatIfDesk } from './WhatIfDesk.tsx'
import { WHAT_IF_VIEW } from './whatIfView.ts'
import './scenarios.css'

/** The estimate of the reader's own figures, computed in the browser. */
export function WhatIfPage() {
  const t = useMessages()
  usePageTitle(t('whatif.title'))
  const areas = useAreas()
  const options = useRoute(flowOptionsRoute, {})
  return (
    <div className="page what-if">
      <h1>{t('whatif.title')}</h1>
      <p className="lead">{t('whatif.lead')}</p>
      <p className="note">{t('whatif.private')}</p>
      {options.error !== null && (
        <RouteProblem error={options.error} onRetry={() => void options.refetch()} />
      )}
      {areas !== undefined && options.data !== undefined ? (
        <ChosenEstimate areas={areas} options={options.data} />
      ) : (
        options.error === null && <Reserved what={t('whatif.what')} className="reserved-what-if" />
      )}
    </div>
  )
}

/** The figures of the estimate that the address names, and the reader's changes to them. */
function ChosenEstimate({
  areas,
  options,
}: {
  readonly areas: AreaNames
  readonly options: FlowOptions
}) {
  const t = useMessages()
  const [view, change] = useViewState(WHAT_IF_VIEW)
  const choice = useMemo(() => chooseEstimate(options, view), [options, view])
  const { notAvailable: _, ...chosen } = choice
  const accounts = useRoute(accountsRoute, {
    ...chosen,
    whenInfeasible: view.whenInfeasible,
    ...(view.weight === undefined ? {} : { weight: view.weight }),
  })
  const selection = accounts.data?.selection ?? null
  const onSelection = useCallback(
    ({ period, method, stocks, demography, sex, weight, whenInfeasible }: Scenario['selection']) =>
      change(
        {
          period,
          method,
          ...(stocks === undefined ? {} : { stocks }),
          ...(demography === undefined ? {} : { demography }),
          sex,
          weight: weight === USUAL_WEIGHT ? undefined : weight,
          whenInfeasible,
        },
        { replace: true },
      ),
    [change],
  )
  const scenario = useScenario(selection, onSelection)
  return (
    <>
      <EstimateControls options={options} choice={choice} change={change} />
      {accounts.error !== null && (
        <RouteProblem error={accounts.error} onRetry={() => void accounts.refetch()} />
      )}
      {accounts.data === undefined ? (
        accounts.error === null && <Reserved what={t('whatif.what')} className="reserved-what-if" />
      ) : (
        <>
          <WhatIfDesk
            areas={areas}
            accounts={accounts.data}
            scenario={scenario}
            view={view}
            change={change}
            threshold={options.defaults.threshold}
          />
          <SourceList sources={accounts.data.sources} />
        </>
      )}
    </>
  )
}

/** Share of minimum migration in pseudo-Bayes unless the address says another. */
const USUAL_WEIGHT = 0.87
