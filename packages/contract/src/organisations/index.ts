import { ORGANISATION_ACT_ROUTES } from './acts.ts'
import { organisationChoicesRoute, organisationRoute, organisationsRoute } from './organisations.ts'

export * from './acts.ts'
export {
  OrganisationFile,
  OrganisationOffice,
  OrganisationSummary,
  organisationChoicesRoute,
  organisationRoute,
  organisationsRoute,
} from './organisations.ts'

export const ORGANISATION_ROUTES = [
  organisationsRoute,
  organisationChoicesRoute,
  organisationRoute,
  ...ORGANISATION_ACT_ROUTES,
] as const
