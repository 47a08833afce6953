import { accreditationsRoute, type Me, subAgentsRoute } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { accreditationPath, subAgentPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { useAreas } from '../areas/useAreas.ts'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { EnterAccreditation } from './EnterAccreditation.tsx'
import { RegisterSubAgent } from './RegisterSubAgent.tsx'
import './demand.css'

interface AgencyProps {
  readonly me: Me
  readonly agency: {
    readonly id: string
    readonly office: string | null
    readonly jurisdiction: string | null
  }
}

/** For whom an agency may recruit, and who recruits for it. */
export function DemandOfAgency(props: AgencyProps) {
  const { permissions } = props.me
  return (
    <>
      {permissions.includes('read.accreditation') && <Accreditations {...props} />}
      {permissions.includes('read.sub-agent') && <SubAgents {...props} />}
    </>
  )
}

function Accreditations({ me, agency }: AgencyProps) {
  const t = useMessages()
  const { format } = useReader()
  const areas = useAreas()
  const { data, error, refetch } = useRoute(accreditationsRoute, { agency: agency.id })
  return (
    <section aria-labelledby="accreditations">
      <h2 id="accreditations">{t('demand.accreditations')}</h2>
      {error !== null ? (
        <DeskProblem error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Reserved what={t('demand.accreditations')} />
      ) : data.accreditations.length === 0 ? (
        <p>{t('demand.accreditations-none')}</p>
      ) : (
        <ul className="organisation-parts">
          {data.accreditations.map(({ id, principal, destination, status, validUntil }) => (
            <li key={id}>
              <AppLink to={accreditationPath(id)}>
                <bdi>{principal.name ?? principal.id}</bdi>
              </AppLink>
              , {areas?.name(destination) ?? destination}:{' '}
              {t(`demand.accreditation-status-${status}`)},{' '}
              {t('demand.until', { day: format.date(validUntil) })}
            </li>
          ))}
        </ul>
      )}
      {me.permissions.includes('prepare.accreditation') && (
        <details className="act">
          <summary>{t('demand.act-accreditation-submit')}</summary>
          <EnterAccreditation agency={agency} onDone={refetch} />
        </details>
      )}
    </section>
  )
}

function SubAgents({ me, agency }: AgencyProps) {
  const t = useMessages()
  const { data, error, refetch } = useRoute(subAgentsRoute, { agency: agency.id })
  return (
    <section aria-labelledby="sub-agents">
      <h2 id="sub-agents">{t('demand.sub-agents')}</h2>
      {error !== null ? (
        <DeskProblem error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Reserved what={t('demand.sub-agents')} />
      ) : data.subAgents.length === 0 ? (
        <p>{t('demand.sub-agents-none')}</p>
      ) : (
        <ul className="organisation-parts">
          {data.subAgents.map(({ id, name, area, number, status }) => (
            <li key={id}>
              <AppLink to={subAgentPath(id)}>
                <bdi>{name}</bdi>
              </AppLink>
              , <bdi>{area}</bdi>: {t(`demand.sub-agent-status-${status}`)},{' '}
              <code dir="ltr">{number}</code>
            </li>
          ))}
        </ul>
      )}
      {me.permissions.includes('register.sub-agent') && (
        <details className="act">
          <summary>{t('demand.act-sub-agent-register')}</summary>
          <RegisterSubAgent agency={agency} onDone={refetch} />
        </details>
      )}
    </section>
  )
}
