import { ORGANISATION_ACT_ROUTES } from './acts.ts'
import { agencyFiguresRoute } from './figures.ts'
import { organisationChoicesRoute, organisationRoute, organisationsRoute } from './organisations.ts'

export * from './acts.ts'
export { AgencyFigures, agencyFiguresRoute } from './figures.ts'
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
  agencyFiguresRoute,
  ...ORGANISATION_ACT_ROUTES,
] as const
