/** The branches of social security that an instrument may coordinate. */
export const BRANCHES = [
  'old-age',
  'survivors',
  'invalidity',
  'unemployment',
  'sickness',
  'maternity',
  'family',
] as const

export type Branch = (typeof BRANCHES)[number]
