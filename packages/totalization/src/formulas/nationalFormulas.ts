import { frenchGeneralScheme } from './france.ts'
import { accrual, baseAndAccrual, flat, fullBenefit, stated } from './generic.ts'
import { irishContributoryPension } from './ireland.ts'
import type { NationalFormula } from './NationalFormula.ts'
import { residencePension } from './residence.ts'
import { unitedStatesRetirement } from './unitedStates.ts'

/** Every formula that a case may name, by id. */
export const NATIONAL_FORMULAS: ReadonlyMap<string, NationalFormula> = new Map(
  [
    stated,
    accrual,
    baseAndAccrual,
    flat,
    fullBenefit,
    frenchGeneralScheme,
    irishContributoryPension,
    unitedStatesRetirement,
    residencePension,
  ].map((formula) => [formula.id, formula as unknown as NationalFormula]),
)
