/** How well a rule is known, best first. From `partly` on it is shown as not checked. */
export const VERIFICATION_LEVELS = [
  /** Compared with the complete text. */
  'text-checked',
  /** Seen in the named official source. */
  'sourced',
  /** Seen in a reprint, a translation or a commentary only. */
  'secondary',
  /** A part was seen; the rest is not verified. */
  'partly',
  'unverified',
  /** A reading of this project where the source is silent. */
  'design',
] as const

export type Verification = (typeof VERIFICATION_LEVELS)[number]

const RANK = new Map(VERIFICATION_LEVELS.map((level, index) => [level, index]))

/** Whether a statement may be named as authority; anything else is marked wherever it appears. */
export const isChecked = (level: Verification): boolean => RANK.get(level)! <= 2

/** The level of a conclusion from several statements: that of the weakest. */
export const weakest = (levels: readonly Verification[]): Verification =>
  levels.reduce<Verification>(
    (worst, level) => (RANK.get(level)! > RANK.get(worst)! ? level : worst),
    'text-checked',
  )
