import { type MouseEvent, memo, useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { corridorPath, countryPath } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { screenColour } from '../../ui/picture.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { MissingHatch } from '../../ui/Shapes.tsx'
import { useEstimateQuery } from '../estimates/useEstimateQuery.ts'
import { intervalAfter } from '../simulations/intervalWords.ts'
import { groundOf } from './drawMap.ts'
import { MapLegend } from './MapLegend.tsx'
import type { MapGeometry } from './mapGeometry.ts'
import type { WorldMapState } from './useWorldMap.ts'
import './WorldMap.css'

/** Corridors in the list beside the map, which the keyboard can walk. */
const LISTED = 12

type Pointed =
  | { readonly kind: 'area'; readonly code: string }
  | { readonly kind: 'flow'; readonly from: string; readonly to: string }

interface WorldMapProps {
  readonly map: WorldMapState
  readonly name: (code: string) => string
  readonly colourOf: (code: string) => string
  readonly label: string
  readonly disclaimer: string
}

/** Arcs of the largest corridors over net migration, with the same corridors as a list. */
export function WorldMap({ map, name, colourOf, label, disclaimer }: WorldMapProps) {
  const t = useMessages()
  const [pointed, setPointed] = useState<Pointed | null>(null)
  const [kept, setKept] = useState<Pointed | null>(null)
  const { geometry, net, drawn, chosen } = map
  if (map.error !== null) return <RouteProblem error={map.error} onRetry={map.retry} />
  if (geometry === null || net === null || drawn === null) {
    return <Reserved what={t('map.what')} className="reserved-map" />
  }
  const shown = pointed ?? kept
  return (
    <div className="world-map">
      <div className="map-plate">
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the list beside is the keyboard's way */}
        <svg
          role="img"
          aria-label={label}
          width={geometry.width}
          height={geometry.height}
          viewBox={`0 0 ${geometry.width} ${geometry.height}`}
          onMouseMove={(event) => setPointed(pointedAt(event))}
          onMouseLeave={() => setPointed(null)}
          onClick={(event) => setKept(pointedAt(event))}
        >
          <MissingHatch />
          <Ground geometry={geometry} net={net} />
          {drawn.arcs.toReversed().map(({ from, to, d, head, width }) => {
            const faded = shown !== null && !concerns(shown, from, to)
            return (
              <g
                key={`${from}>${to}`}
                data-from={from}
                data-to={to}
                className={faded ? 'arc faded' : 'arc'}
              >
                <path d={d} fill="none" stroke={screenColour(colourOf(from))} strokeWidth={width} />
                <path d={head} fill={screenColour(colourOf(from))} />
              </g>
            )
          })}
        </svg>
      </div>
      <div className="map-side">
        <div className="flow-sentence" role="status">
          {shown === null ? (
            <p className="note">{t('map.hint')}</p>
          ) : (
            <MapSentence map={map} shown={shown} name={name} />
          )}
        </div>
        <FlowList map={map} name={name} onPoint={setPointed} onKeep={setKept} />
        <MapLegend map={map} />
        <p className="note">
          <MapCoverage map={map} />
        </p>
        <p className="note">{disclaimer}</p>
        {chosen.length === 0 && <p>{t('map.nothing')}</p>}
      </div>
    </div>
  )
}

/** The coloured ground changes far less often than what is pointed at. */
const Ground = memo(function Ground({
  geometry,
  net,
}: {
  readonly geometry: MapGeometry
  readonly net: ReadonlyMap<string, number>
}) {
  return (
    <>
      {geometry.shapes.map(({ code, d }, index) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: an area may have several shapes
          key={index}
          d={d}
          fill={screenColour(groundOf(code, net))}
          className="map-area"
          {...(code === null ? {} : { 'data-area': code })}
        />
      ))}
      <path d={geometry.borders} className="map-borders" />
    </>
  )
})

function MapSentence({
  map,
  shown,
  name,
}: {
  readonly map: WorldMapState
  readonly shown: Pointed
  readonly name: (code: string) => string
}) {
  const t = useMessages()
  const { format } = useReader()
  const query = useEstimateQuery()
  if (shown.kind === 'area') {
    const net = map.net?.get(shown.code)
    return (
      <p>
        {net === undefined
          ? t('map.no-figure', { name: name(shown.code) })
          : t('map.area', { name: name(shown.code), net: format.signed(net) })}{' '}
        <AppLink to={countryPath(shown.code)} search={query}>
          {t('map.open-country')}
        </AppLink>
      </p>
    )
  }
  const flow = map.chosen.find(({ from, to }) => from === shown.from && to === shown.to)
  return (
    <p>
      {t('chord.part', {
        from: name(shown.from),
        to: name(shown.to),
        persons: format.inWords(flow?.persons ?? 0),
      })}
      {intervalAfter(t, format, flow)}{' '}
      <AppLink to={corridorPath(shown.from, shown.to)} search={query}>
        {t('map.open-corridor')}
      </AppLink>
    </p>
  )
}

function FlowList({
  map,
  name,
  onPoint,
  onKeep,
}: {
  readonly map: WorldMapState
  readonly name: (code: string) => string
  readonly onPoint: (pointed: Pointed | null) => void
  readonly onKeep: (pointed: Pointed) => void
}) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <ol className="map-flows" aria-label={t('map.list')}>
      {map.chosen.slice(0, LISTED).map(({ from, to, persons }) => {
        const flow = { kind: 'flow', from, to } as const
        return (
          <li key={`${from}>${to}`}>
            <button
              type="button"
              className="quiet"
              onMouseEnter={() => onPoint(flow)}
              onMouseLeave={() => onPoint(null)}
              onFocus={() => onPoint(flow)}
              onBlur={() => onPoint(null)}
              onClick={() => onKeep(flow)}
            >
              {t('top.pair', { from: name(from), to: name(to) })}
            </button>{' '}
            <span className="figure">{format.persons(persons)}</span>
          </li>
        )
      })}
    </ol>
  )
}

/** How many of the corridors are drawn, and which could not be. */
function MapCoverage({ map }: { readonly map: WorldMapState }) {
  const t = useMessages()
  const { format } = useReader()
  const { arcs, unplaced } = map.drawn!
  const all = map.selected.reduce((sum, { persons }) => sum + persons, 0)
  const shown = arcs.reduce((sum, { persons }) => sum + persons, 0)
  return (
    <>
      {t('map.coverage', {
        shown: format.number(arcs.length),
        count: format.number(map.selected.length),
        share: format.share(all > 0 ? shown / all : 0),
      })}{' '}
      {unplaced.length > 0 && t('map.unplaced', { count: unplaced.length })}
    </>
  )
}

function pointedAt({ target }: MouseEvent): Pointed | null {
  const mark =
    target instanceof Element ? target.closest<SVGElement>('[data-area], [data-from]') : null
  const { area, from, to } = mark?.dataset ?? {}
  if (area !== undefined) return { kind: 'area', code: area }
  return from === undefined || to === undefined ? null : { kind: 'flow', from, to }
}

const concerns = (shown: Pointed, from: string, to: string): boolean =>
  shown.kind === 'area'
    ? from === shown.code || to === shown.code
    : from === shown.from && to === shown.to
