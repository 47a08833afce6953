import {
  acceptDocumentRoute,
  type DocumentSummary,
  documentFileRoute,
  refuseDocumentRoute,
  routeUrl,
  withdrawDocumentRoute,
} from '@corridor/contract'
import { type ReactNode, useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { ActForm, type ActPlace } from '../desk/ActForm.tsx'
import { FindingList } from '../desk/FindingList.tsx'
import { localToday, ProseField } from '../desk/fields.tsx'
import { Moment } from '../identity/Moment.tsx'
import { useFileSize } from './useFileSize.ts'
import { REASONS, RULES, wordOf } from './words.ts'

interface EntryProps {
  readonly document: DocumentSummary
  readonly onStale: () => Promise<unknown>
}

/** One document: what it is, how it stands, its file, what may be done with it. */
export function DocumentEntry({ document, onStale }: EntryProps) {
  const t = useMessages()
  const { format } = useReader()
  const size = useFileSize()
  const { id, type, fileName, status, scan, openable, refusal, expiresOn } = document
  const isOver = status === 'replaced' || status === 'withdrawn'
  const hasExpired = expiresOn !== null && expiresOn < localToday()
  return (
    <>
      <p>
        <strong>{t(`documents.type-${wordOf(type)}`)}</strong>{' '}
        <span className="document-status">{t(`documents.status-${status}`)}</span>
      </p>
      <p>
        {openable ? (
          <a href={routeUrl(documentFileRoute, { document: id })} download={fileName}>
            <bdi>{fileName}</bdi>
          </a>
        ) : (
          <bdi>{fileName}</bdi>
        )}{' '}
        <span className="note">({size(document.sizeBytes)})</span>
      </p>
      <p className="note">
        {document.fromOwner ? (
          t('documents.from-owner')
        ) : (
          <>
            {t('documents.sent-by')} <bdi>{document.uploadedBy ?? t('documents.somebody')}</bdi>
          </>
        )}
        , <Moment iso={document.uploadedAt} />
        {expiresOn !== null && (
          <>
            {'; '}
            {t(hasExpired ? 'documents.expired' : 'documents.expires', {
              day: format.date(expiresOn),
            })}
          </>
        )}
      </p>
      {!isOver && scan !== 'clean' && <p className="note">{t(`documents.scan-${wordOf(scan)}`)}</p>}
      {refusal !== null && (
        <p className="document-warning">
          {t(`documents.reason-${wordOf(refusal.reason)}`)}
          {refusal.words !== null && (
            <>
              {': '}
              <bdi>{refusal.words}</bdi>
            </>
          )}
        </p>
      )}
      {document.usedForAnother === true && !isOver && (
        <p className="document-warning">{t('documents.used-for-another')}</p>
      )}
      <Acts document={document} onStale={onStale} />
    </>
  )
}

function Acts({ document, onStale }: EntryProps) {
  const t = useMessages()
  const input = { document: document.id }
  const place: ActPlace = {
    version: document.version,
    rules: RULES,
    actWords: (type) => t(`documents.act-${type.slice(type.indexOf('.') + 1)}`),
    nameOf: (actor) => actor,
    onDone: onStale,
    onChanged: onStale,
  }
  const what = { document: t(`documents.type-${wordOf(document.type)}`) }
  return (
    <>
      <Act document={document} verb="accept">
        <ActForm
          route={acceptDocumentRoute}
          input={input}
          payload={{}}
          place={place}
          action={t('documents.do-accept', what)}
        />
      </Act>
      <Act document={document} verb="refuse">
        <Refuse document={document} place={place} />
      </Act>
      <Act document={document} verb="withdraw">
        <Withdraw document={document} place={place} />
      </Act>
    </>
  )
}

/** Its form where it may be taken now; why not otherwise; nothing to who holds no role for it. */
function Act({
  document,
  verb,
  children,
}: Pick<EntryProps, 'document'> & { readonly verb: string; readonly children: ReactNode }) {
  const t = useMessages()
  const act = document.acts.find(({ type }) => type === `document.${verb}`)
  if (act === undefined || act.reason === 'not_permitted' || act.reason === 'not_now') return null
  const title = t(`documents.act-${verb}`)
  if (!act.possible) {
    return (
      <div className="act-closed">
        <p>
          {title}: {t(`desk.why-${wordOf(act.reason ?? 'not_now')}`)}
        </p>
        <FindingList findings={act.findings} words={RULES} />
      </div>
    )
  }
  return (
    <details className="act">
      <summary>{title}</summary>
      {children}
    </details>
  )
}

function Refuse({ document, place }: { document: DocumentSummary; place: ActPlace }) {
  const t = useMessages()
  const [reason, setReason] = useState<(typeof REASONS)[number]>('unreadable')
  const [words, setWords] = useState('')
  return (
    <ActForm
      route={refuseDocumentRoute}
      input={{ document: document.id }}
      payload={{ reason, words: words.trim() === '' ? null : words }}
      place={place}
      action={t('documents.act-refuse')}
    >
      <Select
        label={t('documents.reason')}
        options={REASONS.map((value) => ({ value, label: t(`documents.reason-${wordOf(value)}`) }))}
        value={reason}
        onChange={setReason}
      />
      <ProseField
        label={t('documents.reason-words')}
        value={words}
        onChange={setWords}
        isOptional={reason !== 'other'}
        mostCharacters={1000}
      />
    </ActForm>
  )
}

function Withdraw({ document, place }: { document: DocumentSummary; place: ActPlace }) {
  const t = useMessages()
  const [reason, setReason] = useState('')
  return (
    <ActForm
      route={withdrawDocumentRoute}
      input={{ document: document.id }}
      payload={{ reason }}
      place={place}
      action={t('documents.act-withdraw')}
      consequence={t('documents.consequence-withdraw', { name: document.fileName })}
    >
      <ProseField
        label={t('documents.why')}
        value={reason}
        onChange={setReason}
        mostCharacters={1000}
      />
    </ActForm>
  )
}
