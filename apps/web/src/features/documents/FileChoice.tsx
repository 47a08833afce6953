import { DOCUMENT_MEDIA_TYPES } from '@corridor/contract'
import { type DragEvent, useId, useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { useFileSize } from './useFileSize.ts'

/** A file from the device, dropped on the field, or a photograph taken now. */
export function FileChoice({
  file,
  isDisabled,
  onChange,
}: {
  readonly file: File | null
  readonly isDisabled: boolean
  readonly onChange: (file: File | null) => void
}) {
  const t = useMessages()
  const size = useFileSize()
  const id = useId()
  const [isOver, setIsOver] = useState(false)
  const take = (files: FileList | null) => {
    const [chosen] = files ?? []
    if (chosen !== undefined && !isDisabled) onChange(chosen)
  }
  const takeFrom = (input: HTMLInputElement) => {
    take(input.files)
    // So that the same file can be chosen again.
    input.value = ''
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <fieldset
      className="document-drop"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <legend className="field-label">{t('documents.file')}</legend>
      <p className="document-chosen" aria-live="polite">
        {file === null ? (
          t('documents.drop-here')
        ) : (
          <>
            <bdi>{file.name}</bdi> ({size(file.size)})
          </>
        )}
      </p>
      <div className="document-buttons">
        <label htmlFor={`${id}-file`} className="document-button">
          {t(file === null ? 'documents.choose' : 'documents.choose-other')}
          <input
            id={`${id}-file`}
            type="file"
            accept={DOCUMENT_MEDIA_TYPES.join(',')}
            disabled={isDisabled}
            onChange={(event) => takeFrom(event.target)}
          />
        </label>
        <label htmlFor={`${id}-camera`} className="document-button document-camera">
          {t('documents.photograph')}
          <input
            id={`${id}-camera`}
            type="file"
            accept="image/jpeg"
            capture="environment"
            disabled={isDisabled}
            onChange={(event) => takeFrom(event.target)}
          />
        </label>
      </div>
    </fieldset>
  )
}
