import type { StatusKind } from '@corridor/contract'

/**
 * The sign of a status in a narrow column. Signs differ in shape, so that none is told by colour
 * alone; the words stand beside them for assistive technology.
 */
export const STATUS_SIGNS: Readonly<Record<StatusKind, string>> = {
  'in-force': '●',
  registered: '◐',
  ended: '✕',
  'not-ratified': '–',
  'not-recorded': '?',
  'no-list': '?',
  guidance: '○',
  'not-adopted': '·',
}

/** The ground of a status on a map; what cannot be told is hatched, never plain. */
export const STATUS_COLOURS: Readonly<Record<StatusKind, string>> = {
  'in-force': '$gain-3',
  registered: '$gain-1',
  ended: '$loss-2',
  'not-ratified': '$even',
  'not-recorded': '$missing',
  'no-list': '$missing',
  guidance: '$even',
  'not-adopted': '$even',
}
