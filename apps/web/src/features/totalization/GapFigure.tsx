import type { SourceReference } from '@corridor/contract'
import type { Instrument, PortabilityGap } from '@corridor/totalization'
import { useCallback } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { methodPath } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { ChartFrame } from '../../ui/ChartFrame.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { PlotFigure } from '../../ui/plot/PlotFigure.tsx'
import { padPicture } from '../../ui/plot/padPicture.ts'
import type { LegendItem } from '../../ui/plot/plotLegend.ts'
import { saveFile } from '../../ui/saveFile.ts'
import type { AreaNames } from '../areas/useAreas.ts'
import { type GapPanel, gapPlot, STATE_COLOURS } from './gapPlot.ts'

type Line = PortabilityGap['lines'][number]
type Amount = Exclude<keyof Line, 'state' | 'currency'>

/** The three designs, and for each what is paid and what was paid in for nothing. */
const DESIGNS = [
  { id: 'without', pension: 'withoutAgreement', nothing: 'contributionsForNothingWithout' },
  { id: 'current', pension: 'withCurrent', nothing: 'contributionsForNothingToday' },
  {
    id: 'alternative',
    pension: 'withAlternative',
    nothing: 'contributionsForNothingWithAlternative',
  },
] as const

const COLUMNS: readonly Amount[] = [
  ...DESIGNS.map(({ pension }) => pension),
  'lost',
  ...DESIGNS.map(({ nothing }) => nothing),
]

const FILE_WIDTH = 720

interface GapFigureProps {
  readonly gap: PortabilityGap
  readonly instruments: readonly Instrument[]
  readonly areas: AreaNames
  readonly ends: readonly [string, string]
  readonly years: { readonly home: number; readonly abroad: number }
}

/** What a worker loses, as a sentence, a chart and a table. */
export function GapFigure({ gap, instruments, areas, ends, years }: GapFigureProps) {
  const t = useMessages()
  const { format, direction } = useReader()
  const { lines, totals, current, alternative } = gap
  const amount = (text: string | number) =>
    format.number(Number(text), { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const [sum] = totals
  const [origin, destination] = ends
  const subtitle = t('social-security.gap-subtitle', {
    origin: areas.name(origin),
    destination: areas.name(destination),
    home: format.number(years.home),
    abroad: format.number(years.abroad),
  })
  const draw = useGapPlot(gap, areas)
  const csv = () => {
    const head = ['state', ...COLUMNS].join(',')
    const body = lines.map((line) => [line.state, ...COLUMNS.map((id) => line[id] ?? '')].join(','))
    saveFile(
      new Blob([`${[head, ...body].join('\r\n')}\r\n`], { type: 'text/csv' }),
      `portability-gap_${origin}-${destination}.csv`,
    )
  }
  const column = (id: Amount) => ({
    id,
    header: t(`social-security.gap-column-${id}`),
    value: (line: Line) => (line[id] === null ? null : Number(line[id])),
    cell: (line: Line) => (line[id] === null ? '' : amount(line[id])),
  })
  return (
    <>
      <p className="lead" role="status">
        {sum === undefined
          ? t('social-security.gap-unknown')
          : t('social-security.gap-finding', {
              lost: amount(sum.lost),
              nothing: amount(sum.contributionsForNothingToday),
            })}
      </p>
      <p>
        {current.instrument === null
          ? t('social-security.gap-today-none')
          : t('social-security.gap-today', { name: current.instrument.name })}
      </p>
      <ChartFrame
        id="gap"
        title={t('social-security.gap-caption')}
        subtitle={subtitle}
        subtitleText={subtitle}
        description={t('social-security.gap-description')}
        sources={sourcesOf(gap, instruments)}
        uncertainty={t('social-security.gap-exact')}
        chart={<PlotFigure label={t('social-security.gap-caption')} draw={draw} />}
        table={
          <DataTable
            caption={t('social-security.gap-caption')}
            rows={lines}
            rowKey={({ state }) => state}
            missing={t('social-security.gap-unknown-amount')}
            columns={[
              {
                id: 'state',
                header: t('social-security.period-state'),
                value: ({ state }) => areas.name(state),
              },
              ...COLUMNS.map(column),
            ]}
          />
        }
        picture={() => padPicture(draw(FILE_WIDTH).picture)}
        onCsv={csv}
      />
      {alternative.notChecked.length > 0 && (
        <p className="verification-mark unchecked">
          {t('social-security.gap-not-checked', {
            count: alternative.notChecked.length,
            countText: format.number(alternative.notChecked.length),
          })}
        </p>
      )}
      <p className="note" dir={direction}>
        {t('social-security.gap-method')}{' '}
        <AppLink to={methodPath('portability-gap')}>{t('social-security.gap-method-link')}</AppLink>
      </p>
    </>
  )
}

/** The chart for a width. */
function useGapPlot(gap: PortabilityGap, areas: AreaNames) {
  const t = useMessages()
  const { format, direction } = useReader()
  return useCallback(
    (width: number) => {
      const { lines, totals } = gap
      const amount = (value: number | string) =>
        format.number(Number(value), { minimumFractionDigits: 2, maximumFractionDigits: 2 })
      const missing = t('social-security.gap-unknown-amount')
      const panel = (id: 'pension' | 'nothing'): GapPanel => ({
        id,
        title: t(`social-security.gap-panel-${id}`),
        bars: DESIGNS.map((design) => {
          const field = design[id]
          const told = lines.every((line) => line[field] !== null)
          return {
            id: design.id,
            label: t(`social-security.gap-design-${design.id}`),
            parts: lines.map((line) => ({
              state: line.state,
              amount: line[field] === null ? null : Number(line[field]),
            })),
            figure: told ? amount(totals[0]?.[field] ?? 0) : missing,
          }
        }),
      })
      const legend = lines.map(
        ({ state }, place): LegendItem => ({
          text: areas.name(state),
          colour: STATE_COLOURS[place % STATE_COLOURS.length]!,
          mark: 'bar',
        }),
      )
      return gapPlot(
        [panel('pension'), panel('nothing')],
        legend,
        { width, stateName: areas.name, amount, missing },
        { direction },
      )
    },
    [gap, areas, t, format, direction],
  )
}

/** The instruments that the figures rest on, for the citation. */
function sourcesOf(
  { current, alternative }: PortabilityGap,
  instruments: readonly Instrument[],
): readonly SourceReference[] {
  const used = [current.instrument?.id, alternative.instrument?.id]
  return instruments
    .filter(({ id }) => used.includes(id))
    .map(({ id, name, publisher, version, describedOn, licence, citation }) => ({
      release: id,
      title: name,
      publisher,
      revision: version,
      vintage: Number(describedOn.slice(0, 4)),
      licence: { name: licence, status: 'unverified' },
      citation,
      checksum: '',
    }))
}
