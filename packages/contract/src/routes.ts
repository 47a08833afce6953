import { accountsRoute } from './accounts.ts'
import { areasRoute, searchRoute } from './areas.ts'
import {
  corridorFlowsRoute,
  countryFlowsRoute,
  flowOptionsRoute,
  regionalMatrixRoute,
  topCorridorsRoute,
  worldMatrixRoute,
} from './flows.ts'
import { releaseRoute, releasesRoute } from './releases.ts'
import {
  cancelSimulationRoute,
  simulationRoute,
  simulationsRoute,
  startSimulationRoute,
} from './simulations.ts'
import { stocksRoute } from './stocks.ts'

/** Every operation of the interface, in the order of the OpenAPI document. */
export const ROUTES = [
  areasRoute,
  searchRoute,
  releasesRoute,
  releaseRoute,
  stocksRoute,
  flowOptionsRoute,
  worldMatrixRoute,
  regionalMatrixRoute,
  topCorridorsRoute,
  corridorFlowsRoute,
  countryFlowsRoute,
  accountsRoute,
  simulationsRoute,
  startSimulationRoute,
  simulationRoute,
  cancelSimulationRoute,
] as const
