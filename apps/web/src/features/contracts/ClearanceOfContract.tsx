import {
  type ClearanceSummary,
  type ContractFile,
  clearancesRoute,
  sessionRoute,
} from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { clearancePath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { AskForClearance } from '../clearances/AskForClearance.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'

/** Statuses of a contract in which its clearance can be asked for. */
const CLEARABLE: readonly ContractFile['status'][] = [
  'approved',
  'registered_destination',
  'matched',
  'amended',
]

/** After these another may be asked for. */
const OVER: readonly ClearanceSummary['status'][] = ['used', 'revoked', 'expired', 'cancelled']

/** The clearances of a contract, and the way to ask for one. */
export function ClearanceOfContract({ file }: { readonly file: ContractFile }) {
  const t = useMessages()
  const { data: session } = useRoute(sessionRoute, {})
  const permissions = session?.state === 'signed-in' ? session.me.permissions : []
  const mayRead = permissions.includes('read.clearance')
  const isClearable = CLEARABLE.includes(file.status)
  const { data, error, refetch } = useRoute(
    clearancesRoute,
    { contract: file.id },
    { enabled: mayRead, keepLast: false },
  )
  if (!mayRead) return null
  const clearances = data?.clearances ?? []
  if (clearances.length === 0 && !isClearable && error === null) return null
  const mayAsk =
    isClearable &&
    data !== undefined &&
    permissions.includes('request.clearance') &&
    clearances.every(({ status }) => OVER.includes(status))
  return (
    <section aria-labelledby="clearance">
      <h2 id="clearance">{t('clearances.one')}</h2>
      {error !== null && <DeskProblem error={error} onRetry={() => void refetch()} />}
      {data !== undefined && clearances.length === 0 && <p>{t('clearances.none-asked')}</p>}
      <ul className="organisation-parts">
        {clearances.map(({ id, number, status, held }) => (
          <li key={id}>
            <AppLink to={clearancePath(id)}>
              <bdi>{number ?? t('clearances.no-number')}</bdi>
            </AppLink>
            : {t(`clearances.status-${status.replaceAll('_', '-')}`)}
            {held && <>; {t('clearances.held')}</>}
          </li>
        ))}
      </ul>
      {mayAsk && (
        <details className="act">
          <summary>{t('clearances.act-request')}</summary>
          <AskForClearance contract={file.id} />
        </details>
      )}
    </section>
  )
}
