import type { InstrumentStatus } from '@corridor/contract'
import { type Picture, shape } from '../../ui/picture.ts'
import { type LegendItem, plotLegend } from '../../ui/plot/plotLegend.ts'
import type { MapGeometry } from '../flows/mapGeometry.ts'
import { lookOf, STATUS_COLOURS, type StatusLook } from './statusLook.ts'

/** What a place on the map is coloured by: a standing, or that the list has no entry for it. */
export type MapClass =
  | Extract<StatusLook, 'in-force' | 'registered' | 'part' | 'ended' | 'not-recorded'>
  | 'no-entry'

export const MAP_CLASSES: readonly MapClass[] = [
  'in-force',
  'registered',
  'part',
  'ended',
  'no-entry',
  'not-recorded',
]

export const classColour = (name: MapClass): string =>
  name === 'no-entry' ? STATUS_COLOURS['not-ratified'] : STATUS_COLOURS[name]

/**
 * The class of a place on the day. A State bound for a part of it alone is shown apart; where
 * the list does not reach the day, whatever has no entry cannot be told.
 */
export function mapClass(
  status: Pick<InstrumentStatus, 'kind' | 'counts'> | undefined,
  isComplete: boolean,
): MapClass {
  const look = status === undefined ? undefined : lookOf(status)
  if (look === 'in-force' || look === 'registered' || look === 'part' || look === 'ended') {
    return look
  }
  return isComplete ? 'no-entry' : 'not-recorded'
}

/** Room on both sides of the key. Pixels. */
const MARGIN = 24

/** The map as a picture for files, with its key below. */
export function drawPartyMap(
  geometry: MapGeometry,
  classOf: (code: string | null) => MapClass,
  legend: readonly LegendItem[],
  direction: 'ltr' | 'rtl',
): Picture {
  const key = plotLegend(legend, geometry.width - 2 * MARGIN, direction)
  return {
    width: geometry.width,
    height: geometry.height + key.height + 8,
    shapes: [
      ...geometry.shapes.map(({ code, d }) =>
        shape('path', { d, fill: classColour(classOf(code)) }),
      ),
      shape('path', { d: geometry.borders, fill: 'none', stroke: '$paper', 'stroke-width': 0.6 }),
      shape('g', { transform: `translate(${MARGIN},${geometry.height + 8})` }, key.shapes),
    ],
  }
}
