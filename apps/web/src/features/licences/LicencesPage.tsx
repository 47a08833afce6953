import { type LicenceSummary, licencesRoute, type Me } from '@corridor/contract'
import { useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { APPLY_FOR_LICENCE_PATH, licencePath } from '../../app/paths.ts'
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
import { ConfirmImports } from './ConfirmImports.tsx'
import './licences.css'

const STATUSES = [
  'draft',
  'submitted',
  'screened',
  'inspected',
  'provisional',
  'active',
  'renewal_due',
  'preventive_suspension',
  'suspended',
  'refused',
  'revoked',
  'expired',
  'surrendered',
] as const satisfies readonly LicenceSummary['status'][]

const FIELDS = {
  text: optionalText(/^.{1,100}$/u),
  status: optionalChoice(STATUSES),
  proposed: optionalChoice(['import']),
  after: optionalText(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/),
}

type View = ViewOf<typeof FIELDS>

/** Licences and applications: find one, apply for one. */
export function LicencesPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('licences.title')} section="licences">
      {(me) => <Register me={me} />}
    </DeskPage>
  )
}

function Register({ me }: { readonly me: Me }) {
  const t = useMessages()
  const [view, change] = useViewState(FIELDS)
  const answer = useRoute(licencesRoute, given(view))
  const { data, error } = answer
  return (
    <>
      <p>{t('licences.lead')}</p>
      {me.permissions.includes('prepare.licence') && (
        <p className="actions">
          <AppLink to={APPLY_FOR_LICENCE_PATH}>{t('licences.apply')}</AppLink>
        </p>
      )}
      {me.permissions.includes('confirm.licence') && (
        <p className="actions">
          <button
            type="button"
            aria-pressed={view.proposed === 'import'}
            onClick={() =>
              change({
                proposed: view.proposed === 'import' ? undefined : 'import',
                after: undefined,
              })
            }
          >
            {t('licences.waiting-imports')}
          </button>
        </p>
      )}
      <Search key={view.text ?? ''} view={view} onChange={change} />
      {error !== null ? (
        <DeskProblem error={error} onRetry={() => void answer.refetch()} />
      ) : data === undefined ? (
        <Reserved what={t('licences.title')} />
      ) : view.proposed === 'import' && me.permissions.includes('confirm.licence') ? (
        <ConfirmImports
          key={`imports ${view.after ?? ''}`}
          rows={data.licences}
          onDone={() => answer.refetch()}
        />
      ) : data.licences.length === 0 ? (
        <p>{t('licences.none')}</p>
      ) : (
        <LicenceTable rows={data.licences} />
      )}
      <p className="actions">
        {view.after !== undefined && (
          <button type="button" onClick={() => change({ after: undefined })}>
            {t('licences.first-page')}
          </button>
        )}
        {data?.next != null && (
          <button type="button" onClick={() => change({ after: data.next ?? undefined })}>
            {t('licences.next-page')}
          </button>
        )}
      </p>
    </>
  )
}

/** Only what is asked for stands in the address. */
const given = ({ text, status, proposed, after }: View) => ({
  ...(proposed === undefined ? {} : { proposed }),
  ...(text === undefined ? {} : { text }),
  ...(status === undefined ? {} : { status }),
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
  const [text, setText] = useState(view.text ?? '')
  return (
    <search>
      <form
        method="post"
        className="licence-search"
        onSubmit={(event) => {
          event.preventDefault()
          onChange({ text: text.trim() === '' ? undefined : text.trim(), after: undefined })
        }}
      >
        <LineField
          label={t('licences.search')}
          value={text}
          onChange={setText}
          isOptional
          mostCharacters={100}
        />
        <Select
          label={t('licences.status')}
          value={view.status ?? ''}
          options={[
            { value: '', label: t('licences.all') },
            ...STATUSES.map((one) => ({ value: one, label: t(`licences.status-${one}`) })),
          ]}
          onChange={(one) => onChange({ status: one === '' ? undefined : one, after: undefined })}
        />
        <button type="submit">{t('licences.find')}</button>
      </form>
    </search>
  )
}

/** Licences and applications, one a line. */
export function LicenceTable({ rows }: { readonly rows: readonly LicenceSummary[] }) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <DataTable
      caption={t('licences.title')}
      rows={rows}
      rowKey={({ id }) => id}
      limit={200}
      columns={[
        {
          id: 'name',
          header: t('licences.name'),
          value: ({ name }) => name,
          cell: ({ id, name }) => (
            <AppLink to={licencePath(id)}>
              <bdi>{name}</bdi>
            </AppLink>
          ),
        },
        {
          id: 'number',
          header: t('licences.number'),
          value: ({ number }) => number,
          cell: ({ number }) => <bdi>{number}</bdi>,
        },
        {
          id: 'status',
          header: t('licences.effective'),
          value: ({ effectiveStatus, proposed }) =>
            [
              t(`licences.status-${effectiveStatus}`),
              ...(proposed === null ? [] : [t(`licences.waits-${proposed}`)]),
            ].join('; '),
        },
        {
          id: 'until',
          header: t('licences.valid-until'),
          value: ({ validUntil }) => (validUntil === null ? null : format.date(validUntil)),
        },
      ]}
    />
  )
}
