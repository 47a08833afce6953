import { portableHasher } from '@corridor/ledger'
import { type Certificate, digestHolder } from '@corridor/recruitment/clearance/certificate'
import { useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { DayField, LineField } from '../desk/fields.tsx'

/** Whoever holds the passport can tell whose certificate it is; nothing of it leaves the device. */
export function HolderCheck({ certificate }: { readonly certificate: Certificate }) {
  const t = useMessages()
  const [documentNumber, setDocument] = useState('')
  const [birthDate, setBirthDate] = useState('')
  const [isHolder, setHolder] = useState<boolean | null>(null)
  return (
    <details className="certificate-holder">
      <summary>{t('certificates.holder')}</summary>
      <p className="note">{t('certificates.holder-note')}</p>
      <form
        method="post"
        onSubmit={(event) => {
          event.preventDefault()
          const holder = { documentNumber, birthDate }
          const digest = digestHolder(certificate.number, holder, portableHasher)
          setHolder(digest === certificate.holderDigest)
        }}
      >
        <LineField
          label={t('certificates.document')}
          value={documentNumber}
          onChange={setDocument}
          isCode
          mostCharacters={40}
        />
        <DayField label={t('certificates.birth-date')} value={birthDate} onChange={setBirthDate} />
        <p className="actions">
          <button type="submit">{t('certificates.compare')}</button>
        </p>
        <p role="status" className={isHolder === false ? 'problem' : ''}>
          {isHolder !== null && t(isHolder ? 'certificates.is-holder' : 'certificates.is-other')}
        </p>
      </form>
    </details>
  )
}
