import { flowOptionsRoute, type Grouping } from '@corridor/contract'
import { useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { type AreaNames, useAreas } from '../areas/useAreas.ts'
import { chooseEstimate, type FlowOptions } from '../estimates/chooseEstimate.ts'
import { EstimateControls } from '../estimates/EstimateControls.tsx'
import { DATA_VIEW } from './dataView.ts'
import { TABLES, type Table, type TableAddress, tableAddress, tableNeeds } from './downloads.ts'
import { snippet, TOOLS, type Tool } from './snippets.ts'

/** Puts a table together: what, of which estimate, and how to fetch it with usual tools. */
export function TableBuilder() {
  const t = useMessages()
  const areas = useAreas()
  const options = useRoute(flowOptionsRoute, {})
  return (
    <section aria-labelledby="builder">
      <h2 id="builder">{t('builder.title')}</h2>
      <p>{t('builder.means')}</p>
      {options.error !== null ? (
        <RouteProblem error={options.error} onRetry={() => void options.refetch()} />
      ) : options.data === undefined || areas === undefined ? (
        <Reserved what={t('builder.what')} className="reserved-builder" />
      ) : (
        <Builder options={options.data} areas={areas} />
      )}
    </section>
  )
}

function Builder({ options, areas }: { readonly options: FlowOptions; readonly areas: AreaNames }) {
  const t = useMessages()
  const [view, change] = useViewState(DATA_VIEW)
  const choice = chooseEstimate(options, view)
  const needs = tableNeeds(view.table)
  const origin = view.origin ?? 'NPL'
  const destination = view.destination ?? 'QAT'
  const address = tableAddress(view.table, choice, { grouping: view.grouping, origin, destination })
  return (
    <>
      <div className="builder-fields">
        <Select<Table>
          label={t('builder.table')}
          value={view.table}
          options={TABLES.map((value) => ({ value, label: t(`builder.table-${value}`) }))}
          onChange={(table) => change({ table })}
        />
        {needs.grouping && (
          <Select<Grouping>
            label={t('builder.grouping')}
            value={view.grouping}
            options={(['science-2014', 'm49-region', 'm49-subregion'] as const).map((value) => ({
              value,
              label: t(`builder.grouping-${value}`),
            }))}
            onChange={(grouping) => change({ grouping })}
          />
        )}
        {needs.origin && (
          <AreaSelect
            label={t(view.table === 'country' ? 'builder.country' : 'corridor.origin')}
            areas={areas}
            value={origin}
            onChange={(code) => change({ origin: code })}
          />
        )}
        {needs.destination && (
          <AreaSelect
            label={t('corridor.destination')}
            areas={areas}
            value={destination}
            onChange={(code) => change({ destination: code })}
          />
        )}
      </div>
      {view.table === 'corridor' ? (
        <p className="note">{t('builder.all-estimates')}</p>
      ) : (
        <EstimateControls options={options} choice={choice} change={change} />
      )}
      {view.table === 'stocks' && <p className="note">{t('builder.stocks-only')}</p>}
      <Addresses address={address} />
    </>
  )
}

function AreaSelect({
  label,
  areas,
  value,
  onChange,
}: {
  readonly label: string
  readonly areas: AreaNames
  readonly value: string
  readonly onChange: (code: string) => void
}) {
  const { format } = useReader()
  const options = [...areas.areas.keys()]
    .map((code) => ({ value: code, label: areas.name(code) }))
    .sort((one, two) => format.compareNames(one.label, two.label))
  return <Select label={label} value={value} options={options} onChange={onChange} />
}

/** The way to the table: a link, the query, and lines for four tools. */
function Addresses({ address }: { readonly address: TableAddress }) {
  const t = useMessages()
  const [tool, setTool] = useState<Tool>('curl')
  const full = (path: string): string => `${window.location.origin}${path}`
  const lines = snippet(tool, { csv: full(address.csv), json: full(address.json) })
  return (
    <>
      <p className="actions">
        <a className="download" href={address.csv} download>
          {t('chart.csv')}
        </a>
        <a href={address.json}>{t('builder.json')}</a>
      </p>
      <h3>{t('builder.query')}</h3>
      <p dir="ltr" className="builder-query">
        <code>GET {address.json}</code>
      </p>
      <h3>{t('builder.code')}</h3>
      <SegmentedControl<Tool>
        compact
        label={t('builder.tool')}
        value={tool}
        options={TOOLS.map((value) => ({ value, label: value }))}
        onChange={setTool}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus */}
      <pre className="code-block" dir="ltr" tabIndex={0}>
        <code>{lines}</code>
      </pre>
      <p className="actions">
        <CopyButton label={t('builder.copy')} text={() => lines} />
      </p>
      <p className="note">{t('builder.columns')}</p>
    </>
  )
}
