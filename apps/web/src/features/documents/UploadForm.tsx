import { DOCUMENT_MEDIA_TYPES, type documentsRoute } from '@corridor/contract'
import { useState } from 'react'
import type { RouteInput } from '../../app/fetchRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { DayField } from '../desk/fields.tsx'
import type { DocumentList } from './Documents.tsx'
import { FileChoice } from './FileChoice.tsx'
import { mediaTypeOf } from './sendDocument.ts'
import { UploadState } from './UploadState.tsx'
import { useFileSize } from './useFileSize.ts'
import { type Replaced, useUpload } from './useUpload.ts'
import { wordOf } from './words.ts'

/** Sends a file: what it is, its last day, in whose place, and the file itself. */
export function UploadForm({
  list,
  subject,
  onStale,
}: {
  readonly list: DocumentList
  readonly subject: RouteInput<typeof documentsRoute>
  readonly onStale: () => Promise<unknown>
}) {
  const t = useMessages()
  const size = useFileSize()
  const [type, setType] = useState(list.types[0]!.type)
  const [expiresOn, setExpiresOn] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [instead, setInstead] = useState('')
  const { upload, forget, cancel, send } = useUpload(onStale)
  const facts = list.types.find((one) => one.type === type) ?? list.types[0]!
  const older = list.documents.filter(
    (document) =>
      document.type === type &&
      document.acts.some((act) => act.type === 'document.replace' && act.possible),
  )
  const fault = file === null ? null : localFault(file, facts.largestBytes)
  const isSending = upload.kind === 'sending'
  const submit = async () => {
    if (file === null || fault !== null || isSending) return
    const replaced = older.find(({ id }) => id === instead)
    const isSent = await send(
      { ...subject, type, ...(expiresOn === '' || !facts.expires ? {} : { expiresOn }) },
      file,
      replaced === undefined ? null : replacedBy(replaced),
    )
    if (!isSent) return
    setFile(null)
    setInstead('')
    setExpiresOn('')
  }
  return (
    <form
      method="post"
      className="act-form"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Select
        label={t('documents.type')}
        options={list.types.map((one) => ({
          value: one.type,
          label: t(`documents.type-${wordOf(one.type)}`),
        }))}
        value={type}
        onChange={(value) => {
          setType(value)
          setInstead('')
        }}
        note={t('documents.limits', { size: size(facts.largestBytes) })}
      />
      {facts.expires && (
        <DayField
          label={t('documents.last-day')}
          value={expiresOn}
          onChange={setExpiresOn}
          note={t('documents.last-day-note')}
          isOptional
        />
      )}
      {older.length > 0 && (
        <Select
          label={t('documents.instead-of')}
          options={[
            { value: '', label: t('documents.instead-of-none') },
            ...older.map(({ id, fileName }) => ({ value: id, label: fileName })),
          ]}
          value={instead}
          onChange={setInstead}
        />
      )}
      <FileChoice
        file={file}
        isDisabled={isSending}
        onChange={(chosen) => {
          setFile(chosen)
          forget()
        }}
      />
      {fault !== null && (
        <p role="alert" className="document-warning">
          {t(`documents.fault-${fault}`, { size: size(facts.largestBytes) })}
        </p>
      )}
      <UploadState upload={upload} onCancel={cancel} />
      {!isSending && (
        <p className="actions">
          <button
            type="submit"
            className="act-button"
            aria-disabled={file === null || fault !== null}
          >
            {t(upload.kind === 'failed' ? 'documents.send-again' : 'documents.send')}
          </button>
        </p>
      )}
    </form>
  )
}

const replacedBy = ({ id, version }: Replaced): Replaced => ({ id, version })

/** What can be told without sending it. */
function localFault(file: File, largestBytes: number): string | null {
  if (file.size === 0) return 'empty'
  if (file.size > largestBytes) return 'too-large'
  return (DOCUMENT_MEDIA_TYPES as readonly string[]).includes(mediaTypeOf(file))
    ? null
    : 'not-allowed'
}
