import type { Act, Excluded, Instant } from '@corridor/ledger'

/** Who proposed something, and when: the first of two persons. */
export interface Proposer {
  readonly proposedAt: Instant
  /** The proposer, and the one on whose behalf. */
  readonly by: readonly string[]
  readonly role: string
}

export const proposerOf = ({ actor, onBehalfOf, role, recordedAt }: Act): Proposer => ({
  proposedAt: recordedAt,
  by: onBehalfOf === null ? [actor] : [actor, onBehalfOf],
  role,
})

/** SD1: the first person is not the second, looking through stand-ins. */
export const OTHER_PERSON = {
  rule: 'SD1',
  words: 'who proposed it cannot confirm it: another person must do it',
  excluded: ({ proposal }: { readonly proposal: Proposer | null }): Excluded => ({
    persons: proposal?.by ?? [],
  }),
}
