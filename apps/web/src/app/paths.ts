/** The addresses of pages. Every link is made from these, so that a page moves in one place. */
export const WORLD_PATH = '/'

export const regionPath = (region: string): string => `/regions/${encodeURIComponent(region)}`

export const countryPath = (area: string): string => `/countries/${encodeURIComponent(area)}`

export const corridorPath = (origin: string, destination: string): string =>
  `/corridors/${encodeURIComponent(origin)}-${encodeURIComponent(destination)}`

export const METHOD_LIST_PATH = '/methods'

export const methodPath = (method: string): string => `/methods/${encodeURIComponent(method)}`

/** Methods, editions and corridors side by side. */
export const COMPARE_PATH = '/compare'

/** The reader's own figures put into an estimate, in the browser. */
export const WHAT_IF_PATH = '/what-if'

/** What intervals cover and what not. */
export const UNCERTAINTY_PATH = '/methods/uncertainty'

export const DATA_PATH = '/data'

export const RELEASES_PATH = '/data/releases'

export const releasePath = (release: string): string =>
  `/data/releases/${encodeURIComponent(release)}`

export const INTERFACE_PATH = '/data/api'

/** Every published table, to look at, chart and take along. */
export const EXPLORE_PATH = '/data/explore'

export const tablePath = (dataflow: string): string =>
  `${EXPLORE_PATH}/${encodeURIComponent(dataflow)}`

/** Pages for frames of other sites, without anything round them. */
export const EMBED_ROOT = '/embed'

export const aboutTablePath = (dataflow: string): string => `${tablePath(dataflow)}/about`

export const ABOUT_PATH = '/about'

/** Who is bound by what, on which day. */
export const STANDARDS_PATH = '/standards'

/** One instrument by its code: `C097`, `ICRMW`. */
export const instrumentPath = (instrument: string): string =>
  `/standards/${encodeURIComponent(instrument)}`

export const STANDARDS_MATRIX_PATH = '/standards/matrix'

/** Two States side by side; which ones stands in the query, made by `statesQuery`. */
export const STANDARDS_COMPARE_PATH = '/standards/compare'

export const STANDARDS_REVIEWS_PATH = '/standards/reviews'

export const STANDARDS_SUPERVISION_PATH = '/standards/supervision'

/** The self-assessment of a tripartite team. */
export const POLICY_CHECK_PATH = '/standards/policy-check'

/** What each State owes for a career across borders; computed in the browser. */
export const SOCIAL_SECURITY_PATH = '/social-security'

/** What a worker loses without an agreement. */
export const SOCIAL_SECURITY_GAP_PATH = '/social-security/gap'

/** Careers drawn by chance under one design or another. */
export const SOCIAL_SECURITY_SIMULATION_PATH = '/social-security/simulation'

export const SOCIAL_SECURITY_AGREEMENTS_PATH = '/social-security/agreements'

/** The share of migrants whom an agreement covers. */
export const SOCIAL_SECURITY_COVERAGE_PATH = '/social-security/coverage'

/** Who did and who read what, for those who audit. */
export const AUDIT_PATH = '/desk/audit'

/** The seals over the log of actions, and their check in the visitor's own browser. */
export const SEALS_PATH = '/seals'

export const SIGN_IN_PATH = '/sign-in'

/** Where a ministry's own provider sends the browser back to. */
export const PROVIDER_RETURN_PATH = '/sign-in/return'

/** A worker's own account, and her way in. */
export const ME_PATH = '/me'

/** The own account of whoever is signed in. */
export const ACCOUNT_PATH = '/account'

/** Signed-in work. */
export const DESK_PATH = '/desk'

/** What one was told. */
export const NOTIFICATIONS_PATH = '/desk/notifications'

/** Holiday calendars, by which working days are counted. */
export const CALENDARS_PATH = '/desk/calendars'

export const calendarPath = (calendar: string): string =>
  `/desk/calendars/${encodeURIComponent(calendar)}`

/** Staff accounts and invitations, for those who manage them. */
export const PEOPLE_PATH = '/desk/people'

export const INVITE_PATH = '/desk/people/invite'

export const personPath = (person: string): string => `/desk/people/${encodeURIComponent(person)}`

/** Accounts of other programs and their keys. */
export const SERVICE_ACCOUNTS_PATH = '/desk/service-accounts'

/** Through the demonstration, where the installation is one. */
export const TOUR_PATH = '/tour'

/** Is this agency licensed? */
export const AGENCIES_PATH = '/agencies'

export const agencyPath = (organisation: string): string =>
  `/agencies/${encodeURIComponent(organisation)}`

/** Is this number good? Job orders and sub-agents. */
export const VERIFY_PATH = '/verify'

/** An agency's own work at a glance. */
export const AGENCY_WORKSPACE_PATH = '/agency'

/** The same for the labour attaché of a post abroad. */
export const POST_WORKSPACE_PATH = '/embassy'

/** Job orders at the desk. */
export const JOB_ORDERS_PATH = '/desk/job-orders'

export const NEW_JOB_ORDER_PATH = '/desk/job-orders/new'

/** Job orders from a file. */
export const JOB_ORDER_IMPORT_PATH = '/desk/job-orders/import'

export const jobOrderPath = (jobOrder: string): string =>
  `/desk/job-orders/${encodeURIComponent(jobOrder)}`

/** A principal's power of attorney to an agency. */
export const accreditationPath = (accreditation: string): string =>
  `/desk/accreditations/${encodeURIComponent(accreditation)}`

export const subAgentPath = (subAgent: string): string =>
  `/desk/sub-agents/${encodeURIComponent(subAgent)}`

/** Licences and applications at the desk. */
export const DESK_LICENCES_PATH = '/desk/licences'

/** An agency's own application. */
export const APPLY_FOR_LICENCE_PATH = '/desk/licences/apply'

export const licencePath = (licence: string): string =>
  `/desk/licences/${encodeURIComponent(licence)}`

/** Checks the code of a clearance, also without network. */
export const CLEARANCE_CHECK_PATH = '/verify/clearance'

/** With which an office issues clearances on paper, also without network. */
export const OFFICE_KIT_PATH = '/office/kit'

/** What an outage leaves to do. */
export const OUTAGE_PATH = '/desk/outage'

export const OUTAGE_FORMS_PATH = '/desk/outage/forms'

export const LOST_RECEIPTS_PATH = '/desk/outage/receipts'

export const OUTAGE_REPORT_PATH = '/desk/outage/report'

/** Keys with which offices sign in an outage. */
export const OFFICE_KEYS_PATH = '/desk/office-keys'

export const officeKeyPath = (key: string): string => `/desk/office-keys/${encodeURIComponent(key)}`

/** Clearances at the desk. */
export const CLEARANCES_PATH = '/desk/clearances'

export const clearancePath = (clearance: string): string =>
  `/desk/clearances/${encodeURIComponent(clearance)}`

/** The register of organisations. */
export const DESK_ORGANISATIONS_PATH = '/desk/organisations'

/** The file of one organisation at the desk. */
export const organisationPath = (organisation: string): string =>
  `/desk/organisations/${encodeURIComponent(organisation)}`

/** A register of agencies from a file. */
export const AGENCY_IMPORT_PATH = '/desk/agency-import'

/** Bonds of agencies and escrows of principals. */
export const BONDS_PATH = '/desk/bonds'

export const bondPath = (bond: string): string => `/desk/bonds/${encodeURIComponent(bond)}`

/** The dated parameters of the rules, for anybody. */
export const RULES_PARAMETERS_PATH = '/rules/parameters'

/** The precision of the automatic checks, for anybody. */
export const RULES_CHECKS_PATH = '/rules/checks'

/** Releases of statistics at the desk. */
export const STATISTICS_PATH = '/desk/statistics'

export const statisticPath = (statistic: string): string =>
  `/desk/statistics/${encodeURIComponent(statistic)}`

/** Questionnaires and countries' reports at the desk. */
export const REPORTING_PATH = '/desk/reporting'

export const questionnairePath = (questionnaire: string): string =>
  `/desk/reporting/questionnaires/${encodeURIComponent(questionnaire)}`

export const reportPath = (report: string): string =>
  `/desk/reporting/reports/${encodeURIComponent(report)}`

/** Which reports come out when, for anybody. */
export const RELEASE_CALENDAR_PATH = '/data/calendar'

/** The registers that the checks read. */
export const PARAMETERS_PATH = '/desk/parameters'

export const parameterPath = (parameter: string): string =>
  `/desk/parameters/${encodeURIComponent(parameter)}`

export const BANS_PATH = '/desk/bans'

export const banPath = (ban: string): string => `/desk/bans/${encodeURIComponent(ban)}`

export const WATCH_LIST_PATH = '/desk/watch-list'

export const watchEntryPath = (entry: string): string =>
  `/desk/watch-list/${encodeURIComponent(entry)}`

export const OVERRIDES_PATH = '/desk/overrides'

export const overridePath = (override: string): string =>
  `/desk/overrides/${encodeURIComponent(override)}`
/** Contracts of workers, and the files of workers. */
export const CONTRACTS_PATH = '/desk/contracts'

export const contractPath = (contract: string): string =>
  `/desk/contracts/${encodeURIComponent(contract)}`

export const WORKERS_PATH = '/desk/workers'

export const workerPath = (worker: string): string => `/desk/workers/${encodeURIComponent(worker)}`

/** Records opened out of scope in an emergency, and what others think of it. */
export const EMERGENCIES_PATH = '/desk/emergencies'

export const OPEN_EMERGENCY_PATH = '/desk/emergencies/open'

export const emergencyPath = (emergency: string): string =>
  `/desk/emergencies/${encodeURIComponent(emergency)}`

/** Where one-time links lead; their token stands behind `#`, which browsers send to nobody. */
export const FIRST_RUN_PATH = '/first-run'
export const INVITATION_PATH = '/invitation'
export const RECOVERY_PATH = '/recovery'

/** Where a result of the search leads. */
export function resultPath(
  kind: 'area' | 'corridor' | 'region' | 'instrument',
  code: string,
): string {
  if (kind === 'area') return countryPath(code)
  if (kind === 'region') return regionPath(code)
  if (kind === 'instrument') return instrumentPath(code)
  return `/corridors/${encodeURIComponent(code)}`
}
