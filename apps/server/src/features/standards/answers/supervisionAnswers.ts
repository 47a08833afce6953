import type { reviewsRoute, supervisionRoute } from '@corridor/contract'
import type { z } from 'zod'
import type { Answer } from '../../../http/mount.ts'
import type { StandardsHoldings } from '../StandardsHoldings.ts'

/** Records in the order of their dates, newest first; `total` counts all that are held. */
export function supervisionAnswer(
  { supervision }: StandardsHoldings,
  wanted: z.output<typeof supervisionRoute.input>,
): Answer<typeof supervisionRoute.output> {
  const records = supervision
    .filter(
      (record) =>
        (wanted.state === undefined || record.state === wanted.state) &&
        (wanted.instrument === undefined || record.instrument === wanted.instrument) &&
        (wanted.kind === undefined || record.kind === wanted.kind) &&
        (wanted.status === undefined || record.status === wanted.status),
    )
    .toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? -1 : 1))
    .map((record) => ({ ...record, review: null }))
  return { records, total: supervision.length }
}

/** The log, newest first. */
export const reviewsAnswer = ({
  reviews,
  standing,
}: StandardsHoldings): Answer<typeof reviewsRoute.output> => ({
  reviews: reviews.map(({ statement: _, ...review }) => ({
    ...review,
    stands: standing.get(review.subject)?.number === review.number,
  })),
})
