import { type WorkerFile, workerFileRoute } from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { useRoleWords } from '../desk/useRoleWords.ts'
import { Documents } from '../documents/Documents.tsx'
import { Moment } from '../identity/Moment.tsx'
import { verbOf } from './contractWords.ts'
import '../organisations/organisations.css'
import './contracts.css'

/** A worker's file, as whoever opens it may see it: particulars, the way so far, documents. */
export function WorkerPage() {
  const t = useMessages()
  const { worker } = useParams({ strict: false }) as { worker: string }
  const answer = useRoute(workerFileRoute, { worker }, { keepLast: false })
  const { data, error } = answer
  return (
    <DeskPage title={t('workers.one')} section="workers">
      {() =>
        data !== undefined ? (
          <File file={data} />
        ) : error !== null ? (
          <DeskProblem error={error} onRetry={() => void answer.refetch()} />
        ) : (
          <Reserved what={t('workers.one')} className="reserved-desk" />
        )
      }
    </DeskPage>
  )
}

function File({ file }: { readonly file: WorkerFile }) {
  return (
    <>
      <Particulars file={file} />
      <div className="organisation-columns">
        <div>
          <Movements file={file} />
          <WorkerTimeline file={file} />
        </div>
        <div>
          <Documents subjectKind="worker" subject={file.id} />
        </div>
      </div>
    </>
  )
}

function Particulars({ file }: { readonly file: WorkerFile }) {
  const t = useMessages()
  const { format } = useReader()
  const { particulars: person, openTo, registeredBy } = file
  const named = ({ id, name }: { readonly id: string; readonly name: string | null }) => name ?? id
  const lines = [
    ['status', t(`workers.status-${file.status}`)],
    ...(person === null
      ? [['name', t('contracts.erased')]]
      : [
          ['name', `${person.givenNames} ${person.familyName}`],
          ['own-script', person.ownScript],
          ['born', person.birthDate === null ? null : format.date(person.birthDate)],
          ['document', person.identityDocument?.number ?? null],
          ['languages', person.languages.join(', ')],
          ['skills', person.qualifications.map(({ title }) => title).join(', ')],
        ]),
    ['entered-by', named(registeredBy)],
    ['open-to', openTo.map(named).join(', ')],
  ] as const
  return (
    <dl className="organisation-particulars">
      {lines.map(([what, text]) =>
        text === null || text === '' ? null : (
          <div key={what}>
            <dt>{t(`workers.has-${what}`)}</dt>
            <dd>
              <bdi>{text}</bdi>
            </dd>
          </div>
        ),
      )}
    </dl>
  )
}

/** What was reported of her way; each by itself. */
function Movements({ file }: { readonly file: WorkerFile }) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <section aria-labelledby="movements">
      <h2 id="movements">{t('workers.movements')}</h2>
      {file.movements.length === 0 ? (
        <p>{t('workers.movements-none')}</p>
      ) : (
        <ul className="organisation-parts">
          {file.movements.map(({ event, by, on }) => (
            <li key={`${event} ${by}`}>
              {t(`workers.status-${event}`)}, <time dateTime={on}>{format.date(on)}</time>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Everything that was done, the last first: who, in which role, when. */
function WorkerTimeline({ file }: { readonly file: WorkerFile }) {
  const t = useMessages()
  const roleWords = useRoleWords()
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{t('contracts.timeline')}</h2>
      <ol className="timeline" reversed>
        {file.history.toReversed().map(({ version, type, actor, actorName, role, recordedAt }) => (
          <li key={version}>
            <p>
              <strong>{t(`workers.did-${verbOf(type)}`)}</strong>
            </p>
            <p className="note">
              <Moment iso={recordedAt} />,{' '}
              <bdi>{actorName ?? roleWords(role === 'worker' ? role : actor.split(':')[0]!)}</bdi>
              {actorName !== null && <>, {roleWords(role)}</>}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
