import { useMessages } from '../../i18n/useMessages.ts'
import { ProseField } from '../desk/fields.tsx'
import { EvidenceField } from './EvidenceParts.tsx'

/** What somebody says who proposes, with the documents she saw. */
export interface WatchSaid {
  readonly text: string
  readonly evidence: readonly { readonly digest: string; readonly what: string }[]
}

export const NOTHING_SAID: WatchSaid = { text: '', evidence: [] }

export function SaidFields({
  said,
  onChange,
}: {
  readonly said: WatchSaid
  readonly onChange: (said: WatchSaid) => void
}) {
  const t = useMessages()
  return (
    <>
      <ProseField
        label={t('registers.text')}
        value={said.text}
        onChange={(text) => onChange({ ...said, text })}
        mostCharacters={2000}
      />
      <EvidenceField
        evidence={said.evidence}
        onChange={(evidence) => onChange({ ...said, evidence })}
      />
    </>
  )
}
