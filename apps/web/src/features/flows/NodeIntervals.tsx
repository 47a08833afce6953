import type { RegionNode } from '@corridor/contract'
import { useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { useIntervalColumns } from '../simulations/useIntervalColumns.tsx'

/** Arrivals and departures of the picture's nodes with their intervals, on demand. */
export function NodeIntervals({
  nodes,
  name,
}: {
  readonly nodes: readonly RegionNode[]
  readonly name: (code: string) => string
}) {
  const t = useMessages()
  const { format } = useReader()
  const [open, setOpen] = useState(false)
  const intervals = useIntervalColumns()
  if (!nodes.some(({ inflowInterval }) => inflowInterval != null)) return null
  const figure = (id: 'inflow' | 'outflow', header: string) => ({
    id,
    header,
    value: (node: RegionNode) => node[id],
    cell: (node: RegionNode) => (
      <span title={format.exact(node[id])}>{format.persons(node[id])}</span>
    ),
  })
  const [arrivals, departures] = [t('chord.arrivals'), t('chord.departures')]
  return (
    <details className="node-intervals" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('interval.nodes')}</summary>
      {open && (
        <>
          <p className="note">{t('interval.nodes-means')}</p>
          <DataTable
            caption={t('interval.nodes')}
            columns={[
              { id: 'name', header: t('chord.node'), value: ({ code }) => name(code) },
              figure('inflow', arrivals),
              ...intervals('inflow', nodes, (node) => node.inflowInterval, { of: arrivals }),
              figure('outflow', departures),
              ...intervals('outflow', nodes, (node) => node.outflowInterval, { of: departures }),
            ]}
            rows={nodes}
            rowKey={({ code }) => code}
            limit={300}
          />
        </>
      )}
    </details>
  )
}
