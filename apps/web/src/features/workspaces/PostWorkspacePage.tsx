import {
  type Arrival,
  type Me,
  type PostWorkspace,
  postWorkspaceRoute,
  type QueueItem,
  queueRoute,
} from '@corridor/contract'
import { useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { CONTRACTS_PATH, contractPath, DESK_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Select } from '../../ui/Select.tsx'
import { STATUSES, statusId } from '../contracts/contractWords.ts'
import { DeskPage } from '../desk/DeskPage.tsx'
import { QueueTable } from '../queue/QueueTable.tsx'
import { NewestNotifications } from './NewestNotifications.tsx'
import { AnsweredPart } from './Part.tsx'
import { inOrder, StateCounts } from './StateCounts.tsx'
import '../queue/queue.css'

/** The labour attaché's work at a glance: what waits at the post, and the contracts of its workers. */
export function PostWorkspacePage() {
  const t = useMessages()
  return (
    <DeskPage title={t('workspaces.post')} section="embassy">
      {(me) => <OwnPost me={me} />}
    </DeskPage>
  )
}

function OwnPost({ me }: { readonly me: Me }) {
  const t = useMessages()
  const posts = me.roles.flatMap(({ role, office }) =>
    role === 'labour-attache' && office !== undefined ? [office] : [],
  )
  const [chosen, setChosen] = useState('')
  const post = posts.find((one) => one === chosen) ?? posts[0]
  if (post === undefined || !me.permissions.includes('read.contract')) {
    return <p>{t('workspaces.not-a-post')}</p>
  }
  return (
    <>
      <p className="lead">
        {t('workspaces.post-lead')} <code dir="ltr">{post}</code>
      </p>
      {posts.length > 1 && (
        <Select
          label={t('workspaces.which-post')}
          value={post}
          options={posts.map((one) => ({ value: one, label: one }))}
          onChange={setChosen}
        />
      )}
      <Waiting />
      <Contracts key={post} post={post} />
      <NewestNotifications />
    </>
  )
}

/** As many as the queue gives at once. */
const MOST = 100

const QUEUES = [
  { id: 'attest', kinds: ['jobOrder'] },
  { id: 'verify', kinds: ['accreditation'] },
] as const

const QUEUE_KINDS: ReadonlySet<string> = new Set(QUEUES.flatMap(({ kinds }) => kinds))

/** The queue of the desk by what is to be done: attest demands, verify employers, and the rest. */
function Waiting() {
  const t = useMessages()
  const answer = useRoute(queueRoute, { sort: 'deadline', limit: MOST })
  const part = (id: string, belongs: (item: QueueItem) => boolean) => (
    <AnsweredPart key={id} title={t(`workspaces.${id}`)} answer={answer}>
      {(queue) => {
        const items = queue.items.filter(belongs)
        if (items.length === 0) return <p>{t(`workspaces.${id}-none`)}</p>
        return (
          <QueueTable
            answer={{ ...queue, items }}
            onChanged={() => answer.refetch()}
            title={t(`workspaces.${id}`)}
          />
        )
      }}
    </AnsweredPart>
  )
  const hasOthers = answer.data?.items.some(({ kind }) => !QUEUE_KINDS.has(kind)) === true
  return (
    <>
      {QUEUES.map(({ id, kinds }) =>
        part(id, ({ kind }) => (kinds as readonly string[]).includes(kind)),
      )}
      {hasOthers && part('others', ({ kind }) => !QUEUE_KINDS.has(kind))}
      {answer.data !== undefined && answer.data.count > MOST && (
        <p>
          <AppLink to={DESK_PATH}>{t('workspaces.whole-queue')}</AppLink>
        </p>
      )}
    </>
  )
}

function Contracts({ post }: { readonly post: string }) {
  const t = useMessages()
  const answer = useRoute(postWorkspaceRoute, { post })
  return (
    <>
      {(['register', 'mismatches', 'arrivals'] as const).map((id) => (
        <AnsweredPart key={id} title={t(`workspaces.${id}`)} answer={answer}>
          {(workspace) => <Arrivals id={id} workspace={workspace} />}
        </AnsweredPart>
      ))}
      <AnsweredPart title={t('workspaces.contracts-of-post')} answer={answer}>
        {({ contracts }) =>
          contracts.length === 0 ? (
            <p>{t('workspaces.contracts-none')}</p>
          ) : (
            <StateCounts
              counts={inOrder(STATUSES, contracts).map(({ status, count }) => ({
                label: t(statusId(status)),
                count,
                to: CONTRACTS_PATH,
                search: { status },
              }))}
            />
          )
        }
      </AnsweredPart>
    </>
  )
}

const ROWS = {
  register: ({ toRegister }: PostWorkspace) => toRegister,
  mismatches: ({ mismatches }: PostWorkspace) => mismatches,
  arrivals: ({ arrivals }: PostWorkspace) => arrivals,
} as const

function Arrivals({
  id,
  workspace,
}: {
  readonly id: keyof typeof ROWS
  readonly workspace: PostWorkspace
}) {
  const t = useMessages()
  const rows = ROWS[id](workspace)
  if (rows.length === 0) return <p>{t(`workspaces.${id}-none`)}</p>
  return <ArrivalTable title={t(`workspaces.${id}`)} rows={rows} today={workspace.today} />
}

function ArrivalTable({
  title,
  rows,
  today,
}: {
  readonly title: string
  readonly rows: readonly Arrival[]
  readonly today: string
}) {
  const t = useMessages()
  const { format } = useReader()
  const day = (instant: string | null) =>
    instant === null ? null : format.date(instant.slice(0, 10))
  return (
    <DataTable
      caption={title}
      rows={rows}
      rowKey={({ contract }) => contract}
      limit={100}
      missing={t('workspaces.not-known')}
      columns={[
        {
          id: 'worker',
          header: t('contracts.worker'),
          value: ({ worker }) => worker.name ?? worker.id,
          cell: ({ contract, worker }) => (
            <AppLink to={contractPath(contract)}>
              <bdi>{worker.name ?? worker.id}</bdi>
            </AppLink>
          ),
        },
        {
          id: 'employer',
          header: t('contracts.employer'),
          value: ({ employer }) => employer.name ?? employer.id,
          cell: ({ employer }) => <bdi>{employer.name ?? employer.id}</bdi>,
        },
        {
          id: 'departed',
          header: t('workspaces.departed'),
          value: ({ departedAt }) => day(departedAt),
        },
        {
          id: 'arrived',
          header: t('workspaces.arrived'),
          value: ({ arrivedAt }) => day(arrivedAt),
        },
        {
          id: 'by',
          header: t('workspaces.register-by'),
          value: ({ registerBy }) => (registerBy === null ? null : format.date(registerBy)),
          cell: ({ registerBy }) =>
            registerBy === null ? null : (
              <span className={registerBy < today ? 'workspace-over' : ''}>
                {format.date(registerBy)}
                {registerBy < today && <> ({t('workspaces.over')})</>}
              </span>
            ),
        },
        { id: 'status', header: t('contracts.status'), value: ({ status }) => t(statusId(status)) },
      ]}
    />
  )
}
