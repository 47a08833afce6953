import { reviewsAnswer } from '@corridor/server/standards'
import { formatJson } from '../output/formatJson.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { openStandards } from './openStandards.ts'

/** `corridor standards reviews`. */
export async function runReviews({ json }: { readonly json?: boolean }): Promise<void> {
  const { holdings } = await openStandards(() => {})
  const answer = reviewsAnswer(holdings)
  if (json === true) {
    await writeOutput(formatJson(answer), undefined)
    return
  }
  const lines = answer.reviews.flatMap((review) => [
    `${review.number}. ${review.subject}: ${review.fromLevel} -> ${review.toLevel}, ${review.reviewed.slice(0, 10)}${review.stands ? '' : ' (no longer stands)'}`,
    `   ${review.reviewer}, ${review.organisation}; text seen: ${review.textSeen}`,
    ...(review.note === null ? [] : [`   ${review.note}`]),
  ])
  await writeOutput(`${lines.join('\n') || 'Nothing was signed on this installation'}\n`, undefined)
}
