import { corridorInterval, type FlowIntervals } from '@corridor/flows'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { corridorPath } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { useEstimateQuery } from '../estimates/useEstimateQuery.ts'
import type { CorridorChange } from './compareFlows.ts'

const SHOWN = 10

/** Corridors with their figures before and after, and the interval of the latter where there is one. */
export function ChangeTable({
  caption,
  changes,
  intervals,
  name,
}: {
  readonly caption: string
  readonly changes: readonly CorridorChange[]
  readonly intervals: FlowIntervals | null
  readonly name: (code: string) => string
}) {
  const t = useMessages()
  const { format } = useReader()
  const query = useEstimateQuery()
  const figure = (id: 'before' | 'after', header: string): Column<CorridorChange> => ({
    id,
    header,
    value: (row) => row[id],
    cell: (row) =>
      row[id] !== null && <span title={format.exact(row[id])}>{format.persons(row[id])}</span>,
  })
  const bounds = (row: CorridorChange): readonly [number, number] | null => {
    if (intervals === null || row.after === null) return null
    const { quantiles } = corridorInterval(intervals, row.origin, row.destination)
    return [quantiles[0]!, quantiles.at(-1)!]
  }
  const interval: Column<CorridorChange> = {
    id: 'interval',
    header: t('whatif.interval'),
    value: (row) => bounds(row)?.[0] ?? null,
    cell: (row) => {
      const ends = bounds(row)
      return (
        ends !== null &&
        t('whatif.from-to', { lower: format.persons(ends[0]), upper: format.persons(ends[1]) })
      )
    },
  }
  return (
    <DataTable
      caption={caption}
      rows={changes}
      rowKey={({ origin, destination }) => `${origin}-${destination}`}
      limit={SHOWN}
      columns={[
        {
          id: 'corridor',
          header: t('whatif.corridor'),
          value: ({ origin, destination }) =>
            t('whatif.pair', { from: name(origin), to: name(destination) }),
          cell: ({ origin, destination }) => (
            <AppLink to={corridorPath(origin, destination)} search={query}>
              {t('whatif.pair', { from: name(origin), to: name(destination) })}
            </AppLink>
          ),
        },
        figure('before', t('whatif.before')),
        figure('after', t('whatif.after')),
        {
          id: 'difference',
          header: t('whatif.difference'),
          value: ({ difference }) => difference,
          cell: ({ difference }) => (
            <span title={format.exact(difference)}>{format.signed(difference)}</span>
          ),
        },
        ...(intervals === null ? [] : [interval]),
      ]}
    />
  )
}
