import { startCareerSimulationRoute } from '@corridor/contract'
import { useMutation } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { RouteError, sendRoute } from '../../app/fetchRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { Select } from '../../ui/Select.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { useAreas } from '../areas/useAreas.ts'
import { CareerRuns, type StartedRun } from './CareerRuns.tsx'
import { CorridorPick } from './CorridorPick.tsx'
import { CAREER_FIELDS, CAREER_VIEW, careerModel } from './careerModel.ts'
import { NumberField } from './NumberField.tsx'
import { SocialSecurityNav } from './SocialSecurityNav.tsx'
import { useInstruments } from './useCaseWorker.ts'
import '../standards/standards.css'
import '../standards/policyCheck/policyCheck.css'

const DEFAULT_CORRIDOR = 'NPL-QAT'

/** Careers drawn by chance under a design of coordination, for comparing designs. */
export function SimulationPage() {
  const t = useMessages()
  const [view, change] = useViewState(CAREER_VIEW)
  const areas = useAreas()
  const listed = useInstruments()
  const [runs, setRuns] = useState<readonly StartedRun[]>([])
  usePageTitle(t('social-security.simulation-title'))
  const [origin = '', destination = ''] = (view.corridor ?? DEFAULT_CORRIDOR).split('-')
  const start = useMutation({
    mutationFn: () =>
      sendRoute(
        startCareerSimulationRoute,
        {},
        {
          model: careerModel([origin, destination], view, view.instrument ?? 'none') as never,
          careers: Math.max(1_000, Math.round(view.careers)),
          seed: Math.round(view.seed),
        },
      ),
    onSuccess: ({ simulation, cancelToken }) =>
      setRuns((before) => [...before, { id: simulation.id, cancelToken, first: simulation }]),
  })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!start.isPending && origin !== destination) start.mutate()
  }
  const nameOf = (id: string | null) =>
    id === null || id === 'none'
      ? t('social-security.instrument-none')
      : (listed.instruments?.find((one) => one.id === id)?.name ?? id)
  return (
    <div className="page social-security-page">
      <h1>{t('social-security.simulation-title')}</h1>
      <SocialSecurityNav />
      <p className="lead">{t('social-security.simulation-lead')}</p>
      <p className="statement-remark">{t('social-security.simulation-caution')}</p>
      {areas === undefined || listed.instruments === undefined ? (
        listed.error === null ? (
          <Reserved what={t('social-security.what')} className="reserved-standards" />
        ) : (
          <RouteProblem error={listed.error} onRetry={() => void listed.refetch()} />
        )
      ) : (
        <>
          <form onSubmit={submit}>
            <CorridorPick
              areas={areas}
              ends={[origin, destination]}
              onChange={(corridor) => change({ corridor })}
            />
            <Select
              label={t('social-security.instrument')}
              value={view.instrument ?? 'none'}
              options={[
                { value: 'none', label: t('social-security.instrument-none') },
                ...listed.instruments.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(id) => change({ instrument: id === 'none' ? undefined : id })}
            />
            <div className="policy-fields">
              {CAREER_FIELDS.map((name) => (
                <NumberField
                  key={name}
                  label={t(
                    /^(home|abroad)(Minimum|Amount)$/.test(name)
                      ? `social-security.gap-${name}`
                      : `social-security.simulation-${name}`,
                  )}
                  value={view[name]}
                  onChange={(value) => change({ [name]: value }, { replace: true })}
                />
              ))}
            </div>
            <p className="actions">
              <button type="submit" disabled={start.isPending || origin === destination}>
                {t('social-security.simulation-start')}
              </button>
            </p>
            {start.error instanceof RouteError && (
              <RouteProblem error={start.error} onRetry={() => start.mutate()} />
            )}
          </form>
          <CareerRuns runs={runs} nameOf={nameOf} areas={areas} />
        </>
      )}
    </div>
  )
}
