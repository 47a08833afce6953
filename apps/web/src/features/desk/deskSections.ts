import type { Me } from '@corridor/contract'
import {
  ACCOUNT_PATH,
  AGENCY_WORKSPACE_PATH,
  AUDIT_PATH,
  BANS_PATH,
  BONDS_PATH,
  CALENDARS_PATH,
  CLEARANCES_PATH,
  CONTRACTS_PATH,
  DESK_LICENCES_PATH,
  DESK_ORGANISATIONS_PATH,
  DESK_PATH,
  EMERGENCIES_PATH,
  JOB_ORDERS_PATH,
  OUTAGE_PATH,
  OVERRIDES_PATH,
  PARAMETERS_PATH,
  PEOPLE_PATH,
  POST_WORKSPACE_PATH,
  REPORTING_PATH,
  SERVICE_ACCOUNTS_PATH,
  STATISTICS_PATH,
  WATCH_LIST_PATH,
  WORKERS_PATH,
  WORLD_PATH,
} from '../../app/paths.ts'

/** One part of the desk: a page of its own in the side navigation. */
export interface DeskSection {
  /** Its words are `desk.section.<id>` and `desk.section.<id>-text`. */
  readonly id: string
  readonly path: string
  /** What a person must hold to see it; any of several. None: everybody who is signed in. */
  readonly permissions?: readonly Me['permissions'][number][]
  /** The role whose workspace it is; nobody else sees it. */
  readonly role?: Me['roles'][number]['role']
}

/** All of the desk, in the order of the side navigation. A section is added with its page. */
const SECTIONS: readonly DeskSection[] = [
  { id: 'agency', path: AGENCY_WORKSPACE_PATH, role: 'agency' },
  { id: 'embassy', path: POST_WORKSPACE_PATH, role: 'labour-attache' },
  {
    id: 'organisations',
    path: DESK_ORGANISATIONS_PATH,
    permissions: ['read.organisation'],
  },
  { id: 'bonds', path: BONDS_PATH, permissions: ['read.bond'] },
  { id: 'licences', path: DESK_LICENCES_PATH, permissions: ['read.licence'] },
  {
    id: 'parameters',
    path: PARAMETERS_PATH,
    permissions: ['propose.parameter', 'confirm.parameter', 'review.parameter'],
  },
  {
    id: 'bans',
    path: BANS_PATH,
    permissions: ['propose.deployment-ban', 'confirm.deployment-ban', 'issue.clearance'],
  },
  { id: 'watch-list', path: WATCH_LIST_PATH, permissions: ['read.watch-entry'] },
  { id: 'overrides', path: OVERRIDES_PATH, permissions: ['read.override'] },
  { id: 'job-orders', path: JOB_ORDERS_PATH, permissions: ['read.job-order'] },
  { id: 'contracts', path: CONTRACTS_PATH, permissions: ['read.contract'] },
  {
    id: 'workers',
    path: WORKERS_PATH,
    permissions: ['read.worker', 'search.worker', 'register.worker'],
  },
  { id: 'clearances', path: CLEARANCES_PATH, permissions: ['read.clearance'] },
  { id: 'statistics', path: STATISTICS_PATH, permissions: ['review.statistic'] },
  { id: 'reporting', path: REPORTING_PATH, permissions: ['read.questionnaire'] },
  { id: 'outage', path: OUTAGE_PATH, permissions: ['read.office-key'] },
  { id: 'calendars', path: CALENDARS_PATH, permissions: ['read.configuration'] },
  { id: 'people', path: PEOPLE_PATH, permissions: ['read.account'] },
  { id: 'service-accounts', path: SERVICE_ACCOUNTS_PATH, permissions: ['read.service-account'] },
  { id: 'audit', path: AUDIT_PATH, permissions: ['read.log-entry'] },
  {
    id: 'emergencies',
    path: EMERGENCIES_PATH,
    permissions: ['open.break-glass', 'read.break-glass'],
  },
  { id: 'account', path: ACCOUNT_PATH },
]

/** The sections that a person's roles open to her. */
export const sectionsFor = ({
  permissions,
  roles,
}: Pick<Me, 'permissions' | 'roles'>): readonly DeskSection[] =>
  SECTIONS.filter(
    ({ permissions: needed, role }) =>
      (needed === undefined || needed.some((permission) => permissions.includes(permission))) &&
      (role === undefined || roles.some((held) => held.role === role)),
  )

/** Where a person lands who signed in and asked for no page: her workspace, else the desk. */
export function landingPath(me: Pick<Me, 'roles'>): string {
  const [workspace] = workspacesFor(me)
  if (workspace !== undefined) return workspace.path
  return me.roles.length > 0 ? DESK_PATH : WORLD_PATH
}

/** Where her own work stands at a glance, for the head of every page. */
export const workspacesFor = ({ roles }: Pick<Me, 'roles'>): readonly DeskSection[] =>
  SECTIONS.filter(({ role }) => roles.some((held) => held.role === role))
