import type { JobOrderFile } from '@corridor/contract'
import { useMessages } from '../../i18n/useMessages.ts'

/** The papers of a record, each with whether it was uploaded or only stated. */
export function Papers({ papers }: { readonly papers: JobOrderFile['attachments'] }) {
  const t = useMessages()
  if (papers.length === 0) return null
  return (
    <details>
      <summary>{t('demand.files')}</summary>
      <ul>
        {papers.map(({ digest, name, kind, source }) => (
          <li key={digest}>
            <bdi>{name}</bdi>, {t(`demand.file-${kind.replaceAll('_', '-')}`)} (
            {t(`demand.paper-${source}`)}){' '}
            <code dir="ltr" className="demand-digest">
              {digest}
            </code>
          </li>
        ))}
      </ul>
    </details>
  )
}
