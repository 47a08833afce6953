import { type BondSummary, bondsRoute, type Me } from '@corridor/contract'
import { useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { bondPath } from '../../app/paths.ts'
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
import { PURPOSES, STATUSES } from './bondWords.ts'
import { LodgeBond } from './LodgeBond.tsx'
import { useMoney } from './useMoney.ts'
import '../organisations/organisations.css'
import './bonds.css'

const FIELDS = {
  text: optionalText(/^.{1,100}$/u),
  purpose: optionalChoice(PURPOSES),
  status: optionalChoice(STATUSES),
  after: optionalText(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/),
}

type View = ViewOf<typeof FIELDS>

/** Bonds of agencies and escrows of principals: find one, lodge one. */
export function BondsPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('bonds.title')} section="bonds">
      {(me) => <Bonds me={me} />}
    </DeskPage>
  )
}

function Bonds({ me }: { readonly me: Me }) {
  const t = useMessages()
  const [view, change] = useViewState(FIELDS)
  const answer = useRoute(bondsRoute, given(view))
  const { data, error } = answer
  return (
    <>
      <p>{t('bonds.lead')}</p>
      <Search key={view.text ?? ''} view={view} onChange={change} />
      {error !== null ? (
        <DeskProblem error={error} onRetry={() => void answer.refetch()} />
      ) : data === undefined ? (
        <Reserved what={t('bonds.title')} />
      ) : data.bonds.length === 0 ? (
        <p>{t('bonds.none')}</p>
      ) : (
        <BondTable rows={data.bonds} />
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
      {me.permissions.includes('deposit.bond') && (
        <details>
          <summary>{t('bonds.lodge')}</summary>
          <LodgeBond />
        </details>
      )}
    </>
  )
}

/** Only what is asked for stands in the address. */
const given = ({ text, purpose, status, after }: View) => ({
  ...(text === undefined ? {} : { text }),
  ...(purpose === undefined ? {} : { purpose }),
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
          label={t('bonds.find-holder')}
          value={text}
          onChange={setText}
          isOptional
          mostCharacters={100}
        />
        <Select
          label={t('bonds.purpose')}
          value={view.purpose ?? ''}
          options={[
            all,
            ...PURPOSES.map((one) => ({ value: one, label: t(`bonds.purpose-${one}`) })),
          ]}
          onChange={(one) => onChange({ purpose: one === '' ? undefined : one, after: undefined })}
        />
        <Select
          label={t('bonds.status')}
          value={view.status ?? ''}
          options={[
            all,
            ...STATUSES.map((one) => ({ value: one, label: t(`bonds.status-${one}`) })),
          ]}
          onChange={(one) => onChange({ status: one === '' ? undefined : one, after: undefined })}
        />
        <button type="submit">{t('organisations.find')}</button>
      </form>
    </search>
  )
}

/** Bonds, one a line. */
export function BondTable({ rows }: { readonly rows: readonly BondSummary[] }) {
  const t = useMessages()
  const money = useMoney()
  const { format } = useReader()
  return (
    <DataTable
      caption={t('bonds.title')}
      rows={rows}
      rowKey={({ id }) => id}
      limit={200}
      missing={t('bonds.not-assessed')}
      columns={[
        {
          id: 'holder',
          header: t('bonds.holder'),
          value: ({ holder }) => holder.name,
          cell: ({ id, holder }) => (
            <AppLink to={bondPath(id)}>
              <bdi>{holder.name}</bdi>
            </AppLink>
          ),
        },
        {
          id: 'purpose',
          header: t('bonds.purpose'),
          value: ({ purpose }) => t(`bonds.purpose-${purpose}`),
        },
        {
          id: 'cover',
          header: t('bonds.cover'),
          value: ({ cover }) => money(cover),
          cell: ({ cover }) => <bdi>{money(cover)}</bdi>,
        },
        {
          id: 'required',
          header: t('bonds.required'),
          value: ({ required }) => (required === null ? null : money(required)),
        },
        {
          id: 'status',
          header: t('bonds.status'),
          value: ({ status, defaulted, replenishBy }) =>
            [
              t(`bonds.status-${status}`),
              ...(defaulted ? [t('bonds.defaulted')] : []),
              ...(replenishBy === null || defaulted
                ? []
                : [t('bonds.until-day', { day: format.date(replenishBy) })]),
            ].join('; '),
        },
      ]}
    />
  )
}
