import type { IsoDate } from '@corridor/kernel'
import type { z } from 'zod'
import type { Branch } from '../Branch.ts'
import type { Rational } from '../exact/Rational.ts'
import { changeUnit, type Unit } from '../periods/convertLength.ts'
import type { StateCode } from '../periods/InsurancePeriod.ts'
import type { InsuredPerson } from '../TotalizationCase.ts'
import type { Verification } from '../Verification.ts'

/** What a national formula is asked. */
export interface FormulaFacts {
  /** The time to work with: the own periods, or all as if they were own. */
  readonly duration: Rational
  readonly unit: Unit
  /** `independent`: by national law alone; `theoretical`: as if all periods were own. */
  readonly purpose: 'independent' | 'theoretical'
  readonly person: InsuredPerson
  readonly branch: Branch
  readonly contingency: IsoDate
}

export interface FormulaAnswer {
  /** Null: this law gives nothing for this time, or the amount was not stated. */
  readonly amount: Rational | null
  readonly reason?: 'no-entitlement' | 'not-stated'
  /** Line by line, in the words of the national law: what, and its value. */
  readonly lines: readonly { readonly what: string; readonly value: string }[]
}

/** What the engine may assume of a formula. */
export interface FormulaProperties {
  readonly dependsOnDuration: boolean
  /** In proportion to periods, so that it may be worked out directly from the own ones. */
  readonly proportionalToDuration: boolean
  readonly usesAverageEarnings: boolean
}

/**
 * A national benefit formula. The engine owns coordination only; whoever knows a national law adds
 * one of these to `NATIONAL_FORMULAS`. It is pure and exact, never rounds (the case says how), and
 * answers twice for a case: for the own periods and for all.
 */
export interface NationalFormula<Parameters extends object = object> {
  readonly id: string
  /** Null: a form that the laws of several States share. */
  readonly state: StateCode | null
  readonly name: string
  readonly properties: FormulaProperties
  readonly verification: Verification
  readonly source: string | null
  readonly parameters: z.ZodType<Parameters>
  readonly amount: (parameters: Parameters, facts: FormulaFacts) => FormulaAnswer
  /** Own time over the time for a full benefit, where the national law sets the share itself. */
  readonly ratio?: (parameters: Parameters) => { readonly own: Rational; readonly total: Rational }
}

/** The time in the unit of the national law. */
export const durationIn = ({ duration, unit }: FormulaFacts, wanted: Unit): Rational =>
  changeUnit(duration, unit, wanted)
