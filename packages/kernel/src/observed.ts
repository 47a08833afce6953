/** Why a figure is not there. */
export type MissingReason =
  /** No source gives it. */
  | 'not_collected'
  /** The area is not part of the estimate; the diagnostics say why. */
  | 'area_excluded'
  /** The release does not cover the period or sex. */
  | 'not_covered'
  /** The method has no answer on these inputs. */
  | 'no_solution'
  /** Withheld so that nobody can be recognised. */
  | 'suppressed'

/** A figure, or the reason why there is none. Missing data is a value, never a zero. */
export type Observed<T> =
  | { readonly kind: 'present'; readonly value: T }
  | { readonly kind: 'missing'; readonly reason: MissingReason }

export const present = <T>(value: T): Observed<T> => ({ kind: 'present', value })

export const missing = (reason: MissingReason): Observed<never> => ({ kind: 'missing', reason })
