import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { screenColour } from '../../ui/picture.ts'
import { MissingHatch } from '../../ui/Shapes.tsx'
import { countClasses, type WorldMapState } from './useWorldMap.ts'
import { groundColour, NET_BOUNDS, NET_CLASSES, type NetClass } from './worldCells.ts'

const WIDTHS = [100_000, 500_000, 2_000_000]

/** Classes of the ground with the number of areas in each, and widths of the arcs. */
export function MapLegend({ map }: { readonly map: WorldMapState }) {
  const t = useMessages()
  const { format } = useReader()
  const counts = countClasses(map.net!)
  const largest = map.drawn!.arcs[0]?.persons ?? 0
  return (
    <div className="map-legend">
      <h3>{t('map.ground')}</h3>
      <ul>
        {NET_CLASSES.map((name) => (
          <li key={name}>
            <svg className="swatch" width="18" height="12" aria-hidden="true">
              <rect width="18" height="12" fill={screenColour(groundColour(name))} />
            </svg>
            <span dir="ltr">{boundsText(name, (value) => format.signed(value))}</span>{' '}
            <span className="note">{t('map.areas', { count: counts.get(name)! })}</span>
          </li>
        ))}
        <li>
          <svg className="swatch" width="18" height="12" aria-hidden="true">
            <MissingHatch />
            <rect width="18" height="12" fill="url(#missing-hatch)" />
          </svg>
          {t('map.missing')}
        </li>
      </ul>
      <p className="note">{t('map.counts')}</p>
      <h3>{t('map.arcs')}</h3>
      <ul>
        {WIDTHS.filter((persons) => persons <= largest).map((persons) => (
          <li key={persons}>
            <svg className="swatch" width="28" height="12" aria-hidden="true">
              <line
                x1="0"
                x2="28"
                y1="6"
                y2="6"
                stroke="var(--ink-soft)"
                strokeWidth={map.drawn!.widthOf(persons)}
              />
            </svg>
            {format.persons(persons)}
          </li>
        ))}
      </ul>
      <p className="note">{t('map.arcs-means')}</p>
    </div>
  )
}

/** The bounds of a class, from the outermost inwards: +100,000 … +1,000,000. */
function boundsText(name: NetClass, write: (persons: number) => string): string {
  const [side, level] = name.split('-')
  if (level === undefined) return `${write(-NET_BOUNDS[2])} … ${write(NET_BOUNDS[2])}`
  const sign = side === 'gain' ? 1 : -1
  const [far, middle, near] = NET_BOUNDS
  if (level === '3') return sign > 0 ? `> ${write(far)}` : `< ${write(-far)}`
  const [inner, outer] = level === '2' ? [middle, far] : [near, middle]
  return sign > 0 ? `${write(inner)} … ${write(outer)}` : `${write(-outer)} … ${write(-inner)}`
}
