import type { Language } from '@corridor/contract'
import { type ReportDocument, renderHtml } from '@corridor/kernel'
import { useState } from 'react'
import { LANGUAGES, OWN_NAMES } from '../../app/preferences.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { saveFile } from '../../ui/saveFile.ts'

const NAME = 'social-security-statement'

interface SaveStatementProps {
  readonly statement: ReportDocument
  readonly onLanguage: (language: Language) => void
}

/** The statement in the worker's language, on paper or as a file; made here, nothing is sent. */
export function SaveStatement({ statement, onLanguage }: SaveStatementProps) {
  const t = useMessages()
  const [state, setState] = useState<'idle' | 'making' | 'made' | 'failed'>('idle')
  const savePdf = async () => {
    setState('making')
    try {
      const { makePdf } = await import('./statementPdf/makePdf.ts')
      saveFile(await makePdf(statement), `${NAME}.pdf`)
      setState('made')
    } catch {
      setState('failed')
    }
  }
  const saveHtml = () =>
    saveFile(new Blob([renderHtml(statement)], { type: 'text/html' }), `${NAME}.html`)
  return (
    <div className="print-statement">
      <Select
        label={t('social-security.statement-language')}
        value={statement.language}
        options={LANGUAGES.map((value) => ({ value, label: OWN_NAMES[value] }))}
        onChange={onLanguage}
      />
      <p className="actions">
        <button type="button" onClick={() => window.print()}>
          {t('social-security.print')}
        </button>
        <button type="button" onClick={saveHtml}>
          {t('social-security.save-html')}
        </button>
        <button type="button" disabled={state === 'making'} onClick={() => void savePdf()}>
          {t('social-security.save-pdf')}
        </button>
      </p>
      <p className="note">{t('social-security.statement-note')}</p>
      <p role="status">
        {state === 'making' && t('social-security.making')}
        {state === 'made' && t('social-security.made')}
        {state === 'failed' && t('social-security.pdf-failed')}
      </p>
    </div>
  )
}
