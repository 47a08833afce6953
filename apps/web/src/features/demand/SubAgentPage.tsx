import {
  endSubAgentRoute,
  liftSubAgentRoute,
  type SubAgentFile,
  subAgentRoute,
  suspendSubAgentRoute,
} from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { AppLink } from '../../app/AppLink.tsx'
import { organisationPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { DemandTimeline } from './DemandTimeline.tsx'
import { Particulars } from './Particulars.tsx'
import { ReasonAct } from './ReasonAct.tsx'
import { useDemandPlace } from './useDemandPlace.ts'
import '../organisations/organisations.css'
import './demand.css'

/** One registered sub-agent: what was done beside what can be done now. */
export function SubAgentPage() {
  const t = useMessages()
  const { subAgent } = useParams({ strict: false }) as { subAgent: string }
  const answer = useRoute(subAgentRoute, { subAgent }, { keepLast: false })
  const { data, error } = answer
  return (
    <DeskPage title={data?.name ?? t('demand.sub-agent')} section="organisations">
      {() =>
        data !== undefined ? (
          <File key={data.id} file={data} onStale={() => answer.refetch()} />
        ) : error !== null ? (
          <DeskProblem error={error} onRetry={() => void answer.refetch()} />
        ) : (
          <Reserved what={t('demand.sub-agent')} className="reserved-desk" />
        )
      }
    </DeskPage>
  )
}

function File({
  file,
  onStale,
}: {
  readonly file: SubAgentFile
  readonly onStale: () => Promise<unknown>
}) {
  const t = useMessages()
  const place = useDemandPlace(file, onStale)
  const common = { acts: file.acts, input: { subAgent: file.id }, place }
  return (
    <>
      <Particulars
        lines={[
          ['demand.status', t(`demand.sub-agent-status-${file.status}`)],
          [
            'demand.number',
            <code key="number" dir="ltr">
              {file.number}
            </code>,
          ],
          [
            'demand.agency',
            <AppLink key="agency" to={organisationPath(file.agency.id)}>
              {file.agency.name ?? file.agency.id}
            </AppLink>,
          ],
          ['demand.area', file.area],
        ]}
      />
      <div className="organisation-columns">
        <div>
          <DemandTimeline history={file.history} />
        </div>
        <section aria-labelledby="decisions">
          <h2 id="decisions">{t('demand.decide')}</h2>
          <ReasonAct {...common} route={suspendSubAgentRoute} isFinal />
          <ReasonAct {...common} route={liftSubAgentRoute} />
          <ReasonAct {...common} route={endSubAgentRoute} isFinal />
        </section>
      </div>
    </>
  )
}
