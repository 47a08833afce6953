import { type ContractSummary, contractsRoute, type Me } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { contractPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { optionalChoice, optionalText } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { Select } from '../../ui/Select.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { STATUSES, statusId } from './contractWords.ts'
import { DraftContract } from './DraftContract.tsx'
import './contracts.css'

const FIELDS = {
  status: optionalChoice(STATUSES),
  after: optionalText(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/),
}

/** Contracts that whoever is signed in may read: an agency's own, an office's, a post's. */
export function ContractsPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('contracts.title')} section="contracts">
      {(me) => <Contracts me={me} />}
    </DeskPage>
  )
}

function Contracts({ me }: { readonly me: Me }) {
  const t = useMessages()
  const [{ status, after }, change] = useViewState(FIELDS)
  const answer = useRoute(contractsRoute, {
    ...(status === undefined ? {} : { status }),
    ...(after === undefined ? {} : { after }),
  })
  const { data, error } = answer
  return (
    <>
      <p>{t('contracts.lead')}</p>
      <div className="contract-filter">
        <Select
          label={t('contracts.status')}
          value={status ?? ''}
          options={[
            { value: '', label: t('contracts.all') },
            ...STATUSES.map((one) => ({ value: one, label: t(statusId(one)) })),
          ]}
          onChange={(one) => change({ status: one === '' ? undefined : one, after: undefined })}
        />
      </div>
      {error !== null ? (
        <DeskProblem error={error} onRetry={() => void answer.refetch()} />
      ) : data === undefined ? (
        <Reserved what={t('contracts.title')} />
      ) : data.contracts.length === 0 ? (
        <p>{t('contracts.none')}</p>
      ) : (
        <ContractTable rows={data.contracts} />
      )}
      <p className="actions">
        {after !== undefined && (
          <button type="button" onClick={() => change({ after: undefined })}>
            {t('contracts.first-page')}
          </button>
        )}
        {data?.next != null && (
          <button type="button" onClick={() => change({ after: data.next ?? undefined })}>
            {t('contracts.next-page')}
          </button>
        )}
      </p>
      {me.permissions.includes('prepare.contract') && (
        <details>
          <summary>{t('contracts.act-draft')}</summary>
          <DraftContract />
        </details>
      )}
    </>
  )
}

const nameOf = ({ id, name }: { readonly id: string; readonly name: string | null }) => name ?? id

function ContractTable({ rows }: { readonly rows: readonly ContractSummary[] }) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <DataTable
      caption={t('contracts.title')}
      rows={rows}
      rowKey={({ id }) => id}
      limit={200}
      columns={[
        {
          id: 'worker',
          header: t('contracts.worker'),
          value: ({ worker }) => nameOf(worker),
          cell: ({ id, worker }) => (
            <AppLink to={contractPath(id)}>
              <bdi>{nameOf(worker)}</bdi>
            </AppLink>
          ),
        },
        {
          id: 'employer',
          header: t('contracts.employer'),
          value: ({ employer }) => nameOf(employer),
          cell: ({ employer }) => <bdi>{nameOf(employer)}</bdi>,
        },
        {
          id: 'agency',
          header: t('contracts.agency'),
          value: ({ agency }) => nameOf(agency),
          cell: ({ agency }) => <bdi>{nameOf(agency)}</bdi>,
        },
        { id: 'status', header: t('contracts.status'), value: ({ status }) => t(statusId(status)) },
        {
          id: 'signed',
          header: t('contracts.signed-on'),
          value: ({ signedOn }) => signedOn,
          cell: ({ signedOn }) => (signedOn === null ? null : format.date(signedOn)),
        },
      ]}
    />
  )
}
