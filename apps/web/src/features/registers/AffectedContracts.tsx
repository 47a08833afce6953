import { affectedContractsRoute, type Me } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { contractPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { idOf } from './RecordParts.tsx'

/** Contracts to be looked at again since the parameter changed, for whoever may read contracts. */
export function AffectedContracts({
  me,
  parameter,
}: {
  readonly me: Me
  readonly parameter: string
}) {
  const t = useMessages()
  const mayRead = me.permissions.includes('read.contract')
  const answer = useRoute(affectedContractsRoute, { parameter }, { enabled: mayRead })
  const { data, error } = answer
  if (!mayRead || (data === undefined && error === null)) return null
  return (
    <section aria-labelledby="affected">
      <h2 id="affected">{t('registers.affected')}</h2>
      <p className="note">{t('registers.affected-note')}</p>
      {error !== null ? (
        <DeskProblem error={error} onRetry={() => void answer.refetch()} />
      ) : data?.contracts.length === 0 ? (
        <p>{t('registers.none')}</p>
      ) : (
        <ul className="register-evidence">
          {data?.contracts.map(({ contract, results }) => (
            <li key={contract}>
              <AppLink to={contractPath(contract)}>
                <bdi>{contract}</bdi>
              </AppLink>
              : {results.map(({ rule }) => t(`rules.check-${idOf(rule)}`)).join(', ')}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
