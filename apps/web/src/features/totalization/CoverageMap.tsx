import { routeUrl, socialSecurityCoverageRoute } from '@corridor/contract'
import { useMemo } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { ChartFrame } from '../../ui/ChartFrame.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { type Picture, screenColour, shape } from '../../ui/picture.ts'
import { plotLegend } from '../../ui/plot/plotLegend.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { MissingHatch } from '../../ui/Shapes.tsx'
import type { AreaNames } from '../areas/useAreas.ts'
import type { MapGeometry } from '../flows/mapGeometry.ts'
import { useWorldGeometry } from '../flows/useWorldGeometry.ts'
import type { CoverageAnswer } from './CoveragePage.tsx'
import { SHARE_CLASSES, SHARE_COLOURS, type ShareClass, shareClass } from './coverageClasses.ts'
import '../flows/WorldMap.css'

interface CoverageMapProps {
  readonly answer: CoverageAnswer
  readonly areas: AreaNames
  readonly asked: { readonly on?: string }
}

type OriginRow = CoverageAnswer['origins'][number]

/** The least share of each State's migrants that is covered, as a map and a table. */
export function CoverageMap({ answer, areas, asked }: CoverageMapProps) {
  const t = useMessages()
  const { format, direction } = useReader()
  const { room, error, refetch, geometry } = useWorldGeometry(areas)
  const classes = useMemo(
    () => new Map(answer.origins.map(({ origin, share }) => [origin, shareClass(share)])),
    [answer],
  )
  const classOf = (code: string | null): ShareClass =>
    (code === null ? undefined : classes.get(code)) ?? 'missing'
  const persons = answer.origins.reduce((sum, one) => sum + one.persons, 0)
  const added = answer.origins.reduce((sum, one) => sum + one.byClass.added, 0)
  const title = t('social-security.coverage-finding', {
    share: format.share(persons === 0 ? 0 : added / persons),
    date: format.date(answer.on),
  })
  const subtitle = t('social-security.coverage-subtitle', {
    year: format.year(answer.year),
    vintage: answer.sources.map(({ title: name }) => name).join('; '),
  })
  const legend = SHARE_CLASSES.map((name) => ({
    text: t(`social-security.share-${name}`),
    colour: SHARE_COLOURS[name],
    mark: 'bar' as const,
  }))
  return (
    <ChartFrame
      id="coverage"
      title={title}
      subtitle={subtitle}
      subtitleText={subtitle}
      description={t('social-security.coverage-description')}
      sources={answer.sources}
      uncertainty={`${t('social-security.incomplete')} ${t('social-security.stock-note')} ${areas.disclaimer}`}
      chart={
        <div ref={room}>
          {error !== null ? (
            <RouteProblem error={error} onRetry={() => void refetch()} />
          ) : geometry === null ? (
            <Reserved what={t('social-security.coverage-title')} className="reserved-map" />
          ) : (
            <svg
              role="img"
              aria-label={title}
              width={geometry.width}
              height={geometry.height}
              viewBox={`0 0 ${geometry.width} ${geometry.height}`}
            >
              <MissingHatch />
              {geometry.shapes.map(({ code, d }, index) => (
                <path
                  // biome-ignore lint/suspicious/noArrayIndexKey: an area may have several shapes
                  key={index}
                  d={d}
                  className="map-area"
                  fill={screenColour(SHARE_COLOURS[classOf(code)])}
                />
              ))}
              <path d={geometry.borders} className="map-borders" />
            </svg>
          )}
          <ul className="coverage-key">
            {legend.map(({ text, colour }) => (
              <li key={text}>
                <svg className="swatch" width="18" height="12" aria-hidden="true">
                  <MissingHatch />
                  <rect width="18" height="12" fill={screenColour(colour)} />
                </svg>{' '}
                {text}
              </li>
            ))}
          </ul>
        </div>
      }
      table={<CoverageTable answer={answer} areas={areas} />}
      {...(geometry === null
        ? {}
        : { picture: () => drawCoverage(geometry, classOf, legend, direction) })}
      csvHref={routeUrl(socialSecurityCoverageRoute, asked, 'csv')}
    />
  )
}

function CoverageTable({ answer, areas }: Omit<CoverageMapProps, 'asked'>) {
  const t = useMessages()
  const { format } = useReader()
  const persons = (id: keyof OriginRow['byClass']): Column<OriginRow> => ({
    id,
    header: t(`social-security.class-${id}`),
    value: ({ byClass }) => byClass[id],
    cell: ({ byClass }) => format.persons(byClass[id]),
  })
  return (
    <DataTable
      caption={t('social-security.coverage-caption', { date: format.date(answer.on) })}
      rows={answer.origins}
      rowKey={({ origin }) => origin}
      sorting={{ column: 'persons', descending: true }}
      columns={[
        {
          id: 'origin',
          header: t('social-security.coverage-origin'),
          value: ({ origin }) => areas.name(origin),
        },
        {
          id: 'share',
          header: t('social-security.least-share'),
          value: ({ share }) => share,
          cell: ({ share }) => (share === null ? '' : format.share(share)),
        },
        {
          id: 'persons',
          header: t('social-security.migrants'),
          value: ({ persons: all }) => all,
          cell: ({ persons: all }) => format.persons(all),
        },
        persons('added'),
        persons('not-added'),
        persons('day-unknown'),
        persons('none-held'),
      ]}
    />
  )
}

const MARGIN = 24

function drawCoverage(
  geometry: MapGeometry,
  classOf: (code: string | null) => ShareClass,
  legend: Parameters<typeof plotLegend>[0],
  direction: 'ltr' | 'rtl',
): Picture {
  const key = plotLegend(legend, geometry.width - 2 * MARGIN, direction)
  return {
    width: geometry.width,
    height: geometry.height + key.height + 8,
    shapes: [
      ...geometry.shapes.map(({ code, d }) =>
        shape('path', { d, fill: SHARE_COLOURS[classOf(code)] }),
      ),
      shape('path', { d: geometry.borders, fill: 'none', stroke: '$paper', 'stroke-width': 0.6 }),
      shape('g', { transform: `translate(${MARGIN},${geometry.height + 8})` }, key.shapes),
    ],
  }
}
