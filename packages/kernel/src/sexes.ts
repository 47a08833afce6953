export const SEXES = ['both', 'female', 'male'] as const

export type Sex = (typeof SEXES)[number]
