import type { Cells } from './readCells.ts'

/** Why a cell shows what it shows. */
export type CellKind = 'figure' | 'suppressed' | 'not-available' | 'no-observation'

/** Statuses by which a figure is missing and was never collected or is not there. */
const NOT_THERE = new Set(['M', 'L', 'H', 'O'])
const CONFIDENTIAL = new Set(['C', 'D', 'S', 'N'])

/**
 * What a cell is: a figure (zero is one), suppressed for confidentiality, told to be missing, or not
 * there at all.
 *
 * @param cell place of the observation; -1 where there is none.
 */
export function cellKind({ values, attributes }: Cells, cell: number): CellKind {
  if (cell < 0) return 'no-observation'
  if (!Number.isNaN(values[cell]!)) return 'figure'
  const status = attributes.get('OBS_STATUS')?.[cell]
  const confidentiality = attributes.get('CONF_STATUS')?.[cell]
  if (status === 'Q' || CONFIDENTIAL.has(confidentiality ?? '')) return 'suppressed'
  return 'not-available'
}

/**
 * The mark beside a figure: its status where it is anything but normal, and its confidentiality where it
 * is not free.
 *
 * @example
 * flagOf(cells, 3) // => 'E'
 */
export function flagOf({ attributes }: Cells, cell: number): string {
  if (cell < 0) return ''
  const status = attributes.get('OBS_STATUS')?.[cell] ?? 'A'
  return status === 'A' || status === 'Q' || NOT_THERE.has(status) ? '' : status
}

/** Flags and kinds of missing figures that occur among the observations. */
export function flagsIn(cells: Cells): {
  readonly statuses: readonly string[]
  /** The flag that every figure has; null where they differ or have none. */
  readonly common: string | null
  readonly kinds: ReadonlySet<CellKind>
} {
  const statuses = new Set<string>()
  const kinds = new Set<CellKind>()
  let hasUnmarked = false
  for (let cell = 0; cell < cells.count; cell++) {
    const flag = flagOf(cells, cell)
    const kind = cellKind(cells, cell)
    if (flag !== '') statuses.add(flag)
    else if (kind === 'figure') hasUnmarked = true
    kinds.add(kind)
  }
  const [first = null, ...others] = [...statuses].sort()
  return {
    statuses: [...statuses].sort(),
    common: others.length === 0 && !hasUnmarked ? first : null,
    kinds,
  }
}

/** Whether all figures are estimates, for which three digits are what they bear. */
export const isEstimate = ({ attributes }: Cells, cell: number): boolean =>
  attributes.get('OBS_STATUS')?.[cell] === 'E'

/** Bounds of a figure where it has both. */
export function boundsOf(
  { attributes }: Cells,
  cell: number,
): { readonly lower: number; readonly upper: number } | null {
  const lower = Number(attributes.get('LOWER_BOUND')?.[cell] ?? Number.NaN)
  const upper = Number(attributes.get('UPPER_BOUND')?.[cell] ?? Number.NaN)
  return Number.isFinite(lower) && Number.isFinite(upper) ? { lower, upper } : null
}
