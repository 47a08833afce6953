import { useId } from 'react'
import { RouteError } from '../../app/fetchRoute.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { localeOf } from '../../app/preferences.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { ActProblem } from '../desk/ActProblem.tsx'
import type { Upload } from './useUpload.ts'
import { FAULTS, RULES } from './words.ts'

/** How far an upload is, and what became of it. */
export function UploadState({
  upload,
  onCancel,
}: {
  readonly upload: Upload
  readonly onCancel: () => void
}) {
  const t = useMessages()
  if (upload.kind === 'sending') return <Progress part={upload.part} onCancel={onCancel} />
  if (upload.kind === 'failed') return <Failure error={upload.error} />
  return (
    <p role="status" className="document-told">
      {upload.kind === 'cancelled' && t('documents.cancelled')}
      {upload.kind === 'done' && t(upload.duplicate ? 'documents.duplicate' : 'documents.done')}
    </p>
  )
}

function Progress({ part, onCancel }: { readonly part: number; readonly onCancel: () => void }) {
  const t = useMessages()
  const { preferences } = useReader()
  const id = useId()
  const share = new Intl.NumberFormat(localeOf(preferences), { style: 'percent' }).format(part)
  return (
    <div className="document-progress">
      <label htmlFor={id}>
        {part < 1 ? t('documents.sending', { share }) : t('documents.checking')}
      </label>
      <progress id={id} value={part} max={1} />
      <button type="button" onClick={onCancel}>
        {t('documents.cancel')}
      </button>
    </div>
  )
}

function Failure({ error }: { readonly error: unknown }) {
  const t = useMessages()
  const { problem, status } =
    error instanceof RouteError ? error : { problem: null, status: 0 as const }
  const fault = FAULTS[String(problem?.details?.reason ?? '')]
  if (fault !== undefined) return <Told words={t(fault)} />
  if (status === 0) return <Told words={t('documents.no-answer')} />
  if (status === 413) return <Told words={t('documents.fault-too-large-here')} />
  if (status === 429) return <Told words={t('documents.too-many')} />
  return (
    <ActProblem error={error} rules={RULES} actWords={(type) => type} nameOf={(actor) => actor} />
  )
}

const Told = ({ words }: { readonly words: string }) => (
  <p role="alert" className="document-warning">
    {words}
  </p>
)
