import { documentsRoute, sessionRoute } from '@corridor/contract'
import { useId } from 'react'
import type { RouteInput, RouteOutput } from '../../app/fetchRoute.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { DocumentEntry } from './DocumentEntry.tsx'
import { UploadForm } from './UploadForm.tsx'
import { wordOf } from './words.ts'
import './documents.css'

type Subject = RouteInput<typeof documentsRoute>
export type DocumentList = RouteOutput<typeof documentsRoute>

/**
 * The documents of a record: list, what can be done with each, and sending another. Nothing at all
 * for who has no business with them.
 *
 * @example
 * <Documents subjectKind="licence" subject={licence} />
 */
export function Documents({
  title,
  onChanged,
  ...subject
}: Subject & {
  /** Where the documents of several records stand on a page. */
  readonly title?: string
  /** Told after a document was sent or judged, where the record itself looks at its documents. */
  readonly onChanged?: (() => Promise<unknown>) | undefined
}) {
  const { data: session } = useRoute(sessionRoute, {})
  const may = session?.state === 'signed-in' && session.me.permissions.includes('read.document')
  const answer = useRoute(documentsRoute, subject, { enabled: may, keepLast: false })
  const t = useMessages()
  const id = useId()
  const { data, error } = answer
  // She may read some documents, but none of this record.
  if (!may || error?.status === 404 || error?.status === 403) return null
  return (
    <section className="documents" aria-labelledby={id}>
      <h2 id={id}>{title ?? t('documents.title')}</h2>
      {data !== undefined ? (
        <Held
          list={data}
          subject={subject}
          onStale={() => Promise.all([answer.refetch(), onChanged?.()])}
        />
      ) : error !== null ? (
        <DeskProblem error={error} onRetry={() => void answer.refetch()} />
      ) : (
        <p className="note">{t('documents.loading')}</p>
      )}
    </section>
  )
}

function Held({
  list,
  subject,
  onStale,
}: {
  readonly list: DocumentList
  readonly subject: Subject
  readonly onStale: () => Promise<unknown>
}) {
  const t = useMessages()
  return (
    <>
      <Needed needed={list.needed} />
      {list.documents.length === 0 && <p>{t('documents.none')}</p>}
      <ul className="document-list">
        {list.documents.map((document) => (
          <li key={document.id} data-status={document.status}>
            <DocumentEntry document={document} onStale={onStale} />
          </li>
        ))}
      </ul>
      {list.types.length > 0 && (
        <details className="act">
          <summary>{t('documents.send-another')}</summary>
          <UploadForm list={list} subject={subject} onStale={onStale} />
        </details>
      )}
    </>
  )
}

/** What a record of this kind needs, and whether it is there. */
function Needed({ needed }: Pick<DocumentList, 'needed'>) {
  const t = useMessages()
  if (needed.length === 0) return null
  return (
    <details className="act" open={needed.some(({ met }) => met !== 'yes')}>
      <summary>{t('documents.needed')}</summary>
      {needed.some(({ isAsked }) => !isAsked) && (
        <p className="note">{t('documents.advised-note')}</p>
      )}
      <ul className="finding-list">
        {needed.map(({ type, met, reason, isAsked }) => (
          <li key={type} data-met={met}>
            <strong>{t(`desk.met-${wordOf(met)}`)}</strong> {t(`documents.type-${wordOf(type)}`)}
            {reason !== null && <>: {t(`documents.missing-${wordOf(reason)}`)}</>}{' '}
            {!isAsked && <span className="note">{t('documents.advised')}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}
