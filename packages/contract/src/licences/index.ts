import { LICENCE_ACT_ROUTES } from './acts.ts'
import { agenciesRoute, agencyRoute } from './agencies.ts'
import { discardLicenceDraftRoute, licenceDraftRoute, saveLicenceDraftRoute } from './drafts.ts'
import { licenceRoute, licencesRoute } from './licences.ts'

export * from './acts.ts'
export * from './agencies.ts'
export * from './drafts.ts'
export { LicenceFile, LicenceSummary, licenceRoute, licencesRoute } from './licences.ts'

export const LICENCE_ROUTES = [
  agenciesRoute,
  agencyRoute,
  licencesRoute,
  licenceDraftRoute,
  saveLicenceDraftRoute,
  discardLicenceDraftRoute,
  licenceRoute,
  ...LICENCE_ACT_ROUTES,
] as const
