import type { AgencyWorkspace, AskedDocument } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { wordOf } from '../documents/words.ts'
import { recordLink } from './recordLink.ts'

/** Records with what is asked for each; the page of the record takes the file. */
export function AskedDocuments({
  documents,
  moreDocuments,
}: Pick<AgencyWorkspace, 'documents' | 'moreDocuments'>) {
  const t = useMessages()
  const records = Map.groupBy(documents, ({ kind, record }) => `${kind} ${record}`)
  if (records.size === 0) return <p>{t('workspaces.documents-none')}</p>
  return (
    <>
      <ul className="workspace-lines">
        {[...records].map(([key, asked]) => (
          <li key={key}>
            <OneRecord asked={asked} />
          </li>
        ))}
      </ul>
      {moreDocuments && <p className="note">{t('workspaces.documents-more')}</p>}
    </>
  )
}

function OneRecord({ asked }: { readonly asked: readonly AskedDocument[] }) {
  const t = useMessages()
  const [first] = asked
  if (first === undefined) return null
  const kind = first.kind === 'jobOrder' ? 'job-order' : first.kind
  // A worker with two contracts is asked once for each document.
  const types = new Map(asked.map((one) => [one.type, one]))
  return (
    <>
      <AppLink to={recordLink(first)}>
        {t(`workspaces.kind-${kind}`)} <bdi>{first.title}</bdi>
      </AppLink>
      <ul className="finding-list">
        {[...types.values()].map(({ type, reason, isAsked }) => (
          <li key={type}>
            {t(`documents.type-${wordOf(type)}`)}: {t(`documents.missing-${wordOf(reason)}`)}
            {!isAsked && <span className="note"> ({t('workspaces.advised')})</span>}
          </li>
        ))}
      </ul>
    </>
  )
}
