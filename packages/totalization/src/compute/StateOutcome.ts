import type { Rational } from '../exact/Rational.ts'
import type { Entitlement } from './entitlementOf.ts'
import type { StateFacts } from './StateFacts.ts'
import type { StateAnswer } from './TotalizationAnswer.ts'

/** What is worked out for one State, exactly; rounded only when it is written down. */
export interface StateOutcome {
  readonly facts: StateFacts
  readonly entitlement: Entitlement
  readonly independent: Rational | null
  readonly theoretical: Rational | null
  readonly ratio: {
    readonly own: Rational
    readonly total: Rational
    readonly share: Rational
  } | null
  readonly proRata: Rational | null
  readonly displacedVoluntaryAmount: Rational | null
  readonly supplement: Rational | null
  readonly payable: Rational | null
  readonly basis: StateAnswer['basis']
}

export const nothingDue = (
  facts: StateFacts,
  entitlement: Entitlement,
  basis: StateOutcome['basis'],
  payable: Rational | null,
): StateOutcome => ({
  facts,
  entitlement,
  independent: null,
  theoretical: null,
  ratio: null,
  proRata: null,
  displacedVoluntaryAmount: null,
  supplement: null,
  payable,
  basis,
})
