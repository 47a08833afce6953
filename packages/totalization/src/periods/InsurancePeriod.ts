import type { IsoDate } from '@corridor/kernel'
import type { Branch } from '../Branch.ts'
import type { NumberText } from '../exact/Rational.ts'

/** A State by its code in ISO 3166-1 (`NLD`); single capital letters serve invented examples. */
export type StateCode = string

/**
 * What a period is. Residence ranks with contribution where periods of several States coincide;
 * assimilated periods are those a law treats as if contributions had been paid.
 */
export const PERIOD_KINDS = ['contribution', 'voluntary', 'residence', 'assimilated'] as const

export type PeriodKind = (typeof PERIOD_KINDS)[number]

/** Days a week in the scheme that counts in days; decides how days become months. */
export type DayRegime = 5 | 6 | 7

/**
 * A length as an institution certifies it; the parts add up. Kept apart from the dates, from which
 * it may differ (some institutions round to whole months).
 */
export interface CertifiedLength {
  readonly years?: NumberText | null
  readonly quarters?: NumberText | null
  readonly months?: NumberText | null
  readonly weeks?: NumberText | null
  readonly days?: NumberText | null
  /** Needed with `days`; said by the State that certifies. */
  readonly dayRegime?: DayRegime | null
}

/** One period of insurance or residence. */
export interface InsurancePeriod {
  readonly id: string
  readonly state: StateCode
  /** Who holds the record; null where nobody said. */
  readonly institution?: string | null
  readonly scheme?: string | null
  readonly kind: PeriodKind
  /** The code of the message it came from, kept as it was. */
  readonly typeCode?: string | null
  /** First and last day, both included; null where it cannot be dated. */
  readonly from: IsoDate | null
  readonly to: IsoDate | null
  /** Null: the length follows from the dates. */
  readonly certified?: CertifiedLength | null
  /** Whether an institution stands for it or the person says so. */
  readonly evidence: 'certified' | 'declared'
  /** Branches for which it counts; null or absent for all. */
  readonly branches?: readonly Branch[] | null
  /** False: it helps to open a right but is left out of the amount. */
  readonly inCalculation?: boolean
  readonly occupation?: string | null
}
