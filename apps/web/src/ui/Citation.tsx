import { useState } from 'react'
import { useMessages } from '../i18n/useMessages.ts'
import { CopyButton } from './CopyButton.tsx'
import {
  bibtexCitation,
  type CitedView,
  cslCitation,
  fullCitation,
  risCitation,
  shortCitation,
} from './citations.ts'

/** How to cite a view, closed until it is wanted: a text, and entries for reference managers. */
export function Citation({ view }: { readonly view: () => CitedView }) {
  const t = useMessages()
  const [open, setOpen] = useState(false)
  return (
    <details className="citation" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('chart.cite')}</summary>
      {open && <p className="citation-text">{fullCitation(view())}</p>}
      <p className="actions">
        <CopyButton label={t('chart.cite-short')} text={() => shortCitation(view())} />
        <CopyButton label={t('chart.cite-full')} text={() => fullCitation(view())} />
        <CopyButton label="BibTeX" text={() => bibtexCitation(view())} />
        <CopyButton label="RIS" text={() => risCitation(view())} />
        <CopyButton label="CSL-JSON" text={() => cslCitation(view())} />
      </p>
    </details>
  )
}
