import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { countryPath, regionPath } from '../../app/paths.ts'
import type { Query } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { useEstimateQuery } from '../estimates/useEstimateQuery.ts'
import { useIntervalColumns } from '../simulations/useIntervalColumns.tsx'
import { type FlowNode, inflowOf, outflowOf } from './flowMatrix.ts'
import type { World } from './useWorld.ts'
import { regionFacts } from './worldFacts.ts'

const PARTNERS = 3

interface RegionSummaryProps {
  readonly world: World
  readonly region: string
  /** The words of the address that lead on to other regions in the same estimate. */
  readonly query: Query
}

/** One region: what crosses its border, with whom, and its countries. */
export function RegionSummary({ world, region, query }: RegionSummaryProps) {
  const t = useMessages()
  const { name } = world.areas
  const facts = regionFacts(world.gross, region)
  return (
    <section className="region-summary" aria-label={name(region)}>
      <div className="prose">
        <p>
          {t('region.from')} <Partners world={world} partners={facts.origins} query={query} />
        </p>
        <p>
          {t('region.to')} <Partners world={world} partners={facts.destinations} query={query} />{' '}
          {t('ranking.depends')}
        </p>
      </div>
      <h2>{t('region.countries', { region: name(region) })}</h2>
      <CountryTable world={world} />
    </section>
  )
}

function Partners({
  world,
  partners,
  query,
}: {
  readonly world: World
  readonly partners: readonly { readonly code: string; readonly persons: number }[]
  readonly query: Query
}) {
  const { format } = useReader()
  return partners
    .slice(0, PARTNERS)
    .filter(({ persons }) => persons > 0)
    .map(({ code, persons }, index) => (
      <span key={code}>
        {index > 0 && ', '}
        <AppLink to={regionPath(code)} search={query}>
          {world.areas.name(code)}
        </AppLink>{' '}
        {format.inWords(persons)}
      </span>
    ))
}

function CountryTable({ world }: { readonly world: World }) {
  const t = useMessages()
  const { format } = useReader()
  const { gross, areas } = world
  const query = useEstimateQuery()
  const rows = gross.nodes.flatMap((node, index) =>
    node.kind === 'area'
      ? [{ node, arrivals: inflowOf(gross, index), departures: outflowOf(gross, index) }]
      : [],
  )
  const intervals = useIntervalColumns()
  const nodeOf = ({ node }: (typeof rows)[number]) =>
    world.answer.nodes.find(({ code }) => code === node.code)
  const net = (row: (typeof rows)[number]): number => row.arrivals - row.departures
  return (
    <DataTable<{ node: FlowNode; arrivals: number; departures: number }>
      caption={t('region.table')}
      columns={[
        {
          id: 'name',
          header: t('region.country'),
          value: ({ node }) => areas.name(node.code),
          cell: ({ node }) => (
            <AppLink to={countryPath(node.code)} search={query}>
              {areas.name(node.code)}
            </AppLink>
          ),
        },
        {
          id: 'arrivals',
          header: t('chord.arrivals'),
          value: (row) => row.arrivals,
          cell: (row) => (
            <span title={format.exact(row.arrivals)}>{format.persons(row.arrivals)}</span>
          ),
        },
        ...intervals('arrivals', rows, (row) => nodeOf(row)?.inflowInterval, {
          of: t('chord.arrivals'),
        }),
        {
          id: 'departures',
          header: t('chord.departures'),
          value: (row) => row.departures,
          cell: (row) => (
            <span title={format.exact(row.departures)}>{format.persons(row.departures)}</span>
          ),
        },
        ...intervals('departures', rows, (row) => nodeOf(row)?.outflowInterval, {
          of: t('chord.departures'),
        }),
        {
          id: 'net',
          header: t('top.net'),
          value: net,
          cell: (row) => <span title={format.exact(net(row))}>{format.signed(net(row))}</span>,
        },
      ]}
      rows={rows}
      rowKey={({ node }) => node.code}
      sorting={{ column: 'departures', descending: true }}
      limit={60}
    />
  )
}
