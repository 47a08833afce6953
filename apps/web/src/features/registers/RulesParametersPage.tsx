import { type ParameterInForce, parametersInForceRoute } from '@corridor/contract'
import { useState } from 'react'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { optionalText } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { DayField, LineField } from '../desk/fields.tsx'
import { BasisList, ParameterValue, Validity, VerifiedMark } from './ParameterParts.tsx'
import { useParameterWords } from './useParameterWords.ts'
import './registers.css'

const FIELDS = {
  on: optionalText(/^\d{4}-\d{2}-\d{2}$/),
  corridor: optionalText(/^[A-Z]{3}-[A-Z]{3}$/),
}

/** The dated parameters of the rules that hold on a day, for anybody. */
export function RulesParametersPage() {
  const t = useMessages()
  usePageTitle(t('rules.title'))
  const [view, change] = useViewState(FIELDS)
  const { on, corridor } = view
  const answer = useRoute(parametersInForceRoute, {
    ...(on === undefined ? {} : { on }),
    ...(corridor === undefined ? {} : { corridor }),
  })
  const { data, error } = answer
  return (
    <div className="page">
      <h1>{t('rules.title')}</h1>
      <p className="lead">{t('rules.lead')}</p>
      <Choose
        key={`${on} ${corridor} ${data?.on}`}
        on={on ?? data?.on ?? ''}
        corridor={corridor ?? ''}
        onChange={change}
      />
      {error !== null ? (
        <RouteProblem error={error} onRetry={() => void answer.refetch()} />
      ) : data === undefined ? (
        <Reserved what={t('rules.title')} />
      ) : data.parameters.length === 0 ? (
        <p>{t('rules.none')}</p>
      ) : (
        <Parameters parameters={data.parameters} />
      )}
      <p className="note">{t('rules.unverified-note')}</p>
    </div>
  )
}

function Choose({
  on,
  corridor,
  onChange,
}: {
  readonly on: string
  readonly corridor: string
  readonly onChange: (view: { on?: string | undefined; corridor?: string | undefined }) => void
}) {
  const t = useMessages()
  const [day, setDay] = useState(on)
  const [code, setCode] = useState(corridor)
  return (
    <form
      method="get"
      className="register-search"
      onSubmit={(event) => {
        event.preventDefault()
        const wanted = code.trim().toUpperCase()
        onChange({ on: day === '' ? undefined : day, corridor: wanted === '' ? undefined : wanted })
      }}
    >
      <DayField label={t('rules.on')} value={day} onChange={setDay} isOptional />
      <LineField
        label={t('rules.corridor')}
        note={t('rules.corridor-note')}
        value={code}
        onChange={setCode}
        isCode
        isOptional
        pattern="[A-Za-z]{3}-[A-Za-z]{3}"
        mostCharacters={7}
      />
      <button type="submit">{t('rules.show')}</button>
    </form>
  )
}

function Parameters({ parameters }: { readonly parameters: readonly ParameterInForce[] }) {
  const t = useMessages()
  const { nameOf, keyOf } = useParameterWords()
  return (
    <DataTable
      caption={t('rules.title')}
      columns={[
        { id: 'name', header: t('rules.name'), value: ({ name }) => nameOf(name) },
        { id: 'key', header: t('rules.key'), value: ({ key }) => keyOf(key) },
        {
          id: 'value',
          header: t('rules.value'),
          value: ({ value }) => JSON.stringify(value),
          cell: ({ value }) => <ParameterValue value={value} />,
        },
        {
          id: 'from',
          header: t('rules.validity'),
          value: ({ validFrom }) => validFrom,
          cell: ({ validFrom, validUntil }) => <Validity from={validFrom} until={validUntil} />,
        },
        {
          id: 'basis',
          header: t('rules.basis'),
          value: ({ legalBasis }) => legalBasis.map(({ instrument }) => instrument).join('; '),
          cell: ({ legalBasis }) => <BasisList bases={legalBasis} />,
        },
        {
          id: 'verified',
          header: t('rules.verification'),
          value: ({ verifiedBy }) => verifiedBy ?? '',
          cell: ({ verifiedBy }) => (
            <>
              <VerifiedMark by={verifiedBy} /> {verifiedBy !== null && <bdi>{verifiedBy}</bdi>}
            </>
          ),
        },
      ]}
      rows={parameters}
      rowKey={({ record, version, validFrom }) => `${record} ${version} ${validFrom}`}
    />
  )
}
