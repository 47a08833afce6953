import { instrumentRoute, routeUrl } from '@corridor/contract'
import { type MouseEvent, useCallback, useMemo, useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { ChartFrame } from '../../ui/ChartFrame.tsx'
import { screenColour } from '../../ui/picture.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { MissingHatch } from '../../ui/Shapes.tsx'
import type { AreaNames } from '../areas/useAreas.ts'
import type { MapGeometry } from '../flows/mapGeometry.ts'
import { useWorldGeometry } from '../flows/useWorldGeometry.ts'
import { countWords } from './countWords.ts'
import { classColour, drawPartyMap, MAP_CLASSES, type MapClass, mapClass } from './drawPartyMap.ts'
import type { InstrumentAnswer } from './instrumentAnswer.ts'
import { PartyList } from './PartyList.tsx'
import { sourceReferences } from './standardsSources.ts'
import { useStatusWords } from './useStatusWords.ts'
import '../flows/WorldMap.css'

interface PartyMapProps {
  readonly instrument: InstrumentAnswer
  readonly areas: AreaNames
}

/** Who is bound on the day, on the map of the world. */
export function PartyMap({ instrument, areas }: PartyMapProps) {
  const t = useMessages()
  const { format, direction } = useReader()
  const words = useStatusWords()
  const { room, error, refetch, geometry } = useWorldGeometry(areas)
  const { id, on, parties, isComplete, inForce } = instrument
  const statuses = useMemo(() => new Map(parties.map((one) => [one.state, one])), [parties])
  const classOf = useCallback(
    (code: string | null): MapClass =>
      code === null ? 'not-recorded' : mapClass(statuses.get(code), isComplete),
    [statuses, isComplete],
  )
  const classWords = (name: MapClass): string => {
    if (name === 'no-entry') return t('standards.map.no-entry')
    return name === 'not-recorded' ? t('standards.map.unknown') : words.short(name)
  }
  const saying = (code: string): string => {
    const status = statuses.get(code)
    return `${areas.name(code)}: ${
      status === undefined ? classWords(classOf(code)) : words.says(status)
    }`
  }
  const date = format.date(on)
  const title =
    inForce === null
      ? t('standards.map.title-none', { instrument: id, date })
      : t('standards.map.title', {
          instrument: id,
          date,
          ...countWords(
            format,
            { count: inForce },
            isComplete ? undefined : (text) => t('standards.at-least', { count: text }),
          ),
        })
  const subtitle = t('standards.map.subtitle')
  const legend = MAP_CLASSES.map((name) => ({
    text: classWords(name),
    colour: classColour(name),
    mark: 'bar' as const,
  }))
  return (
    <ChartFrame
      id="map"
      level={3}
      title={title}
      subtitle={subtitle}
      subtitleText={subtitle}
      description={t('standards.map.description')}
      sources={sourceReferences(instrument.sources)}
      uncertainty={`${t('standards.certainty')} ${areas.disclaimer}`}
      chart={
        <div ref={room} className="party-map">
          {error !== null ? (
            <RouteProblem error={error} onRetry={() => void refetch()} />
          ) : geometry === null ? (
            <Reserved what={t('standards.map.what')} className="reserved-map" />
          ) : (
            <MapPlate geometry={geometry} classOf={classOf} label={title} saying={saying} />
          )}
          <ul className="party-legend">
            {MAP_CLASSES.map((name) => (
              <li key={name}>
                <svg className="swatch" width="18" height="12" aria-hidden="true">
                  <MissingHatch />
                  <rect width="18" height="12" fill={screenColour(classColour(name))} />
                </svg>{' '}
                {classWords(name)}
              </li>
            ))}
          </ul>
        </div>
      }
      table={<PartyList parties={parties} name={areas.name} on={on} />}
      {...(geometry === null
        ? {}
        : { picture: () => drawPartyMap(geometry, classOf, legend, direction) })}
      csvHref={routeUrl(instrumentRoute, { instrument: id, on }, 'csv')}
    />
  )
}

interface MapPlateProps {
  readonly geometry: MapGeometry
  readonly classOf: (code: string | null) => MapClass
  readonly label: string
  readonly saying: (code: string) => string
}

function MapPlate({ geometry, classOf, label, saying }: MapPlateProps) {
  const t = useMessages()
  const [pointed, setPointed] = useState<string | null>(null)
  // The ground changes far less often than what is pointed at.
  const ground = useMemo(
    () =>
      geometry.shapes.map(({ code, d }, index) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: an area may have several shapes
          key={index}
          d={d}
          fill={screenColour(classColour(classOf(code)))}
          className="map-area"
          {...(code === null ? {} : { 'data-area': code })}
        />
      )),
    [geometry, classOf],
  )
  return (
    <>
      <div className="map-plate">
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the table beside is the keyboard's way */}
        <svg
          role="img"
          aria-label={label}
          width={geometry.width}
          height={geometry.height}
          viewBox={`0 0 ${geometry.width} ${geometry.height}`}
          onMouseMove={(event) => setPointed(areaAt(event))}
          onMouseLeave={() => setPointed(null)}
          onClick={(event) => setPointed(areaAt(event))}
        >
          <MissingHatch />
          {ground}
          <path d={geometry.borders} className="map-borders" />
        </svg>
      </div>
      <p className="note" role="status">
        {pointed === null ? t('standards.map.hint') : saying(pointed)}
      </p>
    </>
  )
}

const areaAt = ({ target }: MouseEvent): string | null =>
  (target instanceof Element && target.closest<SVGElement>('[data-area]')?.dataset.area) || null
