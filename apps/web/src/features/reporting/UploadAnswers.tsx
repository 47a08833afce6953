import { type ReportFile, type UploadProblem, uploadAnswersRoute } from '@corridor/contract'
import { useId, useState } from 'react'
import { identityCall } from '../../app/identityCall.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { EnglishNote } from '../../ui/EnglishNote.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'

/** The bytes of a file as text that goes into JSON. */
async function base64Of(file: File): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const reader = new FileReader()
  reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,?/, ''))
  reader.onerror = () => reject(reader.error)
  reader.readAsDataURL(file)
  return await promise
}

export interface UploadOutcome {
  readonly taken: boolean
  readonly problems: readonly UploadProblem[]
}

/** Sends a filled template or an SDMX message, and tells what is wrong with its form. */
export function UploadAnswers({
  file: { id },
  revision,
  outcome,
  onOutcome,
  onTaken,
}: {
  readonly file: Pick<ReportFile, 'id'>
  readonly revision: number
  /** What was said of the last file; kept by the page, which shows answers anew. */
  readonly outcome: UploadOutcome | null
  readonly onOutcome: (outcome: UploadOutcome) => void
  readonly onTaken: () => Promise<unknown>
}) {
  const t = useMessages()
  const field = useId()
  const [file, setFile] = useState<File | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isSending, setIsSending] = useState(false)
  const send = async () => {
    if (file === null || isSending) return
    setIsSending(true)
    setError(null)
    try {
      const body = { revision, fileName: file.name, content: await base64Of(file) }
      const answer = await identityCall(uploadAnswersRoute, { report: id }, body)
      onOutcome(answer)
      if (answer.taken) await onTaken()
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
        <label htmlFor={field} className="field-label">
          {t('reporting.file')}
        </label>
        <input
          id={field}
          type="file"
          accept=".xlsx,.xml,.json,.csv"
          required
          aria-describedby={`${field}-note`}
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        <div id={`${field}-note`} className="field-note">
          {t('reporting.file-note')}
        </div>
      </div>
      <p className="actions">
        <button type="submit" aria-disabled={isSending} className="act-button">
          {t(isSending ? 'reporting.sending' : 'reporting.send-file')}
        </button>
      </p>
      {outcome !== null && <Outcome {...outcome} />}
    </form>
  )
}

function Outcome({ taken, problems }: UploadOutcome) {
  const t = useMessages()
  return (
    <>
      <p role="status" className={taken ? undefined : 'problem'}>
        {t(taken ? 'reporting.file-taken' : 'reporting.file-refused')}
      </p>
      {problems.length > 0 && (
        <>
          <EnglishNote text={t('reporting.file-problems-note')} />
          <DataTable
            caption={t('reporting.file-problems')}
            columns={[
              { id: 'sheet', header: t('reporting.sheet'), value: ({ sheet }) => sheet ?? '' },
              { id: 'row', header: t('reporting.row'), value: ({ row }) => row ?? '' },
              { id: 'column', header: t('reporting.column'), value: ({ column }) => column ?? '' },
              {
                id: 'problem',
                header: t('reporting.problem'),
                value: ({ code }) => t(`reporting.upload-${code.replaceAll('_', '-')}`),
              },
              {
                id: 'words',
                header: t('reporting.details'),
                value: ({ words, fix }) => `${words}. ${fix}`,
                cell: ({ words, fix }) => (
                  <bdi lang="en" dir="ltr">
                    {words}. {fix}
                  </bdi>
                ),
              },
            ]}
            rows={problems}
            rowKey={({ code, sheet, row, column, value }) =>
              [code, sheet, row, column, value].join(' ')
            }
          />
        </>
      )}
    </>
  )
}
