import type { InstrumentStatus, StatusKind } from '@corridor/contract'

/** What is shown of a status: its kind, or that a part of the State alone is bound. */
export type StatusLook = StatusKind | 'part'

/** A State that counts without being bound or registered as a whole has acted for a part of it. */
export const lookOf = ({ kind, counts }: Pick<InstrumentStatus, 'kind' | 'counts'>): StatusLook =>
  counts && kind !== 'in-force' && kind !== 'registered' ? 'part' : kind

/**
 * The sign of a status in a narrow column. Signs differ in shape, so that none is told by colour
 * alone; the words stand beside them for assistive technology.
 */
export const STATUS_SIGNS: Readonly<Record<StatusLook, string>> = {
  'in-force': '●',
  registered: '◐',
  part: '◇',
  ended: '✕',
  'not-ratified': '–',
  'not-recorded': '?',
  'no-list': '?',
  guidance: '○',
  'not-adopted': '·',
}

/** The ground of a status on a map; what cannot be told is hatched, never plain. */
export const STATUS_COLOURS: Readonly<Record<StatusLook, string>> = {
  'in-force': '$gain-3',
  registered: '$gain-1',
  part: '$gain-2',
  ended: '$loss-2',
  'not-ratified': '$even',
  'not-recorded': '$missing',
  'no-list': '$missing',
  guidance: '$even',
  'not-adopted': '$even',
}
