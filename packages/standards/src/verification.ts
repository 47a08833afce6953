/**
 * How well a statement is known, best first. From `partly` on it must be shown as not checked
 * against the text, and no report may rest on it as authority.
 */
export const VERIFICATION_LEVELS = [
  /** Compared with the complete text. */
  'text-checked',
  /** Seen in the named official source. */
  'sourced',
  /** Seen in a reprint, a translation or a commentary only. */
  'secondary',
  /** A part was seen; the rest is not verified. */
  'partly',
  /** Derived by rule from other facts. */
  'recomputed',
  'unverified',
  /** A proposal of this project. */
  'design',
] as const

export type Verification = (typeof VERIFICATION_LEVELS)[number]

/** A statement's standing: how well it is known and where it was seen. */
export interface Provenance {
  readonly verification: Verification
  readonly source: string | null
}

const RANK = new Map(VERIFICATION_LEVELS.map((level, index) => [level, index]))

/** Whether a report may name the statement as authority. */
export const isAuthority = (level: Verification): boolean => RANK.get(level)! <= 2

/**
 * The level of a conclusion from several statements: that of the weakest. `text-checked` for none.
 */
export function weakest(levels: readonly Verification[]): Verification {
  return levels.reduce<Verification>(
    (worst, level) => (RANK.get(level)! > RANK.get(worst)! ? level : worst),
    'text-checked',
  )
}
