import { type Me, type OrganisationFile, organisationRoute } from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { useAreas } from '../areas/useAreas.ts'
import { AgencyFigures } from '../checks/AgencyFigures.tsx'
import { DemandOfAgency } from '../demand/DemandOfAgency.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { Documents } from '../documents/Documents.tsx'
import { Decisions } from './Decisions.tsx'
import { Offices } from './Offices.tsx'
import { Timeline } from './Timeline.tsx'
import { useOrganisationPlace } from './useOrganisationPlace.ts'
import './organisations.css'

/** One organisation: what was done to it beside what can be done now. */
export function OrganisationPage() {
  const t = useMessages()
  const { organisation } = useParams({ strict: false }) as { organisation: string }
  const answer = useRoute(organisationRoute, { organisation }, { keepLast: false })
  const { data, error } = answer
  return (
    <DeskPage title={data?.name ?? t('organisations.one')} section="organisations">
      {(me) =>
        data !== undefined ? (
          <File key={data.id} me={me} file={data} onStale={() => answer.refetch()} />
        ) : error !== null ? (
          <DeskProblem error={error} onRetry={() => void answer.refetch()} />
        ) : (
          <Reserved what={t('organisations.one')} className="reserved-desk" />
        )
      }
    </DeskPage>
  )
}

function File({
  me,
  file,
  onStale,
}: {
  readonly me: Me
  readonly file: OrganisationFile
  readonly onStale: () => Promise<unknown>
}) {
  const place = useOrganisationPlace(file, onStale)
  return (
    <>
      <Particulars file={file} />
      <div className="organisation-columns">
        <div>
          <Timeline file={file} />
        </div>
        <div>
          <Decisions me={me} file={file} place={place} />
          {file.kind === 'agency' && <DemandOfAgency me={me} agency={file} />}
          {file.kind === 'agency' && me.permissions.includes('read.inspection') && (
            <AgencyFigures organisation={file.id} />
          )}
          <Offices me={me} file={file} place={place} />
          <Documents subjectKind="organisation" subject={file.id} />
        </div>
      </div>
    </>
  )
}

function Particulars({ file }: { readonly file: OrganisationFile }) {
  const t = useMessages()
  const { format } = useReader()
  const { kind, status, country, registration, office, officeName, jurisdiction } = file
  const areas = useAreas()
  const none = t('organisations.not-stated')
  const lines = [
    { label: t('organisations.status'), text: t(`organisations.status-${status}`) },
    { label: t('organisations.kind'), text: t(`organisations.kind-${kind}`) },
    {
      label: t('organisations.country'),
      text: country === null ? none : (areas?.name(country) ?? country),
    },
    { label: t('organisations.registration'), text: registration ?? none },
    {
      label: t('organisations.office'),
      text: office === null ? none : `${officeName ?? office} (${office})`,
    },
    { label: t('organisations.jurisdiction'), text: jurisdiction ?? none },
  ]
  return (
    <>
      <dl className="organisation-particulars">
        {lines.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {file.earlierNames.length > 0 && (
        <p className="note">
          {t('organisations.earlier-names')}{' '}
          {file.earlierNames
            .map(({ name, until }) =>
              t('organisations.earlier-name', { name, day: format.date(until) }),
            )
            .join('; ')}
        </p>
      )}
    </>
  )
}
