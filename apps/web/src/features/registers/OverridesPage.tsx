import { type OverrideSummary, overridesRoute } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { overridePath } from '../../app/paths.ts'
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
import { idOf } from './RecordParts.tsx'
import './registers.css'

const STATUSES = ['proposed', 'confirmed', 'expired', 'dropped'] as const

const FIELDS = {
  status: optionalChoice(STATUSES),
  after: optionalText(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/),
}

/** Results of the checks that two persons set aside. */
export function OverridesPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('registers.overrides')} section="overrides">
      <p className="lead">{t('registers.overrides-lead')}</p>
      <Overrides />
    </DeskPage>
  )
}

function Overrides() {
  const t = useMessages()
  const [view, change] = useViewState(FIELDS)
  const { status, after } = view
  const answer = useRoute(overridesRoute, {
    ...(status === undefined ? {} : { status }),
    ...(after === undefined ? {} : { after }),
  })
  const { data, error } = answer
  return (
    <>
      <div className="register-search">
        <Select
          label={t('registers.status')}
          value={status ?? ''}
          options={[
            { value: '', label: t('registers.all') },
            ...STATUSES.map((value) => ({ value, label: t(`registers.override-${value}`) })),
          ]}
          onChange={(chosen) =>
            change({ status: STATUSES.find((one) => one === chosen), after: undefined })
          }
        />
      </div>
      {error !== null ? (
        <DeskProblem error={error} onRetry={() => void answer.refetch()} />
      ) : data === undefined ? (
        <Reserved what={t('registers.overrides')} />
      ) : data.overrides.length === 0 ? (
        <p>{t('registers.none')}</p>
      ) : (
        <OverrideTable rows={data.overrides} />
      )}
      <PageLinks after={after} next={data?.next ?? null} onChange={(to) => change({ after: to })} />
    </>
  )
}

function OverrideTable({ rows }: { readonly rows: readonly OverrideSummary[] }) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <DataTable
      caption={t('registers.overrides')}
      columns={[
        {
          id: 'rule',
          header: t('registers.rule'),
          value: ({ rule }) => t(`rules.check-${idOf(rule)}`),
          cell: ({ id, rule }) => (
            <AppLink to={overridePath(id)}>{t(`rules.check-${idOf(rule)}`)}</AppLink>
          ),
        },
        {
          id: 'subject',
          header: t('registers.subject'),
          value: ({ subjectKind, subject }) =>
            `${t(`registers.subject-${subjectKind}`)} ${subject}`,
        },
        {
          id: 'met',
          header: t('registers.result'),
          value: ({ met }) => t(`registers.met-${idOf(met)}`),
        },
        {
          id: 'reason',
          header: t('registers.reason'),
          value: ({ reasonCode }) => t(`registers.because-${idOf(reasonCode)}`),
        },
        {
          id: 'expires',
          header: t('registers.expires-on'),
          value: ({ expiresOn }) => expiresOn,
          cell: ({ expiresOn }) => format.date(expiresOn),
        },
        {
          id: 'status',
          header: t('registers.status'),
          value: ({ status }) => t(`registers.override-${status}`),
        },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
    />
  )
}
