import { type FormEvent, useId, useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { EvidenceFindings } from './EvidenceFindings.tsx'
import { SealProblemNote } from './SealProblemNote.tsx'
import type { useSealCheck } from './useSealCheck.ts'

/** Takes what others hold — exported seals, receipts, proofs — and holds it against the server's. */
export function EvidencePanel({
  checking,
}: {
  readonly checking: ReturnType<typeof useSealCheck>
}) {
  const t = useMessages()
  const id = useId()
  const [pasted, setPasted] = useState('')
  const [files, setFiles] = useState<readonly File[]>([])
  const [empty, setEmpty] = useState(false)
  const { report, evidence, work, problem, compare } = checking
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isEmpty = files.length === 0 && pasted.trim() === ''
    setEmpty(isEmpty)
    if (isEmpty || work !== 'none') return
    void compare(Promise.all([...files.map((file) => file.text()), pasted]))
  }
  return (
    <section className="seals-evidence">
      <h2>{t('seals.evidence')}</h2>
      <p className="seals-measure">{t('seals.evidence-text')}</p>
      {report === null ? (
        <p>{t('seals.evidence-first')}</p>
      ) : (
        <form onSubmit={submit}>
          <div className="field">
            <label className="field-label" htmlFor={`${id}-files`}>
              {t('seals.evidence-files')}
            </label>
            <input
              id={`${id}-files`}
              type="file"
              multiple
              accept=".json,.jsonl,.ndjson,.txt,application/json,application/x-ndjson"
              onChange={({ target }) => setFiles([...(target.files ?? [])])}
            />
          </div>
          <div className="field">
            <label className="field-label" htmlFor={`${id}-text`}>
              {t('seals.evidence-paste')}
            </label>
            <textarea
              id={`${id}-text`}
              dir="ltr"
              rows={5}
              spellCheck={false}
              value={pasted}
              onChange={(event) => setPasted(event.target.value)}
            />
          </div>
          {empty && <p role="alert">{t('seals.evidence-empty')}</p>}
          <p className="actions">
            <button type="submit" aria-disabled={work !== 'none'}>
              {t('seals.evidence-compare')}
            </button>
          </p>
        </form>
      )}
      <div role="status">
        {work === 'comparing' && <p>{t('seals.evidence-working')}</p>}
        {evidence !== null && <EvidenceFindings report={evidence} />}
      </div>
      {report !== null && problem !== null && <SealProblemNote problem={problem} />}
    </section>
  )
}
