import { type WorkerFile, workerFileRoute } from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { Documents } from '../documents/Documents.tsx'
import { verbOf } from './contractWords.ts'
import { HistoryTimeline } from './HistoryTimeline.tsx'
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
  const t = useMessages()
  return (
    <>
      <Particulars file={file} />
      <div className="organisation-columns">
        <div>
          <Movements file={file} />
          <HistoryTimeline
            history={file.history}
            wordsOf={(type) => t(`workers.did-${verbOf(type)}`)}
          />
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
