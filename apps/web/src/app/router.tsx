import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
  type RouterHistory,
  retainSearchParams,
} from '@tanstack/react-router'
import { corridorRouteLoader } from '../features/corridors/corridorRouteLoader.ts'
import { countryRouteLoader } from '../features/countries/countryRouteLoader.ts'
import { worldRouteLoader } from '../features/flows/worldRouteLoader.ts'
import { loadWorkWords } from '../i18n/activateLanguage.ts'
import { App } from './App.tsx'
import { ErrorPage } from './ErrorPage.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import {
  ACCOUNT_PATH,
  AGENCIES_PATH,
  AGENCY_IMPORT_PATH,
  AGENCY_WORKSPACE_PATH,
  APPLY_FOR_LICENCE_PATH,
  AUDIT_PATH,
  BANS_PATH,
  BONDS_PATH,
  CALENDARS_PATH,
  CLEARANCE_CHECK_PATH,
  CLEARANCES_PATH,
  CONTRACTS_PATH,
  DESK_LICENCES_PATH,
  DESK_ORGANISATIONS_PATH,
  DESK_PATH,
  EMBED_ROOT,
  EMERGENCIES_PATH,
  EXPLORE_PATH,
  FIRST_RUN_PATH,
  INVITATION_PATH,
  INVITE_PATH,
  JOB_ORDER_IMPORT_PATH,
  JOB_ORDERS_PATH,
  LOST_RECEIPTS_PATH,
  NEW_JOB_ORDER_PATH,
  NOTIFICATIONS_PATH,
  OFFICE_KEYS_PATH,
  OFFICE_KIT_PATH,
  OPEN_EMERGENCY_PATH,
  OUTAGE_FORMS_PATH,
  OUTAGE_PATH,
  OUTAGE_REPORT_PATH,
  OVERRIDES_PATH,
  PARAMETERS_PATH,
  PEOPLE_PATH,
  POST_WORKSPACE_PATH,
  PROVIDER_RETURN_PATH,
  RECOVERY_PATH,
  RELEASE_CALENDAR_PATH,
  REPORTING_PATH,
  RULES_CHECKS_PATH,
  RULES_PARAMETERS_PATH,
  SEALS_PATH,
  SERVICE_ACCOUNTS_PATH,
  SIGN_IN_PATH,
  SOCIAL_SECURITY_AGREEMENTS_PATH,
  SOCIAL_SECURITY_COVERAGE_PATH,
  SOCIAL_SECURITY_GAP_PATH,
  SOCIAL_SECURITY_PATH,
  SOCIAL_SECURITY_SIMULATION_PATH,
  STATISTICS_PATH,
  TOUR_PATH,
  VERIFY_PATH,
  WATCH_LIST_PATH,
  WORKERS_PATH,
} from './paths.ts'
import { formatQuery, parseQuery, type Query, READER_NAMES } from './viewState.ts'

const rootRoute = createRootRoute({
  component: App,
  notFoundComponent: () => <NotFoundPage />,
  validateSearch: (query): Query => query as Query,
  search: { middlewares: [retainSearchParams<Query>([...READER_NAMES])] },
})

/** All pages. Each one is loaded when it is first visited; its first figures are asked for meanwhile. */
function createRouteTree(queries: QueryClient) {
  // The world page stays in place while regions of it are opened and closed.
  const worldRoute = createRoute({
    getParentRoute: () => rootRoute,
    id: 'world',
    component: lazyRouteComponent(() => import('../features/flows/WorldPage.tsx'), 'WorldPage'),
    loader: ({ location }) => worldRouteLoader(queries, location),
  })
  const worldIndexRoute = createRoute({ getParentRoute: () => worldRoute, path: '/' })
  const regionRoute = createRoute({ getParentRoute: () => worldRoute, path: '/regions/$region' })
  return rootRoute.addChildren([
    worldRoute.addChildren([worldIndexRoute, regionRoute]),
    ...placeRoutes(queries),
    ...standardsRoutes(),
    ...socialSecurityRoutes(),
    ...referenceRoutes(),
    ...identityRoutes(),
    ...deskRoutes(),
    ...registerRoutes(),
    ...controlRoutes(),
  ])
}

/** One country, one corridor. */
function placeRoutes(queries: QueryClient) {
  const corridorRoute = createRoute({
    getParentRoute: () => rootRoute,
    path: '/corridors/$corridor',
    component: lazyRouteComponent(
      () => import('../features/corridors/CorridorPage.tsx'),
      'CorridorPage',
    ),
    loader: ({ params }) => corridorRouteLoader(queries, params.corridor),
  })
  const countryRoute = createRoute({
    getParentRoute: () => rootRoute,
    path: '/countries/$area',
    component: lazyRouteComponent(
      () => import('../features/countries/CountryPage.tsx'),
      'CountryPage',
    ),
    loader: ({ params }) => countryRouteLoader(queries, params.area),
  })
  return [countryRoute, corridorRoute]
}

/** Where work and control begin: pages there, and below, come with words of their own. */
const WORK_PATHS = [
  ACCOUNT_PATH,
  AGENCY_WORKSPACE_PATH,
  DESK_PATH,
  FIRST_RUN_PATH,
  INVITATION_PATH,
  POST_WORKSPACE_PATH,
  OFFICE_KIT_PATH,
  PROVIDER_RETURN_PATH,
  RECOVERY_PATH,
  RULES_CHECKS_PATH,
  RULES_PARAMETERS_PATH,
  SEALS_PATH,
  SIGN_IN_PATH,
  TOUR_PATH,
]

const isOfWork = (path: string): boolean =>
  WORK_PATHS.some((beginning) => path === beginning || path.startsWith(`${beginning}/`))

const page = (path: string, component: RouteComponent) =>
  createRoute({
    getParentRoute: () => rootRoute,
    path,
    component,
    loader: () => (isOfWork(path) ? loadWorkWords() : undefined),
  })

/** Who is bound by what. */
function standardsRoutes() {
  return [
    page(
      '/standards',
      lazyRouteComponent(
        () => import('../features/standards/InstrumentsPage.tsx'),
        'InstrumentsPage',
      ),
    ),
    page(
      '/standards/matrix',
      lazyRouteComponent(() => import('../features/standards/MatrixPage.tsx'), 'MatrixPage'),
    ),
    page(
      '/standards/compare',
      lazyRouteComponent(
        () => import('../features/standards/CompareStatesPage.tsx'),
        'CompareStatesPage',
      ),
    ),
    page(
      '/standards/supervision',
      lazyRouteComponent(
        () => import('../features/standards/SupervisionPage.tsx'),
        'SupervisionPage',
      ),
    ),
    page(
      '/standards/reviews',
      lazyRouteComponent(() => import('../features/standards/ReviewsPage.tsx'), 'ReviewsPage'),
    ),
    page(
      '/standards/policy-check',
      lazyRouteComponent(
        () => import('../features/standards/policyCheck/PolicyCheckPage.tsx'),
        'PolicyCheckPage',
      ),
    ),
    page(
      '/standards/$instrument',
      lazyRouteComponent(
        () => import('../features/standards/InstrumentPage.tsx'),
        'InstrumentPage',
      ),
    ),
  ]
}

/** Social security across borders. */
function socialSecurityRoutes() {
  return [
    page(
      SOCIAL_SECURITY_PATH,
      lazyRouteComponent(
        () => import('../features/totalization/CalculatorPage.tsx'),
        'CalculatorPage',
      ),
    ),
    page(
      SOCIAL_SECURITY_GAP_PATH,
      lazyRouteComponent(() => import('../features/totalization/GapPage.tsx'), 'GapPage'),
    ),
    page(
      SOCIAL_SECURITY_SIMULATION_PATH,
      lazyRouteComponent(
        () => import('../features/totalization/SimulationPage.tsx'),
        'SimulationPage',
      ),
    ),
    page(
      SOCIAL_SECURITY_AGREEMENTS_PATH,
      lazyRouteComponent(
        () => import('../features/totalization/AgreementsPage.tsx'),
        'AgreementsPage',
      ),
    ),
    page(
      SOCIAL_SECURITY_COVERAGE_PATH,
      lazyRouteComponent(() => import('../features/totalization/CoveragePage.tsx'), 'CoveragePage'),
    ),
  ]
}

/** Pages that explain: what can be downloaded, how figures are made, what all this is. */
function referenceRoutes() {
  return [
    page(
      AGENCIES_PATH,
      lazyRouteComponent(() => import('../features/agencies/AgenciesPage.tsx'), 'AgenciesPage'),
    ),
    page(
      VERIFY_PATH,
      lazyRouteComponent(() => import('../features/verify/VerifyPage.tsx'), 'VerifyPage'),
    ),
    page(
      `${AGENCIES_PATH}/$organisation`,
      lazyRouteComponent(() => import('../features/agencies/AgencyPage.tsx'), 'AgencyPage'),
    ),
    page(
      CLEARANCE_CHECK_PATH,
      lazyRouteComponent(
        () => import('../features/certificates/ClearanceCheckPage.tsx'),
        'ClearanceCheckPage',
      ),
    ),
    page(
      OFFICE_KIT_PATH,
      lazyRouteComponent(() => import('../features/officeKit/OfficeKitPage.tsx'), 'OfficeKitPage'),
    ),
    page(
      '/what-if',
      lazyRouteComponent(() => import('../features/scenarios/WhatIfPage.tsx'), 'WhatIfPage'),
    ),
    page(
      '/compare',
      lazyRouteComponent(
        () => import('../features/comparison/ComparisonPage.tsx'),
        'ComparisonPage',
      ),
    ),
    page(
      '/data',
      lazyRouteComponent(() => import('../features/releases/DataPage.tsx'), 'DataPage'),
    ),
    page(
      '/data/releases',
      lazyRouteComponent(() => import('../features/releases/ReleasesPage.tsx'), 'ReleasesPage'),
    ),
    page(
      RELEASE_CALENDAR_PATH,
      lazyRouteComponent(
        () => import('../features/reporting/ReleaseCalendarPage.tsx'),
        'ReleaseCalendarPage',
      ),
    ),
    page(
      '/data/releases/$release',
      lazyRouteComponent(() => import('../features/releases/ReleasePage.tsx'), 'ReleasePage'),
    ),
    page(
      '/data/api',
      lazyRouteComponent(() => import('../features/openapi/ApiPage.tsx'), 'ApiPage'),
    ),
    page(
      EXPLORE_PATH,
      lazyRouteComponent(() => import('../features/explorer/ExplorePage.tsx'), 'ExplorePage'),
    ),
    page(
      `${EXPLORE_PATH}/$dataflow`,
      lazyRouteComponent(
        () => import('../features/explorer/ExploreTablePage.tsx'),
        'ExploreTablePage',
      ),
    ),
    page(
      `${EXPLORE_PATH}/$dataflow/about`,
      lazyRouteComponent(() => import('../features/explorer/AboutTablePage.tsx'), 'AboutTablePage'),
    ),
    page(
      `${EMBED_ROOT}/explore/$dataflow`,
      lazyRouteComponent(() => import('../features/explorer/EmbedTablePage.tsx'), 'EmbedTablePage'),
    ),
    page(
      '/methods',
      lazyRouteComponent(() => import('../features/methods/MethodsPage.tsx'), 'MethodsPage'),
    ),
    page(
      '/methods/$method',
      lazyRouteComponent(() => import('../features/methods/MethodPage.tsx'), 'MethodPage'),
    ),
    page(
      '/about',
      lazyRouteComponent(() => import('../features/about/AboutPage.tsx'), 'AboutPage'),
    ),
  ]
}

/** Signing in, and what one-time links lead to. */
function identityRoutes() {
  return [
    page(
      SIGN_IN_PATH,
      lazyRouteComponent(() => import('../features/identity/SignInPage.tsx'), 'SignInPage'),
    ),
    page(
      PROVIDER_RETURN_PATH,
      lazyRouteComponent(
        () => import('../features/identity/ProviderReturnPage.tsx'),
        'ProviderReturnPage',
      ),
    ),
    page(
      ACCOUNT_PATH,
      lazyRouteComponent(() => import('../features/identity/AccountPage.tsx'), 'AccountPage'),
    ),
    page(
      FIRST_RUN_PATH,
      lazyRouteComponent(() => import('../features/identity/FirstRunPage.tsx'), 'FirstRunPage'),
    ),
    page(
      INVITATION_PATH,
      lazyRouteComponent(() => import('../features/identity/InvitationPage.tsx'), 'InvitationPage'),
    ),
    page(
      RECOVERY_PATH,
      lazyRouteComponent(() => import('../features/identity/RecoveryPage.tsx'), 'RecoveryPage'),
    ),
  ]
}

/** Signed-in work. */
function deskRoutes() {
  return [
    page(
      DESK_PATH,
      lazyRouteComponent(() => import('../features/desk/DeskStartPage.tsx'), 'DeskStartPage'),
    ),
    page(
      AGENCY_WORKSPACE_PATH,
      lazyRouteComponent(
        () => import('../features/workspaces/AgencyWorkspacePage.tsx'),
        'AgencyWorkspacePage',
      ),
    ),
    page(
      POST_WORKSPACE_PATH,
      lazyRouteComponent(
        () => import('../features/workspaces/PostWorkspacePage.tsx'),
        'PostWorkspacePage',
      ),
    ),
    page(
      DESK_LICENCES_PATH,
      lazyRouteComponent(() => import('../features/licences/LicencesPage.tsx'), 'LicencesPage'),
    ),
    page(
      APPLY_FOR_LICENCE_PATH,
      lazyRouteComponent(() => import('../features/licences/ApplyPage.tsx'), 'ApplyPage'),
    ),
    page(
      `${DESK_LICENCES_PATH}/$licence`,
      lazyRouteComponent(() => import('../features/licences/LicencePage.tsx'), 'LicencePage'),
    ),
    page(
      CALENDARS_PATH,
      lazyRouteComponent(() => import('../features/calendars/CalendarsPage.tsx'), 'CalendarsPage'),
    ),
    page(
      CLEARANCES_PATH,
      lazyRouteComponent(
        () => import('../features/clearances/ClearancesPage.tsx'),
        'ClearancesPage',
      ),
    ),
    page(
      `${CLEARANCES_PATH}/$clearance`,
      lazyRouteComponent(() => import('../features/clearances/ClearancePage.tsx'), 'ClearancePage'),
    ),
    page(
      OUTAGE_PATH,
      lazyRouteComponent(() => import('../features/outages/OutagePage.tsx'), 'OutagePage'),
    ),
    page(
      OUTAGE_FORMS_PATH,
      lazyRouteComponent(() => import('../features/outages/FormsPage.tsx'), 'FormsPage'),
    ),
    page(
      LOST_RECEIPTS_PATH,
      lazyRouteComponent(() => import('../features/outages/ReceiptsPage.tsx'), 'ReceiptsPage'),
    ),
    page(
      OUTAGE_REPORT_PATH,
      lazyRouteComponent(() => import('../features/outages/ReportPage.tsx'), 'ReportPage'),
    ),
    page(
      OFFICE_KEYS_PATH,
      lazyRouteComponent(() => import('../features/outages/OfficeKeysPage.tsx'), 'OfficeKeysPage'),
    ),
    page(
      `${OFFICE_KEYS_PATH}/$key`,
      lazyRouteComponent(() => import('../features/outages/OfficeKeyPage.tsx'), 'OfficeKeyPage'),
    ),
    page(
      `${CALENDARS_PATH}/$calendar`,
      lazyRouteComponent(() => import('../features/calendars/CalendarPage.tsx'), 'CalendarPage'),
    ),
    page(
      CONTRACTS_PATH,
      lazyRouteComponent(() => import('../features/contracts/ContractsPage.tsx'), 'ContractsPage'),
    ),
    page(
      `${CONTRACTS_PATH}/$contract`,
      lazyRouteComponent(() => import('../features/contracts/ContractPage.tsx'), 'ContractPage'),
    ),
    page(
      WORKERS_PATH,
      lazyRouteComponent(() => import('../features/contracts/WorkersPage.tsx'), 'WorkersPage'),
    ),
    page(
      REPORTING_PATH,
      lazyRouteComponent(() => import('../features/reporting/ReportingPage.tsx'), 'ReportingPage'),
    ),
    page(
      `${REPORTING_PATH}/questionnaires/$questionnaire`,
      lazyRouteComponent(
        () => import('../features/reporting/QuestionnairePage.tsx'),
        'QuestionnairePage',
      ),
    ),
    page(
      `${REPORTING_PATH}/reports/$report`,
      lazyRouteComponent(() => import('../features/reporting/ReportPage.tsx'), 'ReportPage'),
    ),
    page(
      STATISTICS_PATH,
      lazyRouteComponent(
        () => import('../features/statistics/StatisticsPage.tsx'),
        'StatisticsPage',
      ),
    ),
    page(
      `${STATISTICS_PATH}/$statistic`,
      lazyRouteComponent(() => import('../features/statistics/StatisticPage.tsx'), 'StatisticPage'),
    ),
    page(
      `${WORKERS_PATH}/$worker`,
      lazyRouteComponent(() => import('../features/contracts/WorkerPage.tsx'), 'WorkerPage'),
    ),
    page(
      NOTIFICATIONS_PATH,
      lazyRouteComponent(
        () => import('../features/notifications/NotificationsPage.tsx'),
        'NotificationsPage',
      ),
    ),
    page(
      PEOPLE_PATH,
      lazyRouteComponent(() => import('../features/people/PeoplePage.tsx'), 'PeoplePage'),
    ),
    page(
      INVITE_PATH,
      lazyRouteComponent(() => import('../features/people/InvitePage.tsx'), 'InvitePage'),
    ),
    page(
      `${PEOPLE_PATH}/$person`,
      lazyRouteComponent(() => import('../features/people/PersonPage.tsx'), 'PersonPage'),
    ),
    page(
      EMERGENCIES_PATH,
      lazyRouteComponent(
        () => import('../features/emergencies/EmergenciesPage.tsx'),
        'EmergenciesPage',
      ),
    ),
    page(
      OPEN_EMERGENCY_PATH,
      lazyRouteComponent(
        () => import('../features/emergencies/OpenEmergencyPage.tsx'),
        'OpenEmergencyPage',
      ),
    ),
    page(
      `${EMERGENCIES_PATH}/$emergency`,
      lazyRouteComponent(
        () => import('../features/emergencies/EmergencyPage.tsx'),
        'EmergencyPage',
      ),
    ),
    page(
      SERVICE_ACCOUNTS_PATH,
      lazyRouteComponent(
        () => import('../features/people/ServiceAccountsPage.tsx'),
        'ServiceAccountsPage',
      ),
    ),
    page(
      DESK_ORGANISATIONS_PATH,
      lazyRouteComponent(
        () => import('../features/organisations/OrganisationsPage.tsx'),
        'OrganisationsPage',
      ),
    ),
    ...demandRoutes(),
    page(
      '/desk/organisations/$organisation',
      lazyRouteComponent(
        () => import('../features/organisations/OrganisationPage.tsx'),
        'OrganisationPage',
      ),
    ),
    page(
      AGENCY_IMPORT_PATH,
      lazyRouteComponent(
        () => import('../features/agencyImport/AgencyImportPage.tsx'),
        'AgencyImportPage',
      ),
    ),
    page(
      BONDS_PATH,
      lazyRouteComponent(() => import('../features/bonds/BondsPage.tsx'), 'BondsPage'),
    ),
    page(
      `${BONDS_PATH}/$bond`,
      lazyRouteComponent(() => import('../features/bonds/BondPage.tsx'), 'BondPage'),
    ),
  ]
}

/** The registers that the checks read, and what everybody may know of them. */
function registerRoutes() {
  return [
    page(
      RULES_CHECKS_PATH,
      lazyRouteComponent(() => import('../features/statistics/ChecksPage.tsx'), 'ChecksPage'),
    ),
    page(
      RULES_PARAMETERS_PATH,
      lazyRouteComponent(
        () => import('../features/registers/RulesParametersPage.tsx'),
        'RulesParametersPage',
      ),
    ),
    page(
      PARAMETERS_PATH,
      lazyRouteComponent(
        () => import('../features/registers/ParametersPage.tsx'),
        'ParametersPage',
      ),
    ),
    page(
      `${PARAMETERS_PATH}/$parameter`,
      lazyRouteComponent(() => import('../features/registers/ParameterPage.tsx'), 'ParameterPage'),
    ),
    page(
      BANS_PATH,
      lazyRouteComponent(() => import('../features/registers/BansPage.tsx'), 'BansPage'),
    ),
    page(
      `${BANS_PATH}/$ban`,
      lazyRouteComponent(() => import('../features/registers/BanPage.tsx'), 'BanPage'),
    ),
    page(
      WATCH_LIST_PATH,
      lazyRouteComponent(() => import('../features/registers/WatchListPage.tsx'), 'WatchListPage'),
    ),
    page(
      `${WATCH_LIST_PATH}/$entry`,
      lazyRouteComponent(
        () => import('../features/registers/WatchEntryPage.tsx'),
        'WatchEntryPage',
      ),
    ),
    page(
      OVERRIDES_PATH,
      lazyRouteComponent(() => import('../features/registers/OverridesPage.tsx'), 'OverridesPage'),
    ),
    page(
      `${OVERRIDES_PATH}/$override`,
      lazyRouteComponent(() => import('../features/registers/OverridePage.tsx'), 'OverridePage'),
    ),
  ]
}

/** Who asks for workers, and under which power of attorney. */
function demandRoutes() {
  return [
    page(
      JOB_ORDERS_PATH,
      lazyRouteComponent(() => import('../features/demand/JobOrdersPage.tsx'), 'JobOrdersPage'),
    ),
    page(
      NEW_JOB_ORDER_PATH,
      lazyRouteComponent(() => import('../features/demand/NewJobOrderPage.tsx'), 'NewJobOrderPage'),
    ),
    page(
      JOB_ORDER_IMPORT_PATH,
      lazyRouteComponent(
        () => import('../features/jobOrderImport/JobOrderImportPage.tsx'),
        'JobOrderImportPage',
      ),
    ),
    page(
      `${JOB_ORDERS_PATH}/$jobOrder`,
      lazyRouteComponent(() => import('../features/demand/JobOrderPage.tsx'), 'JobOrderPage'),
    ),
    page(
      '/desk/accreditations/$accreditation',
      lazyRouteComponent(
        () => import('../features/demand/AccreditationPage.tsx'),
        'AccreditationPage',
      ),
    ),
    page(
      '/desk/sub-agents/$subAgent',
      lazyRouteComponent(() => import('../features/demand/SubAgentPage.tsx'), 'SubAgentPage'),
    ),
  ]
}

/** What others need to check the administration. */
function controlRoutes() {
  return [
    page(
      AUDIT_PATH,
      lazyRouteComponent(() => import('../features/audit/AuditPage.tsx'), 'AuditPage'),
    ),
    page(
      TOUR_PATH,
      lazyRouteComponent(() => import('../features/tour/TourPage.tsx'), 'TourPage'),
    ),
    page(
      SEALS_PATH,
      lazyRouteComponent(() => import('../features/seals/SealsPage.tsx'), 'SealsPage'),
    ),
  ]
}

/**
 * The router of the app; addresses are written in one canonical way.
 *
 * @param history the browser's own unless another is given.
 */
export function createAppRouter(queries: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree: createRouteTree(queries),
    ...(history === undefined ? {} : { history }),
    parseSearch: parseQuery,
    stringifySearch: formatQuery,
    defaultPreload: 'intent',
    defaultErrorComponent: ErrorPage,
    scrollRestoration: true,
  })
}
