import type { Localised } from './Localised.ts'

/** The code under which everything is counted together. */
export const TOTAL = '_T'
/** Not stated, or not known. */
export const UNKNOWN = '_U'
/** Any other. */
export const OTHER = '_O'

export interface CodeItem {
  readonly code: string
  readonly names: Localised
  /** The code that this one is a part of; null at the top. The parts of a code are all of it. */
  readonly parent: string | null
}

/** The codes of one dimension, a parent before its parts. */
export interface CodeList {
  readonly id: string
  readonly items: readonly CodeItem[]
}
