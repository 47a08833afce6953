import { PARAMETER_NAMES, type ParameterSummary, parametersRoute } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { parameterPath, RULES_PARAMETERS_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { optionalChoice, optionalText } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { Select } from '../../ui/Select.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { PageLinks } from './PageLinks.tsx'
import { ParameterValue, VerifiedMark } from './ParameterParts.tsx'
import { ProposeParameter } from './ProposeParameter.tsx'
import { NEW_RECORD, useRegisterPlace } from './RecordParts.tsx'
import { useParameterWords } from './useParameterWords.ts'
import './registers.css'

const FIELDS = {
  name: optionalChoice(PARAMETER_NAMES),
  after: optionalText(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/),
}

/** The register of dated parameters, with what is proposed. */
export function ParametersPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('registers.parameters')} section="parameters">
      {(me) => (
        <>
          <p className="lead">
            {t('registers.parameters-lead')}{' '}
            <AppLink to={RULES_PARAMETERS_PATH}>{t('registers.parameters-public')}</AppLink>
          </p>
          <Parameters />
          {me.permissions.includes('propose.parameter') && <NewParameter />}
        </>
      )}
    </DeskPage>
  )
}

function Parameters() {
  const t = useMessages()
  const { nameOf } = useParameterWords()
  const [view, change] = useViewState(FIELDS)
  const { name, after } = view
  const answer = useRoute(parametersRoute, {
    ...(name === undefined ? {} : { name }),
    ...(after === undefined ? {} : { after }),
  })
  const { data, error } = answer
  return (
    <>
      <div className="register-search">
        <Select
          label={t('rules.name')}
          value={name ?? ''}
          options={[
            { value: '', label: t('registers.all') },
            ...PARAMETER_NAMES.map((value) => ({ value, label: nameOf(value) })),
          ]}
          onChange={(chosen) =>
            change({
              name: PARAMETER_NAMES.find((one) => one === chosen),
              after: undefined,
            })
          }
        />
      </div>
      {error !== null ? (
        <DeskProblem error={error} onRetry={() => void answer.refetch()} />
      ) : data === undefined ? (
        <Reserved what={t('registers.parameters')} />
      ) : data.parameters.length === 0 ? (
        <p>{t('registers.none')}</p>
      ) : (
        <ParameterTable rows={data.parameters} />
      )}
      <PageLinks after={after} next={data?.next ?? null} onChange={(to) => change({ after: to })} />
    </>
  )
}

function ParameterTable({ rows }: { readonly rows: readonly ParameterSummary[] }) {
  const t = useMessages()
  const { nameOf, keyOf } = useParameterWords()
  return (
    <DataTable
      caption={t('registers.parameters')}
      columns={[
        {
          id: 'name',
          header: t('rules.name'),
          value: ({ name }) => nameOf(name),
          cell: ({ id, name }) => <AppLink to={parameterPath(id)}>{nameOf(name)}</AppLink>,
        },
        { id: 'key', header: t('rules.key'), value: ({ key }) => keyOf(key) },
        {
          id: 'today',
          header: t('registers.today'),
          value: ({ today }) => (today === null ? null : JSON.stringify(today.value)),
          cell: ({ today }) => (today === null ? '–' : <ParameterValue value={today.value} />),
        },
        {
          id: 'verified',
          header: t('rules.verification'),
          value: ({ today }) => (today === null ? null : String(today.verified)),
          cell: ({ today }) =>
            today === null ? '–' : <VerifiedMark by={today.verified ? '' : null} />,
        },
        {
          id: 'waits',
          header: t('registers.state'),
          value: ({ proposed }) =>
            t(proposed === null ? 'registers.settled' : `registers.waits-${proposed}`),
        },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
      missing={t('registers.nothing-today')}
    />
  )
}

function NewParameter() {
  const t = useMessages()
  const place = useRegisterPlace(NEW_RECORD, async () => undefined)
  return (
    <section aria-labelledby="new-parameter">
      <h2 id="new-parameter">{t('registers.new-parameter')}</h2>
      <ProposeParameter file={null} place={place} />
    </section>
  )
}
