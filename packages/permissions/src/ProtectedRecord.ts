/**
 * What the platform keeps, and how open it is.
 *
 * - `personal`: about one worker or one case. An administrator never reaches it.
 * - `business`: about organisations, offices, rules and the platform itself.
 * - `aggregate`: figures about many. The only kinds the scope `aggregate` reaches.
 */
export const RECORD_KINDS = {
  account: 'business',
  session: 'business',
  mandate: 'business',
  absence: 'business',
  interest: 'business',
  organisation: 'business',
  office: 'business',
  'service-account': 'business',
  configuration: 'business',
  'log-entry': 'business',
  seal: 'business',
  'access-report': 'business',
  'break-glass': 'business',
  backup: 'business',
  parameter: 'business',
  licence: 'business',
  inspection: 'business',
  bond: 'business',
  'watch-entry': 'business',
  'deployment-ban': 'business',
  override: 'business',
  'office-key': 'business',
  receipt: 'business',
  'register-entry': 'business',
  'job-order': 'business',
  accreditation: 'business',
  'sub-agent': 'business',
  worker: 'personal',
  'worker-contact': 'personal',
  contract: 'personal',
  fee: 'personal',
  clearance: 'personal',
  document: 'personal',
  'wage-file': 'personal',
  wage: 'personal',
  rating: 'business',
  case: 'personal',
  'case-identity': 'personal',
  'case-notice': 'personal',
  questionnaire: 'business',
  report: 'business',
  'agency-statistic': 'aggregate',
  statistic: 'aggregate',
} as const satisfies Record<string, 'personal' | 'business' | 'aggregate'>

export type RecordKind = keyof typeof RECORD_KINDS

/**
 * The attributes of a record on which scopes are decided; nothing else of it matters here.
 * An attribute that is null, empty or absent is inside no scope.
 */
export interface ProtectedRecord {
  readonly kind: RecordKind
  readonly id: string
  /** The person whom the record is about, or whose act it is. */
  readonly owner: string | null
  /** Organisations whose own record it is: of a contract the agency and the employer. */
  readonly organisations: readonly string[]
  readonly office: string | null
  readonly jurisdiction: string | null
  /** Persons to whom the record is assigned. */
  readonly assignees: readonly string[]
  /** Organisations that hold the owner's mandate or consent today. */
  readonly mandateHolders: readonly string[]
  /** The state its log folds to; `cleared`, `with_respondent`. */
  readonly state: string | null
}
