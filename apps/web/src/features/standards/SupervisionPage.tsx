import {
  instrumentsRoute,
  routeUrl,
  SUPERVISION_KINDS,
  type SupervisionRecord,
  supervisionRoute,
} from '@corridor/contract'
import { useMemo } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { countryPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { optionalChoice, optionalText } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { Select } from '../../ui/Select.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { type AreaNames, useAreas } from '../areas/useAreas.ts'
import { CommandLine } from './CommandLine.tsx'
import { countWords } from './countWords.ts'
import { InstrumentLink } from './InstrumentLink.tsx'
import { StandardsNav } from './StandardsNav.tsx'
import { IMPORT_SUPERVISION_COMMAND } from './standardsCommands.ts'
import { VerificationMark } from './VerificationMark.tsx'

const STATUSES = ['open', 'answered', 'followed-up', 'closed'] as const

const VIEW = {
  state: optionalText(/^[A-Z]{3}$/),
  instrument: optionalText(/^([CRP]\d{3}|ICRMW)$/),
  kind: optionalChoice(SUPERVISION_KINDS),
  status: optionalChoice(STATUSES),
}

/** Requests, comments, representations, complaints and cases that were imported. */
export function SupervisionPage() {
  const t = useMessages()
  const [view] = useViewState(VIEW)
  const answer = useRoute(supervisionRoute, view)
  const areas = useAreas()
  const { data } = answer
  const chose = Object.values(view).some((value) => value !== undefined)
  usePageTitle(t('standards.supervision.title'))
  return (
    <div className="page standards-page">
      <h1>{t('standards.supervision.title')}</h1>
      <StandardsNav />
      <p>{t('standards.supervision.lead')}</p>
      <SupervisionFilters areas={areas} />
      {answer.error !== null && (
        <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
      )}
      {data === undefined && answer.error === null && (
        <Reserved what={t('standards.supervision.what')} />
      )}
      {data?.records.length === 0 && (
        <p>{t(chose ? 'standards.supervision.nothing' : 'standards.supervision.empty')}</p>
      )}
      {data !== undefined && data.records.length > 0 && (
        <RecordTable records={data.records} areas={areas} />
      )}
      <p>{t('standards.supervision.how')}</p>
      <CommandLine command={IMPORT_SUPERVISION_COMMAND} />
      <p className="actions">
        <a className="quiet" href={routeUrl(supervisionRoute, view, 'csv')} download>
          {t('chart.csv')}
        </a>
      </p>
    </div>
  )
}

function SupervisionFilters({ areas }: { readonly areas: AreaNames | undefined }) {
  const t = useMessages()
  const { format } = useReader()
  const [view, change] = useViewState(VIEW)
  const instruments = useRoute(instrumentsRoute, {}).data?.instruments ?? []
  const states = useMemo(
    () =>
      [...(areas?.areas.keys() ?? [])]
        .map((code) => ({ value: code, label: areas!.name(code) }))
        .sort((one, other) => format.compareNames(one.label, other.label)),
    [areas, format],
  )
  const asked = <Value extends string>(value: Value | ''): Value | undefined =>
    value === '' ? undefined : value
  return (
    <div className="standards-filters">
      <Select
        label={t('standards.supervision.state')}
        value={view.state ?? ''}
        options={[{ value: '', label: t('standards.supervision.all-states') }, ...states]}
        onChange={(state) => change({ state: asked(state) })}
      />
      <Select
        label={t('standards.supervision.instrument')}
        value={view.instrument ?? ''}
        options={[
          { value: '', label: t('standards.supervision.all-instruments') },
          ...instruments.map(({ id }) => ({ value: id, label: id })),
        ]}
        onChange={(instrument) => change({ instrument: asked(instrument) })}
      />
      <Select<(typeof SUPERVISION_KINDS)[number] | ''>
        label={t('standards.supervision.kind')}
        value={view.kind ?? ''}
        options={[
          { value: '', label: t('standards.supervision.all') },
          ...SUPERVISION_KINDS.map((value) => ({
            value,
            label: t(`standards.supervision.kind.${value}`),
          })),
        ]}
        onChange={(kind) => change({ kind: asked(kind) })}
      />
      <Select<(typeof STATUSES)[number] | ''>
        label={t('standards.supervision.status')}
        value={view.status ?? ''}
        options={[
          { value: '', label: t('standards.supervision.all') },
          ...STATUSES.map((value) => ({
            value,
            label: t(`standards.supervision.status.${value}`),
          })),
        ]}
        onChange={(status) => change({ status: asked(status) })}
      />
    </div>
  )
}

interface RecordTableProps {
  readonly records: readonly SupervisionRecord[]
  readonly areas: AreaNames | undefined
}

function RecordTable({ records, areas }: RecordTableProps) {
  const t = useMessages()
  const { format } = useReader()
  const name = (state: string): string => areas?.name(state) ?? state
  return (
    <DataTable
      caption={t('standards.supervision.caption', countWords(format, { count: records.length }))}
      columns={[
        {
          id: 'about',
          header: t('standards.supervision.about'),
          value: ({ title }) => title,
          cell: (record) => <RecordTitle record={record} />,
        },
        {
          id: 'state',
          header: t('standards.supervision.state'),
          value: ({ state }) => name(state),
          cell: ({ state }) => <AppLink to={countryPath(state)}>{name(state)}</AppLink>,
        },
        {
          id: 'instrument',
          header: t('standards.supervision.instrument'),
          value: ({ instrument }) => instrument ?? '',
          cell: ({ instrument }) =>
            instrument === null ? null : <InstrumentLink instrument={{ id: instrument }} code />,
        },
        {
          id: 'kind',
          header: t('standards.supervision.kind'),
          value: ({ kind }) => t(`standards.supervision.kind.${kind}`),
        },
        {
          id: 'status',
          header: t('standards.supervision.status'),
          value: ({ status }) => t(`standards.supervision.status.${status}`),
        },
        {
          id: 'date',
          header: t('standards.supervision.date'),
          value: ({ date }) => date,
          cell: ({ date }) => format.date(date),
        },
        {
          id: 'due',
          header: t('standards.supervision.due'),
          value: ({ due }) => due,
          cell: ({ due }) => format.date(due!),
        },
      ]}
      rows={records}
      rowKey={({ id }) => id}
      sorting={{ column: 'date', descending: true }}
      missing={t('standards.parties.no-date')}
    />
  )
}

function RecordTitle({ record }: { readonly record: SupervisionRecord }) {
  const t = useMessages()
  const { format } = useReader()
  const { title, link, articles, closed } = record
  return (
    <>
      {link === null ? (
        <bdi>{title}</bdi>
      ) : (
        <a href={link} rel="external noreferrer">
          <bdi>{title}</bdi>
        </a>
      )}
      <span className="unit">
        {[
          ...(articles.length === 0
            ? []
            : [t('standards.supervision.articles', { articles: articles.join(', ') })]),
          ...(closed === null
            ? []
            : [t('standards.supervision.closed', { date: format.date(closed) })]),
        ].join(' · ')}
      </span>{' '}
      <VerificationMark standing={record} brings="nothing" />
    </>
  )
}
