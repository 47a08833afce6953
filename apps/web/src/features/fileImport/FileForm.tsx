import { type ReactNode, useId, useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { base64Of } from './base64Of.ts'

/** Chooses a file to be looked through; `children` say what else must be known about it. */
export function FileForm({
  onSend,
  children,
}: {
  readonly onSend: (file: { readonly fileName: string; readonly content: string }) => Promise<void>
  readonly children: ReactNode
}) {
  const t = useMessages()
  const id = useId()
  const [file, setFile] = useState<File | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isSending, setIsSending] = useState(false)
  const send = async () => {
    if (file === null || isSending) return
    setIsSending(true)
    setError(null)
    try {
      await onSend({ fileName: file.name, content: await base64Of(file) })
    } catch (reason) {
      setError(reason)
    } finally {
      setIsSending(false)
    }
  }
  return (
    <form
      method="post"
      className="act-form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {error !== null && <DeskProblem error={error} />}
      <div className="field">
        <label htmlFor={id} className="field-label">
          {t('file-import.file')}
        </label>
        <input
          id={id}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx"
          required
          aria-describedby={`${id}-note`}
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        <div id={`${id}-note`} className="field-note">
          {t('file-import.file-note')}
        </div>
      </div>
      {children}
      <p className="actions">
        <button type="submit" aria-disabled={isSending} className="act-button">
          {t(isSending ? 'file-import.checking' : 'file-import.check')}
        </button>
      </p>
    </form>
  )
}
