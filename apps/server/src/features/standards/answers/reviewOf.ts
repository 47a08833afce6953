import type { Standing } from '@corridor/contract'
import type { Answer } from '../../../http/mount.ts'
import type { StandardsHoldings } from '../StandardsHoldings.ts'

/** Who signed a statement, where its level rests on a sign-off that stands. */
export function reviewOf({ standing }: StandardsHoldings, key: string): Answer<Standing['review']> {
  const review = standing.get(key)
  if (review === undefined) return null
  const { reviewer, organisation, reviewed, textSeen } = review
  return { reviewer, organisation, reviewed, textSeen }
}
