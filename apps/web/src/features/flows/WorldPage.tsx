import { regionalMatrixRoute, routeUrl } from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { useAreas } from '../areas/useAreas.ts'
import { regionalInput } from './worldQueries.ts'
import { WORLD_VIEW } from './worldView.ts'

/** The world's flows between regions; a region in the path is opened into its countries. */
export function WorldPage() {
  const t = useMessages()
  const { format } = useReader()
  const areas = useAreas()
  const [view] = useViewState(WORLD_VIEW)
  const { region } = useParams({ strict: false })
  const input = regionalInput(view, region)
  const answer = useRoute(regionalMatrixRoute, input)
  usePageTitle(t('world.title'))
  if (answer.error !== null) {
    return <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
  }
  if (answer.data === undefined || areas === undefined) {
    return <Reserved what={t('world.what')} />
  }
  return (
    <div className="page">
      <h1>{t('world.title')}</h1>
      <DataTable
        caption={t('world.nodes')}
        columns={[
          { id: 'name', header: t('world.region'), value: (node) => areas.name(node.code) },
          {
            id: 'inflow',
            header: t('world.inflow'),
            value: (node) => node.inflow,
            cell: (node) => format.persons(node.inflow),
          },
        ]}
        rows={answer.data.nodes}
        rowKey={(node) => node.code}
        total={{
          rows: answer.data.nodes.length,
          href: routeUrl(regionalMatrixRoute, input, 'csv'),
        }}
      />
    </div>
  )
}
