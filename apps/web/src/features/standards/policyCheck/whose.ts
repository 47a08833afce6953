import { CONSTITUENCIES, type Constituency } from '@corridor/contract'

/** Whose answers are being filled in: everybody's together, or one group's. */
export const WHOSE = ['all', ...CONSTITUENCIES] as const

export type Whose = (typeof WHOSE)[number]

export const groupsOf = (whose: Whose): readonly Constituency[] =>
  whose === 'all' ? CONSTITUENCIES : [whose]
