import type { Standing } from '@corridor/contract'
import type { Answer } from '../../../http/mount.ts'

/** How the row is known; at the end of every table of facts. */
export const STANDING = ['verification', 'source', 'signed_by', 'signed'] as const

export const standing = ({ verification, source, review }: Answer<Standing>) => [
  verification,
  source,
  review === null ? null : `${review.reviewer}, ${review.organisation}`,
  review?.reviewed ?? null,
]

export const yesNo = (value: boolean): string => (value ? 'yes' : 'no')
