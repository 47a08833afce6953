import type { IntervalBounds } from '@corridor/contract'

/** The fields of an interval, all null without one. */
export const boundsOrNull = (
  bounds: IntervalBounds | null | undefined,
): { readonly [Field in keyof IntervalBounds]: number | null } => ({
  lower: bounds?.lower ?? null,
  median: bounds?.median ?? null,
  upper: bounds?.upper ?? null,
})
