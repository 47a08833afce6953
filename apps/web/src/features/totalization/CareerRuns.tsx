import {
  type CareerSimulation,
  cancelCareerSimulationRoute,
  careerSimulationRoute,
} from '@corridor/contract'
import { useMutation, useQueries } from '@tanstack/react-query'
import { sendRoute } from '../../app/fetchRoute.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { routeQuery } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import type { AreaNames } from '../areas/useAreas.ts'
import { isUnderWay } from '../simulations/simulationFacts.ts'

/** A simulation that this page started, and what allows to cancel it. */
export interface StartedRun {
  readonly id: string
  readonly cancelToken: string
  readonly first: CareerSimulation
}

const POLL_MILLISECONDS = 1_000

interface CareerRunsProps {
  readonly runs: readonly StartedRun[]
  readonly nameOf: (instrument: string | null) => string
  readonly areas: AreaNames
}

/** The simulations of this page: how far each is, and beside each other what they gave. */
export function CareerRuns({ runs, nameOf, areas }: CareerRunsProps) {
  const t = useMessages()
  const answers = useQueries({
    queries: runs.map(({ id }) => ({
      ...routeQuery(careerSimulationRoute, { id }),
      staleTime: 0,
      refetchInterval: ({ state }: { readonly state: { readonly data?: unknown } }) => {
        const data = state.data as CareerSimulation | undefined
        return data !== undefined && !isUnderWay(data) ? (false as const) : POLL_MILLISECONDS
      },
    })),
  })
  const shown = runs.map((run, place) => (answers[place]?.data ?? run.first) as CareerSimulation)
  if (runs.length === 0) return null
  return (
    <section aria-labelledby="career-runs">
      <h2 id="career-runs">{t('social-security.result')}</h2>
      {runs.map((run, place) => (
        <RunProgress
          key={run.id}
          run={run}
          shown={shown[place]!}
          name={nameOf(shown[place]!.instrument)}
          onCancelled={() => void answers[place]?.refetch()}
        />
      ))}
      <RunTable shown={shown} nameOf={nameOf} areas={areas} />
    </section>
  )
}

interface RunProgressProps {
  readonly run: StartedRun
  readonly shown: CareerSimulation
  readonly name: string
  readonly onCancelled: () => void
}

function RunProgress({ run, shown, name, onCancelled }: RunProgressProps) {
  const t = useMessages()
  const { format } = useReader()
  const cancel = useMutation({
    mutationFn: () =>
      sendRoute(cancelCareerSimulationRoute, { id: run.id, token: run.cancelToken }),
    onSettled: onCancelled,
  })
  const text = t(`social-security.simulation-${shown.state}`, {
    name,
    done: format.number(shown.careersDone),
    careers: format.number(shown.careers),
  })
  if (!isUnderWay(shown)) {
    return (
      <p role="status">
        {text}{' '}
        {shown.failure !== null && (
          <span lang="en" dir="ltr">
            {shown.failure}
          </span>
        )}
      </p>
    )
  }
  return (
    <div className="simulation-progress">
      <progress value={shown.progress} aria-label={name} />
      <p>{text}</p>
      <button type="button" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
        {t('social-security.simulation-cancel')}
      </button>
      {cancel.error !== null && <p role="alert">{t('social-security.simulation-cancel-failed')}</p>}
    </div>
  )
}

function RunTable({
  shown,
  nameOf,
  areas,
}: {
  readonly shown: readonly CareerSimulation[]
  readonly nameOf: (instrument: string | null) => string
  readonly areas: AreaNames
}) {
  const t = useMessages()
  const { format } = useReader()
  const rows = shown.filter(({ sums }) => sums !== null)
  if (rows.length === 0) return null
  const states = [...new Set(rows.flatMap(({ sums }) => sums!.states.map(({ state }) => state)))]
  const share = (
    id: string,
    header: string,
    count: (sums: NonNullable<CareerSimulation['sums']>) => number,
  ): Column<CareerSimulation> => {
    const value = ({ sums }: CareerSimulation) => count(sums!) / sums!.careers
    return { id, header, value, cell: (row) => format.share(value(row)) }
  }
  return (
    <DataTable
      caption={t('social-security.simulation-caption')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'instrument',
          header: t('social-security.instrument'),
          value: ({ instrument }) => nameOf(instrument),
        },
        {
          id: 'careers',
          header: t('social-security.simulation-careers'),
          value: ({ sums }) => sums!.careers,
          cell: ({ sums }) => format.number(sums!.careers),
        },
        share(
          'nothing',
          t('social-security.simulation-nothing'),
          ({ withoutBenefit }) => withoutBenefit,
        ),
        ...states.flatMap((state) => {
          const of = (sums: NonNullable<CareerSimulation['sums']>) =>
            sums.states.find((one) => one.state === state)
          const name = areas.name(state)
          const mean = ({ sums }: CareerSimulation) =>
            numberOf(of(sums!)?.payable ?? '0') / sums!.careers
          return [
            share(
              `${state}-paid`,
              t('social-security.simulation-paid', { state: name }),
              (sums) => of(sums)?.paid ?? 0,
            ),
            {
              id: `${state}-mean`,
              header: t('social-security.simulation-mean', { state: name }),
              value: mean,
              cell: (row: CareerSimulation) =>
                format.number(mean(row), { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
            },
          ]
        }),
      ]}
    />
  )
}

/** A fraction as text, to be read. */
function numberOf(text: string): number {
  const [over, under = '1'] = text.split('/')
  return Number(over) / Number(under)
}
