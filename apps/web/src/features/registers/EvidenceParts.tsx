import { useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { LineField } from '../desk/fields.tsx'

interface EvidenceSeen {
  readonly digest: string
  readonly what: string
}

/** Documents that were seen, each with the checksum of its file. */
export function EvidenceSeenList({ evidence }: { readonly evidence: readonly EvidenceSeen[] }) {
  return (
    <ul className="register-evidence">
      {evidence.map(({ digest, what }) => (
        <li key={digest}>
          <bdi>{what}</bdi>{' '}
          <code dir="ltr" title={digest}>
            {digest.slice(0, 12)}…
          </code>
        </li>
      ))}
    </ul>
  )
}

/** Takes the checksum of a file that stays on the officer's own machine, with what it is. */
export function EvidenceField({
  evidence,
  onChange,
}: {
  readonly evidence: readonly EvidenceSeen[]
  readonly onChange: (evidence: EvidenceSeen[]) => void
}) {
  const t = useMessages()
  const [what, setWhat] = useState('')
  const [given, setGiven] = useState(0)
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    const digest = hexOf(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
    const named = what.trim() === '' ? file.name : what.trim()
    onChange([
      ...evidence.filter((one) => one.digest !== digest),
      { digest, what: named.slice(0, 200) },
    ])
    setWhat('')
    setGiven(given + 1)
  }
  return (
    <fieldset className="register-field-set">
      <legend>{t('registers.evidence')}</legend>
      <EvidenceSeenList evidence={evidence} />
      <LineField
        label={t('registers.evidence-what')}
        value={what}
        onChange={setWhat}
        isOptional
        mostCharacters={200}
      />
      <label className="field">
        <span className="field-label">{t('registers.evidence-file')}</span>
        <input
          key={given}
          type="file"
          onChange={(event) => void take(event.target.files?.[0])}
          required={evidence.length === 0}
        />
        <span className="field-note">{t('registers.evidence-note')}</span>
      </label>
    </fieldset>
  )
}

const hexOf = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
