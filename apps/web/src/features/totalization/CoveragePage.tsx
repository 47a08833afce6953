import { socialSecurityCoverageRoute } from '@corridor/contract'
import { useMemo } from 'react'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { optionalText } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { Select } from '../../ui/Select.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { type AreaNames, useAreas } from '../areas/useAreas.ts'
import { DayControl } from '../standards/DayControl.tsx'
import { DAY_VIEW } from '../standards/onDay.ts'
import { CoverageMap } from './CoverageMap.tsx'
import { OriginCoverage } from './OriginCoverage.tsx'
import { SocialSecurityNav } from './SocialSecurityNav.tsx'
import '../standards/standards.css'

const VIEW = { ...DAY_VIEW, origin: optionalText(/^[A-Z]{3}$/) }

export type CoverageAnswer = RouteOutput<typeof socialSecurityCoverageRoute>

/** The share of each State's migrants whose periods an agreement in force adds. */
export function CoveragePage() {
  const t = useMessages()
  const [view, change] = useViewState(VIEW)
  const areas = useAreas()
  const on = view.on === undefined ? {} : { on: view.on }
  const answer = useRoute(socialSecurityCoverageRoute, on)
  usePageTitle(t('social-security.coverage-title'))
  return (
    <div className="page social-security-page">
      <h1>{t('social-security.coverage-title')}</h1>
      <SocialSecurityNav />
      <p className="lead">{t('social-security.coverage-lead')}</p>
      <DayControl on={view.on} onChange={(day, options) => change({ on: day }, options)} />
      {answer.error !== null ? (
        <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
      ) : answer.data === undefined || areas === undefined ? (
        <Reserved what={t('social-security.what-agreements')} className="reserved-map" />
      ) : (
        <>
          <CoverageMap answer={answer.data} areas={areas} asked={on} />
          <OriginPick
            {...{ answer: answer.data, areas }}
            origin={view.origin}
            onChange={(origin) => change({ origin })}
          />
          {view.origin !== undefined && (
            <OriginCoverage origin={view.origin} asked={on} areas={areas} />
          )}
        </>
      )}
    </div>
  )
}

function OriginPick({
  answer,
  areas,
  origin,
  onChange,
}: {
  readonly answer: CoverageAnswer
  readonly areas: AreaNames
  readonly origin: string | undefined
  readonly onChange: (origin: string | undefined) => void
}) {
  const t = useMessages()
  const { format } = useReader()
  const options = useMemo(
    () =>
      answer.origins
        .map(({ origin: value }) => ({ value, label: areas.name(value) }))
        .toSorted((one, other) => format.compareNames(one.label, other.label)),
    [answer, areas, format],
  )
  return (
    <Select
      label={t('social-security.coverage-origin')}
      value={origin ?? ''}
      options={[{ value: '', label: t('social-security.choose') }, ...options]}
      onChange={(code) => onChange(code === '' ? undefined : code)}
    />
  )
}
