import type { IsoDate } from '@corridor/kernel'
import type { Branch } from './Branch.ts'
import type { NumberText } from './exact/Rational.ts'
import type { Rounding } from './exact/rounding.ts'
import type { CertifiedLength, InsurancePeriod, StateCode } from './periods/InsurancePeriod.ts'
import type { Verification } from './Verification.ts'

export interface InsuredPerson {
  readonly birthDate?: IsoDate | null
  readonly nationality?: StateCode | null
  readonly refugeeOrStateless?: boolean
  readonly residence?: StateCode | null
}

/** The law of one State for this benefit: its conditions and the formula of its amount. */
export interface NationalLegislation {
  readonly state: StateCode
  readonly name?: string
  /** Three capital letters of ISO 4217; amounts are a month, a week or a year, as the case says. */
  readonly currency: string | null
  /** Null: the entitlement is worked out, the amount is not. */
  readonly formula: { readonly id: string; readonly parameters: object } | null
  /** The shortest time that opens a right; null where there is none. */
  readonly minimum: CertifiedLength | null
  /** The law counts only periods in this time. */
  readonly window?: { readonly from: IsoDate | null; readonly to: IsoDate | null } | null
  /** The longest time that still raises the benefit. */
  readonly maximumDuration?: CertifiedLength | null
  /** Age, residence, incapacity and the like, as the institution would judge them today. */
  readonly otherConditions?: 'met' | 'not-met' | 'unknown'
  /** What voluntary periods give that had to give way to compulsory ones elsewhere. */
  readonly displacedVoluntaryAmount?: NumberText | null
  /** The amount is in proportion to periods, so that it is worked out from the own ones directly. */
  readonly directCalculation?: boolean
  /** A: the amount of the invalidity benefit does not depend on the length of periods. */
  readonly invalidityType?: 'A' | 'B' | null
  readonly rounding?: Rounding
  readonly contributionsPaid?: NumberText | null
  readonly verification?: Verification
  readonly source?: string | null
}

/** A person's case: what is known and what is asked. Plain JSON. */
export interface TotalizationCase {
  readonly schema: 1
  readonly title?: string
  readonly person: InsuredPerson
  readonly branch: Branch
  /** The day on which the risk arises: pension age, incapacity, death, unemployment. */
  readonly contingency: IsoDate
  readonly claim: IsoDate
  /** An instrument by id; `none` for national law alone; null for the one that applies. */
  readonly instrument: string | null
  /** Take every State of the case as a party, to compare designs. */
  readonly assumeParties?: boolean
  readonly periods: readonly InsurancePeriod[]
  readonly legislations: readonly NationalLegislation[]
  /** What an amount is for: a month, a week, a year. */
  readonly amountsPer?: 'month' | 'week' | 'year'
  /** Rates of a day with their source, where amounts of several currencies must be compared. */
  readonly exchangeRates?: readonly {
    readonly from: string
    readonly to: string
    readonly rate: NumberText
    readonly date: IsoDate
    readonly source: string
  }[]
}
