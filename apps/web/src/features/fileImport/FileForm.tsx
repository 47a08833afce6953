import { type ReactNode, useId, useState } from 'react'
import { RouteError } from '../../app/fetchRoute.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { base64Of } from './base64Of.ts'

const isNotFound = (error: unknown): boolean =>
  error instanceof RouteError && error.problem?.code === 'not_found'

const MEBIBYTE = 1024 * 1024

/** Chooses a file to be looked through; `children` say what else must be known about it. */
export function FileForm({
  largestBytes,
  notFoundWords,
  onSend,
  children,
}: {
  readonly largestBytes: number
  /** In place of `not_found`, where something that was chosen with the file is not the sender's. */
  readonly notFoundWords?: string
  readonly onSend: (file: { readonly fileName: string; readonly content: string }) => Promise<void>
  readonly children: ReactNode
}) {
  const t = useMessages()
  const { format } = useReader()
  const id = useId()
  const [file, setFile] = useState<File | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isSending, setIsSending] = useState(false)
  const unfit =
    file === null
      ? null
      : file.size === 0
        ? t('file-import.empty')
        : file.size > largestBytes
          ? t('file-import.too-large', { most: format.exact(largestBytes / MEBIBYTE) })
          : null
  const send = async () => {
    if (file === null || unfit !== null || isSending) return
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
      {error !== null &&
        (notFoundWords !== undefined && isNotFound(error) ? (
          <p className="problem" role="alert">
            {notFoundWords}
          </p>
        ) : (
          <DeskProblem error={error} />
        ))}
      {unfit !== null && (
        <p className="problem" role="alert">
          {unfit}
        </p>
      )}
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
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null)
            setError(null)
          }}
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
