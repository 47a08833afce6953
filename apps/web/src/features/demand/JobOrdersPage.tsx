import { type JobOrderSummary, jobOrdersRoute, type Me } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { JOB_ORDER_IMPORT_PATH, jobOrderPath, NEW_JOB_ORDER_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { optionalChoice, optionalText } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { Select } from '../../ui/Select.tsx'
import { useSectorWords } from '../agencies/useSectorWords.ts'
import { useAreas } from '../areas/useAreas.ts'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { JOB_ORDER_STATUSES } from './demandWords.ts'
import './demand.css'

const VIEW = {
  status: optionalChoice(JOB_ORDER_STATUSES),
  after: optionalText(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/),
}

/** Job orders within reach, the longest in their status first. */
export function JobOrdersPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('demand.title')} section="job-orders">
      {(me) => <List me={me} />}
    </DeskPage>
  )
}

function List({ me }: { readonly me: Me }) {
  const t = useMessages()
  const [{ status, after }, change] = useViewState(VIEW)
  const answer = useRoute(jobOrdersRoute, {
    ...(status === undefined ? {} : { status }),
    ...(after === undefined ? {} : { after }),
  })
  const { data, error } = answer
  return (
    <>
      <p>{t('demand.lead')}</p>
      {me.permissions.includes('submit.job-order') && (
        <p className="actions">
          <AppLink to={NEW_JOB_ORDER_PATH}>{t('demand.new')}</AppLink>
          <AppLink to={JOB_ORDER_IMPORT_PATH}>{t('job-order-import.open')}</AppLink>
        </p>
      )}
      <div className="demand-filter">
        <Select
          label={t('demand.status')}
          value={status ?? ''}
          options={[
            { value: '', label: t('demand.all') },
            ...JOB_ORDER_STATUSES.map((one) => ({ value: one, label: t(`demand.status-${one}`) })),
          ]}
          onChange={(one) => change({ status: one === '' ? undefined : one, after: undefined })}
        />
      </div>
      {error !== null ? (
        <DeskProblem error={error} onRetry={() => void answer.refetch()} />
      ) : data === undefined ? (
        <Reserved what={t('demand.title')} />
      ) : data.jobOrders.length === 0 ? (
        <p>{t('demand.none')}</p>
      ) : (
        <JobOrderTable rows={data.jobOrders} />
      )}
      <p className="actions">
        {after !== undefined && (
          <button type="button" onClick={() => change({ after: undefined })}>
            {t('demand.first-page')}
          </button>
        )}
        {data?.next != null && (
          <button type="button" onClick={() => change({ after: data.next ?? undefined })}>
            {t('demand.next-page')}
          </button>
        )}
      </p>
    </>
  )
}

/** Job orders with what is left of them, one a line. */
export function JobOrderTable({ rows }: { readonly rows: readonly JobOrderSummary[] }) {
  const t = useMessages()
  const { format } = useReader()
  const areas = useAreas()
  const sectorWords = useSectorWords()
  return (
    <DataTable
      caption={t('demand.title')}
      rows={rows}
      rowKey={({ id }) => id}
      limit={200}
      columns={[
        {
          id: 'order',
          header: t('demand.one'),
          value: ({ number, id }) => number ?? id,
          cell: ({ id, number, destination, sector }) => (
            <AppLink to={jobOrderPath(id)}>
              <bdi>
                {number ?? `${areas?.name(destination) ?? destination}, ${sectorWords(sector)}`}
              </bdi>
            </AppLink>
          ),
        },
        {
          id: 'agency',
          header: t('demand.agency'),
          value: ({ agency }) => agency.name ?? agency.id,
          cell: ({ agency }) => <bdi>{agency.name ?? agency.id}</bdi>,
        },
        {
          id: 'principal',
          header: t('demand.principal'),
          value: ({ principal }) => principal.name ?? principal.id,
          cell: ({ principal }) => <bdi>{principal.name ?? principal.id}</bdi>,
        },
        {
          id: 'status',
          header: t('demand.status'),
          value: ({ status, frozen }) =>
            [
              t(`demand.status-${status}`),
              ...(frozen.length === 0 ? [] : [t('demand.frozen')]),
            ].join('; '),
        },
        {
          id: 'left',
          header: t('demand.left'),
          value: ({ vacancies: { asked, approved, reserved, consumed }, number }) =>
            number === null
              ? t('demand.asked-count', { count: format.exact(asked) })
              : t('demand.left-count', {
                  left: format.exact(approved - reserved - consumed),
                  approved: format.exact(approved),
                }),
        },
        {
          id: 'until',
          header: t('demand.valid-until'),
          value: ({ validUntil }) => (validUntil === null ? null : format.date(validUntil)),
        },
      ]}
    />
  )
}
