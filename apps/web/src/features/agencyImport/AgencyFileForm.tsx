import { type AgencyImport, checkAgencyFileRoute } from '@corridor/contract'
import { useId, useState } from 'react'
import { identityCall } from '../../app/identityCall.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { LineField } from '../desk/fields.tsx'
import { OfficeChoice } from '../organisations/OfficeChoice.tsx'
import { JurisdictionField } from '../organisations/RegisterOrganisation.tsx'

/** The bytes of a file as text that goes into JSON. */
async function base64Of(file: File): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const reader = new FileReader()
  reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,?/, ''))
  reader.onerror = () => reject(reader.error)
  reader.readAsDataURL(file)
  return await promise
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** Chooses a file and says where its agencies belong. */
export function AgencyFileForm({
  onChecked,
}: {
  readonly onChecked: (found: AgencyImport) => void
}) {
  const t = useMessages()
  const id = useId()
  const [file, setFile] = useState<File | null>(null)
  const [register, setRegister] = useState('')
  const [office, setOffice] = useState('')
  const [jurisdiction, setJurisdiction] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [isSending, setIsSending] = useState(false)
  const send = async () => {
    if (file === null || isSending) return
    setIsSending(true)
    setError(null)
    try {
      const content = await base64Of(file)
      const where = { office: orNull(office), jurisdiction: orNull(jurisdiction.toUpperCase()) }
      const body = { fileName: file.name, content, register, ...where }
      onChecked(await identityCall(checkAgencyFileRoute, {}, body))
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
          {t('agency-import.file')}
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
          {t('agency-import.file-note')}
        </div>
      </div>
      <LineField
        label={t('agency-import.register')}
        note={t('agency-import.register-note')}
        value={register}
        onChange={setRegister}
        mostCharacters={200}
      />
      <OfficeChoice
        value={office}
        onChange={(chosen, where) => {
          setOffice(chosen)
          if (where !== null && jurisdiction === '') setJurisdiction(where)
        }}
      />
      <JurisdictionField value={jurisdiction} onChange={setJurisdiction} isOptional />
      <p className="actions">
        <button type="submit" aria-disabled={isSending} className="act-button">
          {t(isSending ? 'agency-import.checking' : 'agency-import.check')}
        </button>
      </p>
    </form>
  )
}
