import type { documentsRoute, WorkerFile, workerReadsRoute } from '@corridor/contract'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { useMe } from './MeContext.ts'
import { MeMoment } from './MeMoment.tsx'
import { MeProblem } from './MeProblem.tsx'
import { Screen } from './Screen.tsx'
import { useReading } from './useReading.ts'

interface FileProps {
  readonly worker: string
  readonly onBack: () => void
}

/** What her file says of her, and to whom it is open. */
export function WorkerFileScreen({ worker, onBack }: FileProps) {
  const t = useMessages()
  const { preferences } = useMe()
  const path = `/workers/${encodeURIComponent(worker)}`
  const { data, error, again } = useReading<WorkerFile>(path)
  const languages = new Intl.DisplayNames(preferences.lang, { type: 'language' })
  const person = data?.particulars ?? null
  const lines =
    person === null
      ? []
      : [
          ['name', `${person.givenNames} ${person.familyName}`],
          ['own-script', person.ownScript],
          ['born', person.birthDate],
          ['document', person.identityDocument?.number ?? null],
          ['reach', person.contact?.address ?? null],
          ['languages', person.languages.map((one) => languages.of(one) ?? one).join(', ')],
          ['skills', person.qualifications.map(({ title }) => title).join(', ')],
          ['open-to', data?.openTo.map(({ id, name }) => name ?? id).join(', ') ?? null],
        ]
  return (
    <Screen title={t('me.file')} onBack={onBack}>
      <MeProblem error={error} onRetry={() => void again()} />
      <p>{t('me.file-text')}</p>
      <dl className="me-terms">
        {lines.map(([what, value]) => (
          <div key={what} className={value == null || value === '' ? 'me-silent' : ''}>
            <dt>{t(`me.file-${what}`)}</dt>
            <dd>
              <bdi>{value == null || value === '' ? t('terms.not-stated') : value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Screen>
  )
}

/** Who opened her file and her contracts. */
export function FileReaders({ worker, onBack }: FileProps) {
  const t = useMessages()
  const path = `/workers/${encodeURIComponent(worker)}/reads`
  const { data, error, again } = useReading<RouteOutput<typeof workerReadsRoute>>(path)
  return (
    <Screen title={t('me.readers')} onBack={onBack}>
      <p>{t('me.readers-text')}</p>
      <MeProblem error={error} onRetry={() => void again()} />
      {data?.reads.length === 0 && <p>{t('me.readers-none')}</p>}
      <ul className="me-list">
        {data?.reads.map(({ at, what, role, name, organisation }) => (
          <li key={`${at} ${what} ${name}`}>
            <p>
              <bdi>{name ?? role}</bdi>
              {organisation !== null && (
                <>
                  {', '}
                  <bdi>{organisation}</bdi>
                </>
              )}
            </p>
            <p className="note">
              {t(`me.read-${what}`)}, <MeMoment iso={at} />
            </p>
          </li>
        ))}
      </ul>
    </Screen>
  )
}

/** Documents that are kept with her file, to open and keep. */
export function FileDocuments({ worker, onBack }: FileProps) {
  const t = useMessages()
  const path = `/documents?subjectKind=worker&subject=${encodeURIComponent(worker)}`
  const { data, error, again } = useReading<RouteOutput<typeof documentsRoute>>(path)
  return (
    <Screen title={t('me.documents')} onBack={onBack}>
      <MeProblem error={error} onRetry={() => void again()} />
      {data?.documents.length === 0 && <p>{t('me.documents-none')}</p>}
      <ul className="me-list">
        {data?.documents.map(({ id, fileName, uploadedAt, openable }) => (
          <li key={id}>
            <p>
              <bdi>{fileName}</bdi>
            </p>
            <p className="note">
              <MeMoment iso={uploadedAt} />
            </p>
            {openable && (
              <p>
                <a
                  className="me-open"
                  href={`/api/v1/documents/${encodeURIComponent(id)}/file`}
                  download
                >
                  {t('me.document-open')} <span className="off-screen">{fileName}</span>
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Screen>
  )
}
