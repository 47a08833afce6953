/** How a State is coloured by the least share of its migrants that is covered. */
export const SHARE_CLASSES = ['none', 'some', 'quarter', 'half', 'most', 'missing'] as const

export type ShareClass = (typeof SHARE_CLASSES)[number]

/**
 * The class of a share; `missing` where nobody is counted.
 *
 * @example shareClass(0.3) // => 'quarter'
 */
export function shareClass(share: number | null | undefined): ShareClass {
  if (share === null || share === undefined) return 'missing'
  if (share === 0) return 'none'
  if (share < 0.25) return 'some'
  if (share < 0.5) return 'quarter'
  return share < 0.75 ? 'half' : 'most'
}

export const SHARE_COLOURS: Readonly<Record<ShareClass, string>> = {
  none: '$loss-1',
  some: '$even',
  quarter: '$gain-1',
  half: '$gain-2',
  most: '$gain-3',
  missing: '$missing',
}
