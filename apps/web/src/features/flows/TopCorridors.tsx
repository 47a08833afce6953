import {
  type CorridorRank,
  routeUrl,
  topCorridorsRoute,
  worldMatrixRoute,
} from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { corridorPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { useEstimateQuery } from '../estimates/useEstimateQuery.ts'
import { boundsOf } from '../simulations/intervalWords.ts'
import { useIntervalColumns } from '../simulations/useIntervalColumns.tsx'
import type { World } from './useWorld.ts'
import { estimateInput } from './worldQueries.ts'
import type { WorldView } from './worldView.ts'

const SHOWN = 100

/** As many as one answer may list; beyond that the whole matrix is the file. */
const MOST = 500

/** The largest corridors of the estimate, within what is selected in the picture. */
export function TopCorridors({
  world,
  view,
  open,
}: {
  readonly world: World
  readonly view: WorldView
  readonly open: string | undefined
}) {
  const t = useMessages()
  const { format } = useReader()
  const { name } = world.areas
  // A pair that is kept narrows the list; otherwise an opened region lists the corridors out of it.
  const scope = {
    ...(view.from === undefined ? {} : { from: view.from }),
    ...(view.to === undefined ? {} : { to: view.to }),
  }
  const selected = view.from !== undefined || view.to !== undefined
  const within = selected || open === undefined ? scope : { from: open }
  const input = { ...estimateInput(view), ...within, measure: view.measure, limit: SHOWN }
  const answer = useRoute(topCorridorsRoute, input)
  const columns = useColumns(name, answer.data?.corridors ?? [])
  if (answer.error !== null) {
    return <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Reserved what={t('top.what')} className="reserved-table" />
  const { corridors, count, shownShare } = answer.data
  const allRowsHref =
    count <= MOST
      ? routeUrl(topCorridorsRoute, { ...input, limit: MOST }, 'csv')
      : routeUrl(worldMatrixRoute, estimateInput(view), 'csv')
  return (
    <section className="top-corridors">
      <h2>
        {within.from === undefined && within.to === undefined
          ? t('top.title')
          : t('top.title-within', {
              from: within.from === undefined ? t('top.anywhere') : name(within.from),
              to: within.to === undefined ? t('top.anywhere') : name(within.to),
            })}
      </h2>
      <p className="note">
        {t('top.share', {
          shown: format.number(corridors.length),
          count: format.number(count),
          share: format.share(shownShare),
        })}{' '}
        {t('ranking.depends')}
      </p>
      <DataTable
        caption={t('top.caption', { period: format.period(world.selection.period) })}
        columns={columns}
        rows={corridors}
        rowKey={({ origin, destination }) => `${origin}-${destination}`}
        limit={20}
        total={{ rows: count, href: allRowsHref }}
      />
    </section>
  )
}

type Columns = readonly [Column<CorridorRank>, ...Column<CorridorRank>[]]

function useColumns(name: (code: string) => string, rows: readonly CorridorRank[]): Columns {
  const intervals = useIntervalColumns()
  const t = useMessages()
  const { format } = useReader()
  const query = useEstimateQuery()
  const figure = (id: 'persons' | 'reverse' | 'net', header: string): Column<CorridorRank> => ({
    id,
    header,
    value: (row) => row[id],
    cell: (row) => (
      <span title={format.exact(row[id])}>
        {id === 'net' ? format.signed(row[id]) : format.persons(row[id])}
      </span>
    ),
  })
  return [
    {
      id: 'corridor',
      header: t('top.corridor'),
      value: ({ origin, destination }) => `${name(origin)} – ${name(destination)}`,
      cell: ({ origin, destination }) => (
        <AppLink to={corridorPath(origin, destination)} search={query}>
          {t('top.pair', { from: name(origin), to: name(destination) })}
        </AppLink>
      ),
    },
    figure('persons', t('top.persons')),
    ...intervals('persons', rows, boundsOf),
    figure('reverse', t('top.reverse')),
    figure('net', t('top.net')),
  ]
}
