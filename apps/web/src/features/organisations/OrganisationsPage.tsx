import { type Me, type OrganisationSummary, organisationsRoute } from '@corridor/contract'
import { useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { AGENCY_IMPORT_PATH, organisationPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { optionalChoice, optionalText, type ViewOf } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { Select } from '../../ui/Select.tsx'
import { useAreas } from '../areas/useAreas.ts'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { LineField } from '../desk/fields.tsx'
import { RegisterOrganisation } from './RegisterOrganisation.tsx'
import { KINDS, STATUSES } from './words.ts'
import './organisations.css'

const FIELDS = {
  text: optionalText(/^.{1,100}$/u),
  kind: optionalChoice(KINDS),
  status: optionalChoice(STATUSES),
  after: optionalText(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/),
}

type View = ViewOf<typeof FIELDS>

/** The register of organisations: find one, enter one. */
export function OrganisationsPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('organisations.title')} section="organisations">
      {(me) => <Register me={me} />}
    </DeskPage>
  )
}

function Register({ me }: { readonly me: Me }) {
  const t = useMessages()
  const [view, change] = useViewState(FIELDS)
  const answer = useRoute(organisationsRoute, given(view))
  const { data, error } = answer
  return (
    <>
      <p>{t('organisations.lead')}</p>
      <Search key={view.text ?? ''} view={view} onChange={change} />
      {error !== null ? (
        <DeskProblem error={error} onRetry={() => void answer.refetch()} />
      ) : data === undefined ? (
        <Reserved what={t('organisations.title')} />
      ) : data.organisations.length === 0 ? (
        <p>{t('organisations.none')}</p>
      ) : (
        <OrganisationTable rows={data.organisations} />
      )}
      <p className="actions">
        {view.after !== undefined && (
          <button type="button" onClick={() => change({ after: undefined })}>
            {t('organisations.first-page')}
          </button>
        )}
        {data?.next != null && (
          <button type="button" onClick={() => change({ after: data.next ?? undefined })}>
            {t('organisations.next-page')}
          </button>
        )}
      </p>
      {me.permissions.includes('register.organisation') && (
        <details>
          <summary>{t('organisations.register')}</summary>
          <RegisterOrganisation />
          <p>
            <AppLink to={AGENCY_IMPORT_PATH}>{t('agency-import.open')}</AppLink>
          </p>
        </details>
      )}
    </>
  )
}

/** Only what is asked for stands in the address. */
const given = ({ text, kind, status, after }: View) => ({
  ...(text === undefined ? {} : { text }),
  ...(kind === undefined ? {} : { kind }),
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
  const all = { value: '', label: t('organisations.all') } as const
  return (
    <search>
      <form
        method="post"
        className="organisation-search"
        onSubmit={(event) => {
          event.preventDefault()
          onChange({ text: text.trim() === '' ? undefined : text.trim(), after: undefined })
        }}
      >
        <LineField
          label={t('organisations.search')}
          value={text}
          onChange={setText}
          isOptional
          mostCharacters={100}
        />
        <Select
          label={t('organisations.kind')}
          value={view.kind ?? ''}
          options={[
            all,
            ...KINDS.map((kind) => ({ value: kind, label: t(`organisations.kind-${kind}`) })),
          ]}
          onChange={(kind) => onChange({ kind: kind === '' ? undefined : kind, after: undefined })}
        />
        <Select
          label={t('organisations.status')}
          value={view.status ?? ''}
          options={[
            all,
            ...STATUSES.map((one) => ({ value: one, label: t(`organisations.status-${one}`) })),
          ]}
          onChange={(one) => onChange({ status: one === '' ? undefined : one, after: undefined })}
        />
        <button type="submit">{t('organisations.find')}</button>
      </form>
    </search>
  )
}

function OrganisationTable({ rows }: { readonly rows: readonly OrganisationSummary[] }) {
  const t = useMessages()
  const areas = useAreas()
  return (
    <DataTable
      caption={t('organisations.title')}
      rows={rows}
      rowKey={({ id }) => id}
      limit={200}
      columns={[
        {
          id: 'name',
          header: t('organisations.name'),
          value: ({ name }) => name,
          cell: ({ id, name }) => (
            <AppLink to={organisationPath(id)}>
              <bdi>{name}</bdi>
            </AppLink>
          ),
        },
        {
          id: 'kind',
          header: t('organisations.kind'),
          value: ({ kind }) => t(`organisations.kind-${kind}`),
        },
        {
          id: 'country',
          header: t('organisations.country'),
          value: ({ country }) => (country === null ? null : (areas?.name(country) ?? country)),
        },
        {
          id: 'registration',
          header: t('organisations.registration'),
          value: ({ registration }) => registration,
          cell: ({ registration }) => <bdi>{registration}</bdi>,
        },
        {
          id: 'status',
          header: t('organisations.status'),
          value: ({ status, proposed }) =>
            [
              t(`organisations.status-${status}`),
              ...(proposed === null ? [] : [t(`organisations.waits-${proposed}`)]),
            ].join('; '),
        },
      ]}
    />
  )
}
