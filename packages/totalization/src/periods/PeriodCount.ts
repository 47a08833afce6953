import type { IsoDate } from '@corridor/kernel'
import type { Rational } from '../exact/Rational.ts'
import type { Unit, WeekColumn } from './convertLength.ts'
import type { InsurancePeriod, StateCode } from './InsurancePeriod.ts'

/** What an instrument says about adding periods. */
export interface CountRules {
  readonly unit: Unit
  readonly weekColumn: WeekColumn
  readonly yearCeiling: boolean
  /** Contribution and residence displace coinciding voluntary periods of other States. */
  readonly displaceVoluntary: boolean
  /** Every other kind displaces coinciding assimilated periods of other States. */
  readonly displaceAssimilated: boolean
  /** Assimilated in several States: only where the person was last compulsorily insured. */
  readonly doubleAssimilated: boolean
  /** Compulsory in several States at once: shared in the ratio, or each counts all of it. */
  readonly coinciding: 'shared' | 'each-keeps-own'
}

export interface CountRequest {
  readonly states: readonly StateCode[]
  readonly periods: readonly InsurancePeriod[]
  readonly rules: CountRules
  /** Only what lies on these days counts; both are included, null is open. */
  readonly window?: { readonly from: IsoDate | null; readonly to: IsoDate | null }
  readonly withSegments?: boolean
}

/** A period as it is counted: its State by place in the request, its end the day after the last. */
export interface MeasuredPeriod {
  readonly id: string
  readonly state: number
  /** 1 contribution and residence, 2 voluntary, 3 assimilated; lower where no rule displaces. */
  readonly level: 1 | 2 | 3
  readonly kind: InsurancePeriod['kind']
  readonly from: number
  readonly to: number
  readonly fromTicks: number
  readonly toTicks: number
  /** Certified length over calendar length, as a multiple of one over the common density. */
  readonly weight: bigint
}

export type OverlapRule = 'P4' | 'P5' | 'P6' | 'P7'

/** A period that gave way, wholly or in part. */
export interface Displacement {
  readonly period: string
  readonly state: number
  readonly rule: OverlapRule
  /** The States whose periods displaced it, by place. */
  readonly by: readonly number[]
  readonly length: Rational
}

/** Lengths by State in the order of the request, exactly, in the unit of the rules. */
export interface CountedLengths {
  /** Under the State's own law, without regard to the others. */
  readonly own: readonly Rational[]
  /** What of it counts beside the others: they add up to the total unless each keeps its own. */
  readonly counted: readonly Rational[]
  readonly displacedVoluntary: readonly Rational[]
  readonly displacedAssimilated: readonly Rational[]
  readonly total: Rational
  /** Compulsory in several States at once. */
  readonly coinciding: Rational
  /** Cut by the ceilings of calendar years. */
  readonly cut: Rational
  readonly displacements: readonly Displacement[]
  /** Stretches in which the same periods are held, from a day to the day before `to`. */
  readonly segments: readonly {
    readonly from: number
    readonly to: number
    readonly counted: readonly number[]
    readonly displaced: readonly { readonly period: string; readonly rule: OverlapRule }[]
  }[]
}
