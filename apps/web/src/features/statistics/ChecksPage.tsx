import { type PublicCheck, publicChecksRoute } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { methodPath, RULES_PARAMETERS_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'

/** How good the automatic checks are, and how often people set one aside; for anybody. */
export function ChecksPage() {
  const t = useMessages()
  const { format } = useReader()
  usePageTitle(t('rules.checks-title'))
  const answer = useRoute(publicChecksRoute, {})
  const { data, error } = answer
  return (
    <div className="page">
      <h1>{t('rules.checks-title')}</h1>
      <p className="lead">{t('rules.checks-lead')}</p>
      {error !== null ? (
        <RouteProblem error={error} onRetry={() => void answer.refetch()} />
      ) : data === undefined ? (
        <Reserved what={t('rules.checks-title')} />
      ) : (
        <Checks checks={data.checks} day={format.date(data.asOf)} />
      )}
      <p className="note">{t('rules.checks-note')}</p>
      <p className="actions">
        <AppLink to={methodPath('recruitment-checks')}>{t('rules.checks-method')}</AppLink>
        <AppLink to={RULES_PARAMETERS_PATH}>{t('rules.title')}</AppLink>
      </p>
    </div>
  )
}

const overridesOf = ({ overrides }: PublicCheck, which: 'confirmed' | 'inForce'): number =>
  overrides.reduce((sum, one) => sum + one[which], 0)

function Checks({
  checks,
  day,
}: {
  readonly checks: readonly PublicCheck[]
  readonly day: string
}) {
  const t = useMessages()
  const { format } = useReader()
  const share = (value: number) =>
    format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const measured = (id: 'precision' | 'recall'): readonly Column<PublicCheck>[] => [
    {
      id,
      header: t(`rules.${id}`),
      value: (check) => check[id].share,
      cell: (check) => share(check[id].share ?? 0),
    },
    {
      id: `${id}-interval`,
      header: t('rules.interval'),
      value: ({ [id]: { low, high } }) =>
        low === null || high === null ? null : `${share(low)}–${share(high)}`,
    },
    { id: `${id}-n`, header: t(`rules.cases-${id}`), value: (check) => check[id].n },
  ]
  return (
    <DataTable
      caption={t('rules.checks-caption', { day })}
      columns={[
        {
          id: 'rule',
          header: t('rules.check'),
          value: ({ rule }) => t(`rules.check-${rule.replaceAll('_', '-')}`),
        },
        ...measured('precision'),
        ...measured('recall'),
        {
          id: 'overrides',
          header: t('rules.overridden'),
          value: (check) => overridesOf(check, 'confirmed'),
        },
        {
          id: 'in-force',
          header: t('rules.overridden-now'),
          value: (check) => overridesOf(check, 'inForce'),
        },
      ]}
      rows={checks}
      rowKey={({ rule }) => rule}
      missing={t('rules.not-measured')}
    />
  )
}
