import { type Finding, finding } from '@corridor/ledger'
import type { CheckReview, Licence, LicenceFacts } from './Licence.ts'

/**
 * What must hold before a licence is granted or renewed: the bond covers what is required, nothing
 * links the agency to one that was revoked or refused, and it is not on the watch list.
 *
 * A person's review stands where the link was looked into; an entry of the watch list is not
 * reviewed away, it is lifted there. What cannot be told is not a yes.
 *
 * @returns three findings, in this order.
 */
export function grantFindings(
  { reviews }: Pick<Licence, 'reviews'>,
  { bondCover, unlinked, unwatched }: LicenceFacts,
): readonly Finding[] {
  return [
    { rule: 'licence.bond_cover', met: bondCover.met, words: bondCover.words },
    finding(
      'licence.linked_parties',
      resolved(reviews, 'linked_parties') ?? unlinked,
      unlinked === false
        ? 'a person, address, telephone or account links it to an agency that was revoked or refused; look into it and record what was found'
        : 'whether it is linked to an agency that was revoked or refused cannot be told; look into it and record what was found',
    ),
    finding(
      'licence.principal_watch',
      unwatched === false ? false : (resolved(reviews, 'principal_watch') ?? unwatched),
      unwatched === false
        ? 'it is on the watch list'
        : 'whether it is on the watch list cannot be told; look into it and record what was found',
    ),
  ]
}

const resolved = (reviews: readonly CheckReview[], check: CheckReview['check']): boolean | null => {
  const found = reviews.find((review) => review.check === check)
  return found === undefined ? null : found.outcome === 'cleared'
}
