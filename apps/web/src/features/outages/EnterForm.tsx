import { reenterClearanceRoute } from '@corridor/contract'
import { readCertificate } from '@corridor/recruitment/clearance/certificate'
import { useEffect, useId, useRef, useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { ActForm } from '../desk/ActForm.tsx'
import { DayField, LineField } from '../desk/fields.tsx'

const RULES = {
  'clearance.form_genuine': 'outage.rule-form-genuine',
  'clearance.form_linked': 'outage.rule-form-linked',
  'clearance.occurred_before': 'outage.rule-occurred-before',
}

const PLACE = {
  version: 0,
  rules: RULES,
  nameOf: (actor: string) => actor,
  onDone: async () => {},
  onChanged: async () => {},
}

/** As a field of the reader's own clock has it: `2030-03-05T10:20`. */
function localMinute(iso: string): string {
  const at = new Date(iso)
  const shifted = new Date(at.getTime() - at.getTimezoneOffset() * 60_000)
  return shifted.toISOString().slice(0, 16)
}

/** Enters a form that an office issued by hand; its serial makes sure that it is entered once. */
export function EnterForm({
  hasFocus,
  onEntered,
}: {
  /** For the next form of a pile: the scanner types into the first field at once. */
  readonly hasFocus: boolean
  readonly onEntered: (record: string) => void
}) {
  const t = useMessages()
  const id = useId()
  const first = useRef<HTMLTextAreaElement>(null)
  const [code, setCode] = useState('')
  const [at, setAt] = useState('')
  const [documentNumber, setDocument] = useState('')
  const [birthDate, setBirthDate] = useState('')
  useEffect(() => {
    if (hasFocus) first.current?.focus()
  }, [hasFocus])
  const certificate = readCertificate(code)?.certificate ?? null
  const scan = (text: string) => {
    setCode(text)
    const read = readCertificate(text)
    if (read !== null) setAt(localMinute(read.certificate.issued))
  }
  // The code carries seconds: as long as the field says its minute, its instant is meant.
  const occurredAt =
    certificate !== null && at === localMinute(certificate.issued)
      ? certificate.issued
      : Number.isNaN(Date.parse(at))
        ? ''
        : new Date(at).toISOString()
  return (
    <ActForm
      route={reenterClearanceRoute}
      input={{}}
      payload={{ certificate: code.trim(), documentNumber, birthDate, occurredAt }}
      place={{ ...PLACE, actWords: () => t('outage.enter') }}
      action={t('outage.enter')}
      onDone={async ({ record }) => onEntered(record)}
    >
      <div className="field outage-receipt">
        <label htmlFor={`${id}-code`} className="field-label">
          {t('outage.code')}
        </label>
        <textarea
          id={`${id}-code`}
          ref={first}
          rows={3}
          required
          dir="ltr"
          maxLength={500}
          spellCheck={false}
          autoComplete="off"
          value={code}
          onChange={({ target }) => scan(target.value)}
          aria-describedby={`${id}-note`}
        />
        <div id={`${id}-note`} className="field-note" role="status">
          {certificate === null ? (
            t(code.trim() === '' ? 'outage.code-note' : 'outage.code-unreadable')
          ) : (
            <>
              <bdi>{certificate.number}</bdi>, <bdi>{certificate.corridor}</bdi>
            </>
          )}
        </div>
      </div>
      <div className="field">
        <label htmlFor={`${id}-at`} className="field-label">
          {t('outage.paper-at')}
        </label>
        <input
          id={`${id}-at`}
          type="datetime-local"
          required
          value={at}
          onChange={({ target }) => setAt(target.value)}
        />
      </div>
      <LineField
        label={t('outage.form-document-number')}
        note={t('outage.document-note')}
        value={documentNumber}
        onChange={setDocument}
        isCode
        mostCharacters={40}
      />
      <DayField label={t('outage.form-birth-date')} value={birthDate} onChange={setBirthDate} />
    </ActForm>
  )
}
