import {
  computeTotalizationRoute,
  portabilityGapRoute,
  totalizationStatementRoute,
} from './compute.ts'
import { totalizationInstrumentRoute, totalizationInstrumentsRoute } from './instruments.ts'
import {
  corridorAgreementsRoute,
  originCoverageRoute,
  socialSecurityAgreementsRoute,
  socialSecurityCoverageRoute,
} from './register.ts'
import {
  cancelCareerSimulationRoute,
  careerSimulationRoute,
  startCareerSimulationRoute,
} from './simulations.ts'

export * from './compute.ts'
export * from './instruments.ts'
export * from './register.ts'
export * from './simulations.ts'

/** Social security across borders. */
export const TOTALIZATION_ROUTES = [
  totalizationInstrumentsRoute,
  totalizationInstrumentRoute,
  computeTotalizationRoute,
  portabilityGapRoute,
  totalizationStatementRoute,
  socialSecurityAgreementsRoute,
  corridorAgreementsRoute,
  socialSecurityCoverageRoute,
  originCoverageRoute,
  startCareerSimulationRoute,
  careerSimulationRoute,
  cancelCareerSimulationRoute,
] as const
