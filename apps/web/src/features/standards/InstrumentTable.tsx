import type { instrumentsRoute } from '@corridor/contract'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { InstrumentLink } from './InstrumentLink.tsx'
import { VerificationMark } from './VerificationMark.tsx'

type Row = RouteOutput<typeof instrumentsRoute>['instruments'][number]

interface InstrumentTableProps {
  readonly caption: string
  readonly instruments: readonly Row[]
  /** States registered in the chosen region, by instrument. */
  readonly region: {
    readonly name: string
    readonly counts: ReadonlyMap<string, number>
  } | null
}

/** Title, kind, year, entry into force, States on the day, how far the list reaches. */
export function InstrumentTable({ caption, instruments, region }: InstrumentTableProps) {
  const t = useMessages()
  const { format, preferences } = useReader()
  const count = (row: Row, value: number): string =>
    row.isComplete ? format.number(value) : t('standards.at-least', { count: format.number(value) })
  const states = (id: string, header: string, value: (row: Row) => number | null): Column<Row> => ({
    id,
    header,
    unit: t('standards.table.states'),
    value,
    cell: (row) => count(row, value(row)!),
  })
  const inRegion: readonly Column<Row>[] =
    region === null
      ? []
      : [
          states('region', t('standards.table.registered-in', { region: region.name }), (row) =>
            row.registered === null ? null : (region.counts.get(row.id) ?? 0),
          ),
        ]
  return (
    <DataTable<Row>
      caption={caption}
      columns={[
        {
          id: 'instrument',
          header: t('standards.table.instrument'),
          value: ({ id, names }) => `${id} ${names[preferences.lang]}`,
          cell: (row) => <InstrumentLink instrument={row} />,
        },
        {
          id: 'kind',
          header: t('standards.table.kind'),
          value: ({ kind }) => t(`standards.kind.${kind}`),
        },
        {
          id: 'year',
          header: t('standards.table.year'),
          value: ({ adoptedYear }) => adoptedYear,
          cell: ({ adoptedYear }) => format.year(adoptedYear),
        },
        {
          id: 'first',
          header: t('standards.table.first'),
          value: ({ firstEntryIntoForce }) => firstEntryIntoForce?.date ?? null,
          cell: ({ firstEntryIntoForce }) => <FirstEntry first={firstEntryIntoForce!} />,
        },
        ...inRegion,
        states('registered', t('standards.table.registered'), (row) => row.registered),
        states('in-force', t('standards.table.in-force'), (row) => row.inForce),
        {
          id: 'complete',
          header: t('standards.table.complete'),
          value: ({ completeThrough }) => completeThrough,
          cell: ({ completeThrough }) => format.date(completeThrough!),
        },
        {
          id: 'articles',
          header: t('standards.table.articles'),
          value: ({ provisions }) => provisions,
          cell: (row) => <Articles row={row} />,
        },
      ]}
      rows={instruments}
      rowKey={({ id }) => id}
      limit={100}
      missing={t('standards.no-list')}
    />
  )
}

function FirstEntry({ first }: { readonly first: NonNullable<Row['firstEntryIntoForce']> }) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <>
      {format.date(first.date)}
      {first.basis === 'by-rule' ? (
        <span className="unit"> {t('standards.by-rule')}</span>
      ) : (
        <>
          {' '}
          <VerificationMark standing={first} brings="nothing" />
        </>
      )}
    </>
  )
}

function Articles({ row }: { readonly row: Row }) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <>
      {format.number(row.provisions)}
      {row.unverifiedProvisions > 0 && (
        <span className="verification-mark unchecked">
          {' '}
          {t('standards.table.articles-open', { count: format.number(row.unverifiedProvisions) })}
        </span>
      )}
    </>
  )
}
