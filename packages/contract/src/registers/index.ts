import { BAN_ACT_ROUTES, banRoute, bansInForceRoute, bansRoute } from './bans.ts'
import { OVERRIDE_ACT_ROUTES, overrideRoute, overridesRoute } from './overrides.ts'
import {
  affectedContractsRoute,
  PARAMETER_ACT_ROUTES,
  parameterRoute,
  parametersInForceRoute,
  parametersRoute,
} from './parameters.ts'
import { WATCH_ACT_ROUTES, watchEntryRoute, watchListRoute } from './watchEntries.ts'

export * from './bans.ts'
export * from './overrides.ts'
export * from './parameters.ts'
export * from './watchEntries.ts'

/** Registers that the checks read. Addresses with a word of their own come before those with an id. */
export const REGISTER_ROUTES = [
  parametersInForceRoute,
  parametersRoute,
  parameterRoute,
  affectedContractsRoute,
  ...PARAMETER_ACT_ROUTES,
  bansInForceRoute,
  bansRoute,
  banRoute,
  ...BAN_ACT_ROUTES,
  watchListRoute,
  watchEntryRoute,
  ...WATCH_ACT_ROUTES,
  overridesRoute,
  overrideRoute,
  ...OVERRIDE_ACT_ROUTES,
] as const
