import { type ClearanceSummary, clearancesRoute } from '@corridor/contract'
import { useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { CLEARANCE_CHECK_PATH, clearancePath, OUTAGE_FORMS_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { optionalChoice, optionalText, type ViewOf } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { Select } from '../../ui/Select.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { LineField } from '../desk/fields.tsx'
import { AskForClearance } from './AskForClearance.tsx'
import { STATUSES } from './clearanceWords.ts'
import '../organisations/organisations.css'

const FIELDS = {
  number: optionalText(/^.{1,24}$/u),
  status: optionalChoice(STATUSES),
  waiting: optionalChoice(['true'] as const),
  after: optionalText(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/),
}

type View = ViewOf<typeof FIELDS>

/** Clearances: find one, ask for one, enter a form. */
export function ClearancesPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('clearances.title')} section="clearances">
      {({ permissions }) => (
        <>
          <List />
          {permissions.includes('request.clearance') && (
            <details>
              <summary>{t('clearances.act-request')}</summary>
              <AskForClearance />
            </details>
          )}
          {permissions.includes('issue.clearance') && (
            <p className="actions">
              <AppLink to={OUTAGE_FORMS_PATH}>{t('clearances.act-reenter')}</AppLink>
            </p>
          )}
          <p className="actions">
            <AppLink to={CLEARANCE_CHECK_PATH}>{t('clearances.check-page')}</AppLink>
          </p>
        </>
      )}
    </DeskPage>
  )
}

function List() {
  const t = useMessages()
  const [view, change] = useViewState(FIELDS)
  const answer = useRoute(clearancesRoute, given(view))
  const { data, error } = answer
  return (
    <>
      <p>{t('clearances.lead')}</p>
      <Search key={view.number ?? ''} view={view} onChange={change} />
      {error !== null ? (
        <DeskProblem error={error} onRetry={() => void answer.refetch()} />
      ) : data === undefined ? (
        <Reserved what={t('clearances.title')} />
      ) : data.clearances.length === 0 ? (
        <p>{t('clearances.none')}</p>
      ) : (
        <ClearanceTable rows={data.clearances} />
      )}
      <p className="actions">
        {view.after !== undefined && (
          <button type="button" onClick={() => change({ after: undefined })}>
            {t('clearances.first-page')}
          </button>
        )}
        {data?.next != null && (
          <button type="button" onClick={() => change({ after: data.next ?? undefined })}>
            {t('clearances.next-page')}
          </button>
        )}
      </p>
    </>
  )
}

/** Only what is asked for stands in the address. */
const given = ({ number, status, waiting, after }: View) => ({
  ...(number === undefined ? {} : { number }),
  ...(status === undefined ? {} : { status }),
  ...(waiting === undefined ? {} : { waiting }),
  ...(after === undefined ? {} : { after }),
})

function Search({
  view,
  onChange,
}: {
  readonly view: View
  readonly onChange: (change: Partial<View>) => void
}) {
  const t = useMessages()
  const [number, setNumber] = useState(view.number ?? '')
  return (
    <search>
      <form
        method="post"
        className="organisation-search"
        onSubmit={(event) => {
          event.preventDefault()
          const asked = number.trim()
          onChange({ number: asked === '' ? undefined : asked, after: undefined })
        }}
      >
        <LineField
          label={t('clearances.number')}
          value={number}
          onChange={setNumber}
          isOptional
          isCode
          mostCharacters={24}
        />
        <Select
          label={t('clearances.status')}
          value={view.status ?? ''}
          options={[
            { value: '', label: t('clearances.all') },
            ...STATUSES.map((one) => ({ value: one, label: t(statusWord(one)) })),
          ]}
          onChange={(one) => onChange({ status: one === '' ? undefined : one, after: undefined })}
        />
        <Select
          label={t('clearances.waiting')}
          value={view.waiting ?? ''}
          options={[
            { value: '', label: t('clearances.all') },
            { value: 'true', label: t('clearances.waiting-only') },
          ]}
          onChange={(one) => onChange({ waiting: one === '' ? undefined : one, after: undefined })}
        />
        <button type="submit">{t('clearances.find')}</button>
      </form>
    </search>
  )
}

const statusWord = (status: ClearanceSummary['status']): string =>
  `clearances.status-${status.replaceAll('_', '-')}`

function ClearanceTable({ rows }: { readonly rows: readonly ClearanceSummary[] }) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <DataTable
      caption={t('clearances.title')}
      rows={rows}
      rowKey={({ id }) => id}
      limit={200}
      columns={[
        {
          id: 'number',
          header: t('clearances.number'),
          value: ({ number }) => number ?? t('clearances.no-number'),
          cell: ({ id, number }) => (
            <AppLink to={clearancePath(id)}>
              <bdi>{number ?? t('clearances.no-number')}</bdi>
            </AppLink>
          ),
        },
        {
          id: 'agency',
          header: t('clearances.agency'),
          value: ({ agencyName }) => agencyName,
          cell: ({ agencyName }) => <bdi>{agencyName}</bdi>,
        },
        {
          id: 'corridor',
          header: t('clearances.corridor'),
          value: ({ corridor }) => corridor,
          cell: ({ corridor }) => <bdi>{corridor}</bdi>,
        },
        {
          id: 'status',
          header: t('clearances.status'),
          value: ({ status, held, waits }) =>
            [
              t(statusWord(status)),
              ...(held ? [t('clearances.held')] : []),
              ...(waits === null || waits === 'hold' ? [] : [t(`clearances.waits-${waits}`)]),
            ].join('; '),
        },
        {
          id: 'requested',
          header: t('clearances.requested'),
          value: ({ requestedAt }) => format.date(requestedAt.slice(0, 10)),
        },
        {
          id: 'until',
          header: t('clearances.until'),
          value: ({ expiresOn }) => (expiresOn === null ? null : format.date(expiresOn)),
        },
      ]}
    />
  )
}
