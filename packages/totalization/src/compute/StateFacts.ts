import type { Rational } from '../exact/Rational.ts'
import { isZero } from '../exact/Rational.ts'
import type { FormulaAnswer, NationalFormula } from '../formulas/NationalFormula.ts'
import { NATIONAL_FORMULAS } from '../formulas/nationalFormulas.ts'
import { isStated, lengthIn, type Unit } from '../periods/convertLength.ts'
import type { InsurancePeriod, StateCode } from '../periods/InsurancePeriod.ts'
import type { NationalLegislation, TotalizationCase } from '../TotalizationCase.ts'

/** A State's law with its formula ready to be asked. */
export interface NationalLaw {
  readonly legislation: NationalLegislation
  readonly formula: NationalFormula | null
  readonly parameters: object
}

/** What is known of one State before amounts are worked out; lengths in the unit of the answer. */
export interface StateFacts {
  readonly state: StateCode
  readonly coordinated: boolean
  readonly law: NationalLaw | null
  readonly own: Rational
  readonly counted: Rational
  readonly displacedVoluntary: Rational
  readonly displacedAssimilated: Rational
  readonly minimum: Rational | null
  /** Own time in the reference window, where the law has one; else all of it. */
  readonly ownInWindow: Rational
  readonly totalInWindow: Rational
  /** Its own periods, and those of all States that are added; asked for only in close cases. */
  readonly ownPeriods: () => readonly InsurancePeriod[]
  readonly allPeriods: () => readonly InsurancePeriod[]
  /** Last day of its periods; empty where none can be dated. */
  readonly lastDay: string
}

interface ReadParameters {
  readonly parameters: object
  readonly problem: string | null
}

const read = new WeakMap<NationalLegislation, ReadParameters>()

/** The parameters of a formula, checked; read once for each legislation. */
export function parametersOf(legislation: NationalLegislation): ReadParameters {
  const known = read.get(legislation)
  if (known !== undefined) return known
  const formula =
    legislation.formula === null ? undefined : NATIONAL_FORMULAS.get(legislation.formula.id)
  const result = formula?.parameters.safeParse(legislation.formula?.parameters)
  const [issue] = result?.error?.issues ?? []
  const answer: ReadParameters =
    issue === undefined
      ? { parameters: result?.data ?? {}, problem: null }
      : { parameters: {}, problem: `${issue.path.join('.')}: ${issue.message}` }
  read.set(legislation, answer)
  return answer
}

export function lawOf(legislation: NationalLegislation | undefined): NationalLaw | null {
  if (legislation === undefined) return null
  const formula =
    legislation.formula === null ? null : (NATIONAL_FORMULAS.get(legislation.formula.id) ?? null)
  return { legislation, formula, parameters: parametersOf(legislation).parameters }
}

/** The shortest time that opens the right, in the unit of the answer; null where there is none. */
export function minimumOf(law: NationalLaw | null, unit: Unit): Rational | null {
  const minimum = law?.legislation.minimum
  return isStated(minimum) ? lengthIn(minimum, unit, 'six-day') : null
}

/** Asks the national formula; nothing for no time, whatever the law says. */
export function askFormula(
  given: TotalizationCase,
  law: NationalLaw,
  duration: Rational,
  unit: Unit,
  purpose: 'independent' | 'theoretical',
): FormulaAnswer {
  if (isZero(duration)) return { amount: null, reason: 'no-entitlement', lines: [] }
  if (law.formula === null) return { amount: null, reason: 'not-stated', lines: [] }
  return law.formula.amount(law.parameters, {
    duration,
    unit,
    purpose,
    person: given.person,
    branch: given.branch,
    contingency: given.contingency,
  })
}
