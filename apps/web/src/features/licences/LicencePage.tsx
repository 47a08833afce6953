import { type LicenceFile, licenceRoute } from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { agencyPath, licencePath, organisationPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import type { ActPlace } from '../desk/ActForm.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { FindingList } from '../desk/FindingList.tsx'
import { Documents } from '../documents/Documents.tsx'
import { ApplicationText } from './ApplicationText.tsx'
import { Decisions } from './Decisions.tsx'
import { InspectionText } from './InspectionText.tsx'
import { Timeline } from './Timeline.tsx'
import { RULES, verbOf } from './words.ts'
import './licences.css'

/** One licence: what was done beside what can be done now. */
export function LicencePage() {
  const t = useMessages()
  const { licence } = useParams({ strict: false }) as { licence: string }
  const answer = useRoute(licenceRoute, { licence }, { keepLast: false })
  const { data, error } = answer
  return (
    <DeskPage title={data?.name ?? t('licences.one')} section="licences">
      {data !== undefined ? (
        <File key={data.id} file={data} onStale={() => answer.refetch()} />
      ) : error !== null ? (
        <DeskProblem error={error} onRetry={() => void answer.refetch()} />
      ) : (
        <Reserved what={t('licences.one')} className="reserved-desk" />
      )}
    </DeskPage>
  )
}

/** Until it is decided, what must hold before a grant is shown. */
const CHECKED: readonly LicenceFile['status'][] = [
  'submitted',
  'screened',
  'inspected',
  'renewal_due',
]

function File({
  file,
  onStale,
}: {
  readonly file: LicenceFile
  readonly onStale: () => Promise<unknown>
}) {
  const t = useMessages()
  const names = new Map(file.history.map(({ actor, actorName }) => [actor, actorName]))
  const place: ActPlace = {
    version: file.version,
    rules: RULES,
    actWords: (type) => t(`licences.act-${verbOf(type)}`),
    nameOf: (actor) => names.get(actor) ?? actor,
    onDone: onStale,
    onChanged: onStale,
  }
  return (
    <>
      <Particulars file={file} />
      <div className="licence-columns">
        <div>
          {CHECKED.includes(file.status) && (
            <section aria-labelledby="checks">
              <h2 id="checks">{t('licences.checks')}</h2>
              <p className="note">{t('licences.checks-text')}</p>
              <FindingList findings={file.checks} words={RULES} />
              <Links links={file.links} />
              <Reviews file={file} />
            </section>
          )}
          {file.inspection !== null && <InspectionText inspection={file.inspection} />}
          <ApplicationText title={t('licences.application')} application={file.application} />
          {file.renewal !== null && (
            <ApplicationText title={t('licences.renewal')} application={file.renewal} />
          )}
          <Timeline file={file} />
        </div>
        <div>
          <Decisions key={`${file.status} ${file.proposal?.act}`} file={file} place={place} />
          <Documents subjectKind="licence" subject={file.id} />
        </div>
      </div>
    </>
  )
}

/** Every link with its source: what it weighs, and what speaks against it. */
function Links({ links }: Pick<LicenceFile, 'links'>) {
  const t = useMessages()
  if (links.length === 0) return null
  return (
    <ul>
      {links.map(({ kind, evidence, conflict, own, other, licence }) => (
        <li key={`${kind} ${own} ${other} ${licence}`}>
          {t(`licences.link-${kind}`)} ({t(`licences.evidence-${evidence}`)}
          {conflict !== null && `, ${t(`licences.conflict-${conflict}`)}`}): <bdi>{own}</bdi> ·{' '}
          <AppLink to={licencePath(licence)}>
            <bdi>{other}</bdi>
          </AppLink>
        </li>
      ))}
    </ul>
  )
}

function Reviews({ file }: { readonly file: LicenceFile }) {
  const t = useMessages()
  return file.reviews.map(({ check, outcome, reason, by }) => (
    <p key={check}>
      {t(`licences.check-${check}`)}: {t(`licences.outcome-${outcome}`)}. <bdi>{reason}</bdi>{' '}
      <span className="note">
        <bdi>{by.map(({ id, name }) => name ?? id).join(', ')}</bdi>
      </span>
    </p>
  ))
}

function Particulars({ file }: { readonly file: LicenceFile }) {
  const t = useMessages()
  const { format } = useReader()
  const { status, effectiveStatus, number, validFrom, validUntil, office, officeName } = file
  const valid =
    validFrom === null || validUntil === null
      ? null
      : t('licences.from-until', { from: format.date(validFrom), until: format.date(validUntil) })
  const lines: readonly (readonly [label: string, text: string | null])[] = [
    ['licences.status', t(`licences.status-${status}`)],
    [
      'licences.effective',
      effectiveStatus === status ? null : t(`licences.status-${effectiveStatus}`),
    ],
    ['licences.number', number],
    ['licences.valid', valid],
    ['licences.office', office === null ? null : `${officeName ?? office} (${office})`],
    ['licences.jurisdiction', file.jurisdiction],
    ['licences.inspector', nameOf(file.inspector)],
    ['licences.appeal-body', nameOf(file.appealBody)],
    ['licences.imported', file.importedFrom],
    ['licences.returned', status === 'draft' ? file.returned : null],
  ]
  return (
    <>
      <dl className="licence-particulars">
        {lines.map(
          ([label, text]) =>
            text !== null && (
              <div key={label}>
                <dt>{t(label)}</dt>
                <dd>
                  <bdi>{text}</bdi>
                </dd>
              </div>
            ),
        )}
        <div>
          <dt>{t('licences.organisation')}</dt>
          <dd>
            <AppLink to={organisationPath(file.organisation)}>
              {t('licences.register-file')}
            </AppLink>
            {number !== null && (
              <>
                {' · '}
                <AppLink to={agencyPath(file.organisation)}>{t('nav.agencies')}</AppLink>
              </>
            )}
          </dd>
        </div>
      </dl>
      {(['frozen', 'appealed', 'stayed'] as const).map((overlay) => {
        const laid = file[overlay]
        if (laid === null) return null
        return (
          <p key={overlay} className="licence-overlay">
            {t(`licences.overlay-${overlay}`, { cause: laid.cause })}
          </p>
        )
      })}
    </>
  )
}

const nameOf = (person: LicenceFile['inspector']): string | null =>
  person === null ? null : (person.name ?? person.id)
