import type { IsoDate } from '@corridor/kernel'
import type { Branch } from '../Branch.ts'
import type { RationalText } from '../exact/Rational.ts'
import type { Unit } from '../periods/convertLength.ts'
import type { StateCode } from '../periods/InsurancePeriod.ts'
import type { Verification } from '../Verification.ts'
import type { Finding } from './Finding.ts'
import type { TraceLine } from './Trace.ts'

/** An amount: exact, and rounded once by the national rule. */
export interface AmountText {
  readonly exact: RationalText
  readonly rounded: string
  readonly currency: string | null
}

/** Own time over all time, unreduced as institutions print it, and reduced. */
export interface RatioText {
  readonly own: RationalText
  readonly total: RationalText
  readonly share: RationalText
}

/** Why a State pays what it pays. */
export const BASES = [
  'independent',
  'pro-rata',
  'direct',
  /** Every State has less than a year; the last one pays for all. */
  'as-if-all-own',
  'competent-state',
  'supplement-included',
  'not-competent',
  'exempt',
  'not-entitled',
  /** The right is there, the amount cannot be told. */
  'amount-unknown',
  /** The law was not entered. */
  'law-unknown',
] as const

export interface StateAnswer {
  readonly state: StateCode
  /** Whether its periods were added with the others'. */
  readonly coordinated: boolean
  /** By its own law alone, in the unit of the answer. */
  readonly own: RationalText
  /** What of it counts beside the other States. */
  readonly counted: RationalText
  readonly displacedVoluntary: RationalText
  readonly displacedAssimilated: RationalText
  readonly minimum: RationalText | null
  readonly entitlement: 'alone' | 'by-aggregation' | 'none' | 'cannot-tell'
  readonly independent: AmountText | null
  readonly theoretical: AmountText | null
  readonly ratio: RatioText | null
  readonly proRata: AmountText | null
  readonly displacedVoluntaryAmount: AmountText | null
  readonly supplement: AmountText | null
  /** Null where it cannot be told; zero where nothing is due. */
  readonly payable: AmountText | null
  readonly basis: (typeof BASES)[number]
  readonly payableAbroad: {
    readonly residence: StateCode
    readonly answer: 'yes' | 'as-own-nationals' | 'national-law' | 'not-said'
    readonly article: string | null
    readonly verification: Verification
  } | null
}

/** A stretch of the time line in which the same periods are held; both days are included. */
export interface TimelineStretch {
  readonly from: IsoDate
  readonly to: IsoDate
  readonly counted: readonly StateCode[]
  readonly displaced: readonly { readonly period: string; readonly rule: string }[]
}

/** What an answer rests on. Plain JSON: the browser, the interface and the command line share it. */
export interface TotalizationAnswer {
  readonly status: 'computed' | 'refused'
  readonly branch: Branch
  readonly contingency: IsoDate
  readonly instrument: {
    readonly id: string
    readonly version: string
    readonly name: string
    readonly how: 'named' | 'chosen'
  } | null
  readonly unit: Unit
  /** All time, each day once. */
  readonly total: RationalText
  /** Compulsory in several States at once. */
  readonly coinciding: RationalText
  readonly states: readonly StateAnswer[]
  /** Payable amounts added, one for each currency. */
  readonly totals: readonly { readonly currency: string; readonly amount: string }[]
  readonly timeline: readonly TimelineStretch[]
  readonly findings: readonly Finding[]
  readonly trace: readonly TraceLine[]
  /** The weakest of all rules that were used; `design` for national law as it was entered. */
  readonly verification: Verification
  /** Rules that nobody compared with their text, as `P18 883 Art 52(1)(b)(ii)`. */
  readonly notChecked: readonly string[]
}
