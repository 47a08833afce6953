import {
  type AgencyWorkspace,
  agencyWorkspaceRoute,
  bondsRoute,
  jobOrdersRoute,
  licencesRoute,
  type Me,
  type OrganisationSummary,
  organisationsRoute,
} from '@corridor/contract'
import { useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import {
  AGENCIES_PATH,
  APPLY_FOR_LICENCE_PATH,
  agencyPath,
  BONDS_PATH,
  CLEARANCES_PATH,
  CONTRACTS_PATH,
  JOB_ORDER_IMPORT_PATH,
  JOB_ORDERS_PATH,
  NEW_JOB_ORDER_PATH,
  organisationPath,
  WORKERS_PATH,
} from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { Select } from '../../ui/Select.tsx'
import { BondTable } from '../bonds/BondsPage.tsx'
import { STATUSES as CLEARANCE_STATUSES } from '../clearances/clearanceWords.ts'
import { STATUSES as CONTRACT_STATUSES, statusId } from '../contracts/contractWords.ts'
import { DemandOfAgency } from '../demand/DemandOfAgency.tsx'
import { JobOrderTable } from '../demand/JobOrdersPage.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { LicenceTable } from '../licences/LicencesPage.tsx'
import { AskedDocuments } from './AskedDocuments.tsx'
import { ComingDays } from './ComingDays.tsx'
import { NewestNotifications } from './NewestNotifications.tsx'
import { AnsweredPart, Part } from './Part.tsx'
import { inOrder, StateCounts } from './StateCounts.tsx'

/** An agency's own work at a glance: what it holds, what comes due, what it may do next. */
export function AgencyWorkspacePage() {
  const t = useMessages()
  return (
    <DeskPage title={t('workspaces.agency')} section="agency">
      {(me) => <OwnAgency me={me} />}
    </DeskPage>
  )
}

function OwnAgency({ me }: { readonly me: Me }) {
  const t = useMessages()
  const own = me.roles.flatMap(({ role, organisation }) =>
    role === 'agency' ? [organisation] : [],
  )
  const isOwn = own.length > 0 && me.permissions.includes('read.organisation')
  const answer = useRoute(organisationsRoute, { kind: 'agency' }, { enabled: isOwn })
  const [chosen, setChosen] = useState('')
  if (!isOwn) return <p>{t('workspaces.not-an-agency')}</p>
  if (answer.error !== null) {
    return <DeskProblem error={answer.error} onRetry={() => void answer.refetch()} />
  }
  if (answer.data === undefined) {
    return <Reserved what={t('workspaces.agency')} className="reserved-desk" />
  }
  const agencies = answer.data.organisations.filter(({ id }) => own.includes(id))
  const agency = agencies.find(({ id }) => id === chosen) ?? agencies[0]
  if (agency === undefined) return <p>{t('workspaces.not-an-agency')}</p>
  return (
    <>
      {agencies.length > 1 && (
        <Select
          label={t('workspaces.which-agency')}
          value={agency.id}
          options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setChosen}
        />
      )}
      <Workspace key={agency.id} me={me} agency={agency} />
    </>
  )
}

interface AgencyProps {
  readonly me: Me
  readonly agency: OrganisationSummary
}

function Workspace({ me, agency }: AgencyProps) {
  const t = useMessages()
  const answer = useRoute(agencyWorkspaceRoute, { agency: agency.id })
  return (
    <>
      <p className="lead">
        <AppLink to={organisationPath(agency.id)}>
          <bdi>{agency.name}</bdi>
        </AppLink>
        . {t('workspaces.agency-lead')}{' '}
        <AppLink to={agencyPath(agency.id)}>{t('workspaces.as-public')}</AppLink>
      </p>
      <NextActs me={me} />
      <AnsweredPart title={t('workspaces.coming')} answer={answer}>
        {(workspace) => <ComingDays {...workspace} />}
      </AnsweredPart>
      <AnsweredPart title={t('workspaces.documents')} answer={answer}>
        {(workspace) => <AskedDocuments {...workspace} />}
      </AnsweredPart>
      <AnsweredPart title={t('workspaces.people')} answer={answer}>
        {(workspace) => <People workspace={workspace} />}
      </AnsweredPart>
      <JobOrders agency={agency} />
      <Licences agency={agency} />
      <Bonds agency={agency} />
      <div className="workspace-part">
        <DemandOfAgency me={me} agency={agency} />
      </div>
      <NewestNotifications />
    </>
  )
}

const NEXT = [
  {
    permission: 'submit.job-order',
    words: 'workspaces.next-new-job-order',
    to: NEW_JOB_ORDER_PATH,
  },
  { permission: 'prepare.job-order', words: 'job-order-import.open', to: JOB_ORDER_IMPORT_PATH },
  { permission: 'register.worker', words: 'workspaces.next-enter-worker', to: WORKERS_PATH },
  { permission: 'prepare.contract', words: 'workspaces.next-write-contract', to: CONTRACTS_PATH },
  { permission: 'request.clearance', words: 'workspaces.next-ask-clearance', to: CLEARANCES_PATH },
  { permission: 'deposit.bond', words: 'workspaces.next-lodge-bond', to: BONDS_PATH },
  { permission: 'prepare.licence', words: 'workspaces.next-apply', to: APPLY_FOR_LICENCE_PATH },
] as const satisfies readonly {
  readonly permission: Me['permissions'][number]
  readonly words: string
  readonly to: string
}[]

/** Where what it may do next is done. */
function NextActs({ me }: Pick<AgencyProps, 'me'>) {
  const t = useMessages()
  const open = NEXT.filter(({ permission }) => me.permissions.includes(permission))
  if (open.length === 0) return null
  return (
    <Part title={t('workspaces.next')}>
      <ul className="workspace-acts">
        {open.map(({ words, to }) => (
          <li key={words}>
            <AppLink to={to}>{t(words)}</AppLink>
          </li>
        ))}
      </ul>
    </Part>
  )
}

const WORKER_STATUSES = [
  'candidate',
  'contracted',
  'cleared',
  'departed',
  'arrived',
  'returned',
] as const satisfies readonly AgencyWorkspace['workers'][number]['status'][]

/** Candidates, contracts and clearances by state. */
function People({ workspace }: { readonly workspace: AgencyWorkspace }) {
  const t = useMessages()
  const { workers, contracts, clearances } = workspace
  const isEmpty = workers.length + contracts.length + clearances.length === 0
  if (isEmpty) return <p>{t('workspaces.people-none')}</p>
  return (
    <div className="workspace-columns">
      <div>
        <h3>{t('workspaces.workers')}</h3>
        <StateCounts
          counts={inOrder(WORKER_STATUSES, workers).map(({ status, count }) => ({
            label: t(`workers.status-${status}`),
            count,
            to: WORKERS_PATH,
          }))}
        />
      </div>
      <div>
        <h3>{t('contracts.title')}</h3>
        <StateCounts
          counts={inOrder(CONTRACT_STATUSES, contracts).map(({ status, count }) => ({
            label: t(statusId(status)),
            count,
            to: CONTRACTS_PATH,
            search: { status },
          }))}
        />
      </div>
      <div>
        <h3>{t('clearances.title')}</h3>
        <StateCounts
          counts={inOrder(CLEARANCE_STATUSES, clearances).map(({ status, count, held }) => ({
            label: t(`clearances.status-${status.replaceAll('_', '-')}`),
            count,
            to: CLEARANCES_PATH,
            search: { status },
            ...(held === 0 ? {} : { note: t('workspaces.held', { count: held }) }),
          }))}
        />
      </div>
    </div>
  )
}

function JobOrders({ agency }: Pick<AgencyProps, 'agency'>) {
  const t = useMessages()
  const answer = useRoute(jobOrdersRoute, { agency: agency.id })
  return (
    <AnsweredPart title={t('demand.title')} answer={answer}>
      {({ jobOrders, next }) => (
        <>
          {jobOrders.length === 0 ? (
            <p>{t('workspaces.job-orders-none')}</p>
          ) : (
            <JobOrderTable rows={jobOrders} />
          )}
          {next !== null && <AppLink to={JOB_ORDERS_PATH}>{t('workspaces.all')}</AppLink>}
        </>
      )}
    </AnsweredPart>
  )
}

function Licences({ agency }: Pick<AgencyProps, 'agency'>) {
  const t = useMessages()
  const answer = useRoute(licencesRoute, { organisation: agency.id })
  return (
    <AnsweredPart title={t('licences.title')} answer={answer}>
      {({ licences }) =>
        licences.length === 0 ? (
          <p>
            {t('workspaces.licence-none')}{' '}
            <AppLink to={AGENCIES_PATH}>{t('workspaces.look-up')}</AppLink>
          </p>
        ) : (
          <LicenceTable rows={licences} />
        )
      }
    </AnsweredPart>
  )
}

function Bonds({ agency }: Pick<AgencyProps, 'agency'>) {
  const t = useMessages()
  const answer = useRoute(bondsRoute, { holder: agency.id })
  return (
    <AnsweredPart title={t('bonds.title')} answer={answer}>
      {({ bonds }) =>
        bonds.length === 0 ? <p>{t('workspaces.bond-none')}</p> : <BondTable rows={bonds} />
      }
    </AnsweredPart>
  )
}
