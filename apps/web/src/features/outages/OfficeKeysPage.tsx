import { type OfficeKeySummary, officeKeysRoute } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { OFFICE_KIT_PATH, officeKeyPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { optionalText } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { Moment } from '../identity/Moment.tsx'
import { PageLinks } from '../registers/PageLinks.tsx'

const FIELDS = { after: optionalText(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/) }

/** Keys with which offices may sign in an outage. */
export function OfficeKeysPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('outage.keys')} section="outage">
      <p className="lead">{t('outage.keys-lead')}</p>
      <Keys />
      <p className="actions">
        <AppLink to={OFFICE_KIT_PATH}>{t('outage.kit')}</AppLink>
      </p>
    </DeskPage>
  )
}

function Keys() {
  const t = useMessages()
  const [{ after }, change] = useViewState(FIELDS)
  const answer = useRoute(officeKeysRoute, after === undefined ? {} : { after })
  const { data, error } = answer
  return (
    <>
      {error !== null ? (
        <DeskProblem error={error} onRetry={() => void answer.refetch()} />
      ) : data === undefined ? (
        <Reserved what={t('outage.keys')} />
      ) : data.keys.length === 0 ? (
        <p>{t('outage.keys-none')}</p>
      ) : (
        <KeyTable rows={data.keys} />
      )}
      <PageLinks after={after} next={data?.next ?? null} onChange={(to) => change({ after: to })} />
    </>
  )
}

/** What holds of a key now. */
export const standingOf = ({ status, over }: Pick<OfficeKeySummary, 'status' | 'over'>): string =>
  status === 'active' && over ? 'over' : status

function KeyTable({ rows }: { readonly rows: readonly OfficeKeySummary[] }) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <DataTable
      caption={t('outage.keys')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'office',
          header: t('outage.office'),
          value: ({ office }) => office,
          cell: ({ id, office }) => (
            <AppLink to={officeKeyPath(id)}>
              <bdi>{office}</bdi>
            </AppLink>
          ),
        },
        {
          id: 'key',
          header: t('outage.key'),
          value: ({ keyId }) => keyId,
          cell: ({ keyId }) => <code dir="ltr">{keyId}</code>,
        },
        {
          id: 'status',
          header: t('outage.status'),
          value: (key) => t(`outage.status-${standingOf(key)}`),
        },
        {
          id: 'most',
          header: t('outage.most'),
          value: ({ most }) => most,
          cell: ({ most }) => format.exact(most),
        },
        {
          id: 'until',
          header: t('outage.until'),
          value: ({ validUntil }) => validUntil,
          cell: ({ validUntil }) => validUntil !== null && <Moment iso={validUntil} />,
        },
      ]}
    />
  )
}
