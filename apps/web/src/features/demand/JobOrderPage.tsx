import { type JobOrderFile, jobOrderRoute } from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { accreditationPath, jobOrderPath, organisationPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { useSectorWords } from '../agencies/useSectorWords.ts'
import { useAreas } from '../areas/useAreas.ts'
import { CheckList } from '../checks/CheckList.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { Documents } from '../documents/Documents.tsx'
import { useSetAside } from '../registers/useSetAside.tsx'
import { DemandTimeline } from './DemandTimeline.tsx'
import { JobOrderDecisions } from './JobOrderDecisions.tsx'
import { JobOrderPositions } from './JobOrderPositions.tsx'
import { Papers } from './Papers.tsx'
import { Particulars } from './Particulars.tsx'
import { useDemandPlace } from './useDemandPlace.ts'
import '../organisations/organisations.css'
import './demand.css'

/** One job order: what was done to it beside what can be decided now. */
export function JobOrderPage() {
  const t = useMessages()
  const areas = useAreas()
  const { jobOrder } = useParams({ strict: false }) as { jobOrder: string }
  const answer = useRoute(jobOrderRoute, { jobOrder }, { keepLast: false })
  const { data, error } = answer
  const title =
    data === undefined
      ? t('demand.one')
      : t('demand.one-named', {
          destination: areas?.name(data.destination) ?? data.destination,
          principal: data.principal.name ?? data.principal.id,
        })
  return (
    <DeskPage title={title} section="job-orders">
      {() =>
        data !== undefined ? (
          <File key={data.id} file={data} onStale={() => answer.refetch()} />
        ) : error !== null ? (
          <DeskProblem error={error} onRetry={() => void answer.refetch()} />
        ) : (
          <Reserved what={t('demand.one')} className="reserved-desk" />
        )
      }
    </DeskPage>
  )
}

function File({
  file,
  onStale,
}: {
  readonly file: JobOrderFile
  readonly onStale: () => Promise<unknown>
}) {
  const t = useMessages()
  const place = useDemandPlace(file, onStale)
  const { frozen, returned, checks } = file
  const { below } = useSetAside({ ...file, kind: 'jobOrder' }, checks?.findings ?? [], onStale)
  return (
    <>
      {frozen.length > 0 && (
        <p className="problem" role="status">
          {t('demand.frozen-note')} {frozen.map((cause) => t(`demand.cause-${cause}`)).join('; ')}
        </p>
      )}
      {returned !== null && (
        <p className="problem" role="status">
          {t('demand.returned-note')} <bdi>{returned}</bdi>
        </p>
      )}
      <OrderParticulars file={file} />
      <Papers papers={file.attachments} />
      <JobOrderPositions positions={file.positions} />
      <SameDemand file={file} />
      <div className="organisation-columns">
        <div>
          <DemandTimeline history={file.history} />
        </div>
        <div>
          {checks !== null && (
            <section aria-labelledby="checks">
              <h2 id="checks">{t('demand.checks')}</h2>
              <p>{t(`checks.verdict-${checks.verdict}`)}</p>
              <CheckList findings={checks.findings} setAside={checks.setAside} below={below} />
            </section>
          )}
          <JobOrderDecisions file={file} place={place} />
          <Documents subjectKind="jobOrder" subject={file.id} onChanged={onStale} />
        </div>
      </div>
    </>
  )
}

function OrderParticulars({ file }: { readonly file: JobOrderFile }) {
  const t = useMessages()
  const { format } = useReader()
  const areas = useAreas()
  const sectorWords = useSectorWords()
  const { agency, principal, vacancies, number, attestation } = file
  const { asked, approved, reserved, consumed } = vacancies
  return (
    <Particulars
      lines={[
        ['demand.status', t(`demand.status-${file.status}`)],
        ...(number === null
          ? []
          : ([
              [
                'demand.number',
                <code key="number" dir="ltr">
                  {number}
                </code>,
              ],
            ] as const)),
        [
          'demand.agency',
          <AppLink key="agency" to={organisationPath(agency.id)}>
            {agency.name ?? agency.id}
          </AppLink>,
        ],
        ['demand.principal', principal.name ?? principal.id],
        ['demand.destination', areas?.name(file.destination) ?? file.destination],
        ['demand.sector', sectorWords(file.sector)],
        ['demand.site', file.site ?? t('demand.not-stated')],
        ['demand.reference', file.reference ?? t('demand.not-stated')],
        [
          'demand.accreditation',
          <AppLink key="accreditation" to={accreditationPath(file.accreditation)}>
            {t('demand.accreditation-see')}
          </AppLink>,
        ],
        ['demand.quantity', format.exact(asked)],
        ...(number === null
          ? []
          : ([
              ['demand.approved', format.exact(approved)],
              ['demand.reserved', format.exact(reserved)],
              ['demand.consumed', format.exact(consumed)],
              ['demand.left', format.exact(approved - reserved - consumed)],
            ] as const)),
        ...(file.validUntil === null
          ? []
          : ([['demand.valid-until', format.date(file.validUntil)]] as const)),
        ...(attestation === null
          ? []
          : ([
              ['demand.verified-on', format.date(attestation.verifiedOn)],
              [
                'demand.headcount',
                attestation.headcount === null
                  ? t('demand.not-known')
                  : format.exact(attestation.headcount),
              ],
            ] as const)),
      ]}
    />
  )
}

/** Orders of other agencies with the same paper, for whoever decides. */
function SameDemand({ file }: { readonly file: JobOrderFile }) {
  const t = useMessages()
  const { format } = useReader()
  if (file.sameDemand.length === 0) return null
  return (
    <section aria-labelledby="same-demand" className="problem">
      <h2 id="same-demand">{t('demand.same')}</h2>
      <p>{t('demand.same-note')}</p>
      <ul>
        {file.sameDemand.map(({ id, agency, status, since }) => (
          <li key={id}>
            <AppLink to={jobOrderPath(id)}>
              <bdi>{agency.name ?? agency.id}</bdi>
            </AppLink>
            : {t(`demand.status-${status}`)}, {format.date(since.slice(0, 10))}
          </li>
        ))}
      </ul>
    </section>
  )
}
