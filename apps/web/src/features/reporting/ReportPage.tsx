import { type ReportFile, reportRoute, reportTemplateRoute, routeUrl } from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { releasePath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { useAreas } from '../areas/useAreas.ts'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { Moment } from '../identity/Moment.tsx'
import { Particulars, RecordColumns } from '../registers/RecordParts.tsx'
import { AnswerSheet } from './AnswerSheet.tsx'
import { ReportActs } from './ReportActs.tsx'
import { UploadAnswers, type UploadOutcome } from './UploadAnswers.tsx'
import { useAnswers } from './useAnswers.ts'
import '../registers/registers.css'
import './reporting.css'

/** How often a page looks whether a release that is due was written. */
const LOOK_AGAIN_MS = 2_000

/** A country's report: its tables, what the rules say, and what is to be done next. */
export function ReportPage() {
  const t = useMessages()
  const { report } = useParams({ strict: false }) as { readonly report: string }
  const answer = useRoute(reportRoute, { report }, { keepLast: false })
  const { data, error, refetch } = answer
  const [outcome, setOutcome] = useState<UploadOutcome | null>(null)
  const isWaiting = data?.releases.some(({ isWritten }) => !isWritten) === true
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => void refetch(), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [isWaiting, refetch])
  return (
    <DeskPage title={t('reporting.report')} section="reporting">
      {() =>
        data !== undefined ? (
          // Whatever was written elsewhere is taken up anew.
          <File
            key={`${data.version} ${data.examined.revision}`}
            file={data}
            outcome={outcome}
            onOutcome={setOutcome}
            onStale={() => answer.refetch()}
          />
        ) : error !== null ? (
          <DeskProblem error={error} onRetry={() => void answer.refetch()} />
        ) : (
          <Reserved what={t('reporting.report')} className="reserved-desk" />
        )
      }
    </DeskPage>
  )
}

function File({
  file,
  outcome,
  onOutcome,
  onStale,
}: {
  readonly file: ReportFile
  readonly outcome: UploadOutcome | null
  readonly onOutcome: (outcome: UploadOutcome) => void
  readonly onStale: () => Promise<unknown>
}) {
  const t = useMessages()
  const areas = useAreas()
  const { format, preferences } = useReader()
  const answers = useAnswers(file)
  const isFilling =
    file.status === 'in_progress' &&
    file.acts.some(({ type, reason }) => type === 'report.submit' && reason !== 'not_permitted')
  const { examined, saving } = answers
  const template = routeUrl(reportTemplateRoute, { report: file.id, language: preferences.lang })
  return (
    <>
      <p className="lead">
        {file.names[preferences.lang]}: {areas?.name(file.country) ?? file.country}, {file.period}
      </p>
      <Particulars
        lines={[
          { label: t('reporting.state'), text: t(`reporting.status-${idOf(file.status)}`) },
          { label: t('reporting.due'), text: format.date(file.due) },
          { label: t('reporting.release-number'), text: format.exact(file.revision) },
          ...(file.publishAt === null
            ? []
            : [{ label: t('reporting.publish-at'), text: <Moment iso={file.publishAt} /> }]),
          {
            label: t('reporting.findings-label'),
            text: t('reporting.findings-count', {
              errors: format.exact(examined.errors),
              unexplained: format.exact(examined.unexplained),
              explained: format.exact(examined.explained),
            }),
          },
        ]}
      />
      {file.returned !== null && (
        <p className="problem">
          {t('reporting.returned-because')} <bdi>{file.returned.reason}</bdi>
        </p>
      )}
      {file.revising !== null && (
        <p>
          {t(`reporting.revising-${file.revising.kind}`)} <bdi>{file.revising.reason}</bdi>
        </p>
      )}
      {file.wouldShow !== null && (
        <p>
          {t('reporting.would-show', {
            figures: format.exact(file.wouldShow.figures),
            hidden: format.exact(file.wouldShow.hidden),
          })}
        </p>
      )}
      <Releases file={file} />
      <RecordColumns file={file}>
        <ReportActs
          file={file}
          checksum={saving === 'saved' ? examined.checksum : null}
          counts={examined}
          onStale={onStale}
        />
      </RecordColumns>
      <section aria-labelledby="files">
        <h2 id="files">{t('reporting.files')}</h2>
        <p>
          <a href={template} download>
            {t('reporting.template')}
          </a>
        </p>
        {isFilling && (
          <UploadAnswers
            file={file}
            revision={examined.revision}
            outcome={outcome}
            onOutcome={onOutcome}
            onTaken={onStale}
          />
        )}
      </section>
      <AnswerSheet file={file} answers={answers} isFilling={isFilling} />
    </>
  )
}

const idOf = (status: string): string => status.replaceAll('_', '-')

function Releases({ file: { releases } }: { readonly file: ReportFile }) {
  const t = useMessages()
  if (releases.length === 0) return null
  return (
    <section aria-labelledby="releases">
      <h2 id="releases">{t('reporting.releases')}</h2>
      <ul>
        {releases.map(({ release, releasedAt, isWritten }) => (
          <li key={release}>
            <Moment iso={releasedAt} />:{' '}
            {isWritten ? (
              <AppLink to={releasePath(release)}>
                <bdi>{release}</bdi>
              </AppLink>
            ) : (
              t('reporting.writing')
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
