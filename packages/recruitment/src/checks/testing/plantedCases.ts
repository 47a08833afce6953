import type { RuleId } from '../catalogue/index.ts'
import type { ContractCase } from '../rules/index.ts'
import { PLANTED_FEES } from './plantedFees.ts'
import { PLANTED_NAMES } from './plantedNames.ts'
import { PLANTED_PARTIES } from './plantedParties.ts'
import { PLANTED_TERMS } from './plantedTerms.ts'

/**
 * A synthetic contract with what is wrong in it. Rules that it does not name are to find nothing
 * wrong; those of `unknown` cannot tell.
 */
export interface PlantedCase {
  readonly name: string
  readonly facts: ContractCase
  readonly bad: readonly RuleId[]
  readonly unknown: readonly RuleId[]
}

/**
 * The labelled set `planted-contracts-1`. Labels were written from the rules' own words and from who
 * the invented persons are, before the code was run on them; some are hard on purpose.
 */
export const PLANTED_CASES: readonly PlantedCase[] = [
  ...PLANTED_TERMS,
  ...PLANTED_FEES,
  ...PLANTED_PARTIES,
  ...PLANTED_NAMES,
]
