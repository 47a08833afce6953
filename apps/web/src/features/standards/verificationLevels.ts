import { VERIFICATION_LEVELS, type Verification } from '@corridor/contract'

/** The last level that needs no mark: seen at least in a reprint, a translation or a commentary. */
const LEAST_CHECKED = VERIFICATION_LEVELS.indexOf('secondary')

/** Whether a statement stands without the mark "not checked against the text". */
export const isChecked = (level: Verification): boolean =>
  VERIFICATION_LEVELS.indexOf(level) <= LEAST_CHECKED
