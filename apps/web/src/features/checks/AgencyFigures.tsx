import { agencyFiguresRoute, type AgencyFigures as Figures } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { CheckList } from './CheckList.tsx'

/** What an inspector looks at before a visit: the agency's figures against those of its peers. */
export function AgencyFigures({ organisation }: { readonly organisation: string }) {
  const t = useMessages()
  const { data, error, refetch } = useRoute(agencyFiguresRoute, { organisation })
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{t('checks.figures')}</h2>
      {data !== undefined ? (
        <Shown figures={data} />
      ) : error !== null ? (
        <DeskProblem error={error} onRetry={() => void refetch()} />
      ) : (
        <Reserved what={t('checks.figures')} />
      )}
    </section>
  )
}

function Shown({ figures }: { readonly figures: Figures }) {
  const t = useMessages()
  const { format } = useReader()
  const { from, until, peers, findings, setAside } = figures
  return (
    <>
      <p className="note">
        {t('checks.figures-note', {
          from: format.date(from),
          until: format.date(until),
          count: format.exact(peers),
        })}
      </p>
      <CheckList findings={findings} />
      <h3>{t('checks.figures-set-aside')}</h3>
      {setAside.length === 0 ? (
        <p>{t('checks.figures-none-set-aside')}</p>
      ) : (
        <ul>
          {setAside.map(({ rule, count, by }) => (
            <li key={rule}>
              {t(`rules.check-${rule.replaceAll('_', '-')}`)}: {format.exact(count)}
              {by !== null && <TookPart by={by} />}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function TookPart({ by }: { readonly by: NonNullable<Figures['setAside'][number]['by']> }) {
  const t = useMessages()
  const { format } = useReader()
  const lines = by.flatMap(({ person: { id, name }, asked, confirmed }) => {
    const person = name ?? id
    return [
      ...(asked === 0
        ? []
        : [t('checks.figures-asked-by', { person, count: format.exact(asked) })]),
      ...(confirmed === 0
        ? []
        : [t('checks.figures-confirmed-by', { person, count: format.exact(confirmed) })]),
    ]
  })
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>
          <bdi>{line}</bdi>
        </li>
      ))}
    </ul>
  )
}
