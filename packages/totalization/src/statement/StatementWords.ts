import type { Branch } from '../Branch.ts'
import type { StateAnswer } from '../compute/TotalizationAnswer.ts'
import type { Unit } from '../periods/convertLength.ts'
import type { PeriodKind } from '../periods/InsurancePeriod.ts'

/** The words of a statement in one language, apart from the explanation. */
export interface StatementWords {
  readonly title: string
  /** What the statement is and is not; must not be overlooked. */
  readonly caution: string
  readonly branch: string
  readonly contingency: string
  readonly birthDate: string
  readonly instrument: string
  readonly noInstrument: string
  readonly version: string
  readonly refused: string
  readonly refusedNote: string
  readonly result: string
  readonly state: string
  readonly own: string
  readonly counted: string
  readonly right: string
  readonly independent: string
  readonly theoretical: string
  readonly share: string
  readonly due: string
  readonly basis: string
  readonly allTime: string
  readonly inAll: string
  /** Of an amount that cannot be told. */
  readonly notKnown: string
  readonly periods: string
  readonly period: string
  readonly kind: string
  readonly from: string
  readonly to: string
  readonly evidence: string
  readonly certified: string
  readonly declared: string
  readonly undated: string
  readonly missing: string
  readonly toKnow: string
  readonly steps: string
  readonly what: string
  readonly ruleAndArticle: string
  readonly notChecked: string
  readonly notCheckedList: string
  readonly none: string
  readonly perMonth: string
  readonly perWeek: string
  readonly perYear: string
  readonly branches: Readonly<Record<Branch, string>>
  readonly kinds: Readonly<Record<PeriodKind, string>>
  readonly rights: Readonly<Record<StateAnswer['entitlement'], string>>
  readonly bases: Readonly<Record<StateAnswer['basis'], string>>
  readonly units: Readonly<Record<Unit, string>>
}
