import {
  computeTotalizationRoute,
  portabilityGapRoute,
  totalizationStatementRoute,
} from './compute.ts'
import { totalizationInstrumentRoute, totalizationInstrumentsRoute } from './instruments.ts'

export * from './compute.ts'
export * from './instruments.ts'

/** Social security across borders. */
export const TOTALIZATION_ROUTES = [
  totalizationInstrumentsRoute,
  totalizationInstrumentRoute,
  computeTotalizationRoute,
  portabilityGapRoute,
  totalizationStatementRoute,
] as const
