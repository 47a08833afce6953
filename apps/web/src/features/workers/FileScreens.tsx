import type { WorkerFile, workerReadsRoute } from '@corridor/contract'
import { lazy, useState } from 'react'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import type { FilePart } from './CorrectScreens.tsx'
import { Later } from './Later.tsx'
import { useMe } from './MeContext.ts'
import { MeMoment } from './MeMoment.tsx'
import { MeProblem } from './MeProblem.tsx'
import { Screen } from './Screen.tsx'
import { useReading } from './useReading.ts'

const CorrectScreens = lazy(async () => ({
  default: (await import('./CorrectScreens.tsx')).CorrectScreens,
}))

interface FileProps {
  readonly worker: string
  readonly onBack: () => void
}

/** What her file says of her, and to whom it is open; she corrects each part of it. */
export function WorkerFileScreen({ worker, onBack }: FileProps) {
  const t = useMessages()
  const { preferences } = useMe()
  const path = `/workers/${encodeURIComponent(worker)}`
  const { data, error, again } = useReading<WorkerFile>(path)
  const [part, setPart] = useState<FilePart | null>(null)
  const languages = new Intl.DisplayNames(preferences.lang, { type: 'language' })
  if (data !== undefined && part !== null) {
    const show = () => setPart(null)
    return (
      <Later>
        <CorrectScreens
          file={data}
          part={part}
          onBack={show}
          onDone={async () => {
            await again()
            show()
          }}
        />
      </Later>
    )
  }
  const person = data?.particulars ?? null
  const lines: readonly (readonly [string, string | null, FilePart | null])[] =
    person === null
      ? []
      : [
          ['name', `${person.givenNames} ${person.familyName}`, 'name'],
          ['own-script', person.ownScript, null],
          ['born', person.birthDate, 'born'],
          ['document', person.identityDocument?.number ?? null, 'document'],
          ['reach', person.contact?.address ?? null, 'reach'],
          [
            'languages',
            person.languages.map((one) => languages.of(one) ?? one).join(', '),
            'languages',
          ],
          ['skills', person.qualifications.map(({ title }) => title).join(', '), null],
          ['open-to', data?.openTo.map(({ id, name }) => name ?? id).join(', ') ?? null, 'open-to'],
        ]
  return (
    <Screen title={t('me.file')} onBack={onBack}>
      <MeProblem error={error} onRetry={() => void again()} />
      <p>{t('me.file-text')}</p>
      <dl className="me-terms">
        {lines.map(([what, value, opens]) => (
          <div key={what} className={value == null || value === '' ? 'me-silent' : ''}>
            <dt>{t(`me.file-${what}`)}</dt>
            <dd>
              <bdi>{value == null || value === '' ? t('terms.not-stated') : value}</bdi>
              {opens !== null && (
                <button
                  type="button"
                  className="me-change"
                  aria-label={t(`me.correct-${opens}`)}
                  onClick={() => setPart(opens)}
                >
                  {t(opens === 'open-to' ? 'me.correct-open-to' : 'me.correct')}
                </button>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Screen>
  )
}

/** Who opened what is kept of her. */
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
        {data?.reads.map(({ at, what, record, role, name, organisation }) => (
          <li key={`${at} ${record} ${name}`}>
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
