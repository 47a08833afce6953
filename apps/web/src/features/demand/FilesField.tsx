import type { DemandAttachment } from '@corridor/contract'
import { useId, useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'

type Kind = DemandAttachment['kind']

/** SHA-256 of some bytes, in hexadecimal digits. */
export async function digestOf(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Papers by their digests: the files stay where they are. */
export function FilesField({
  kinds,
  value,
  onChange,
}: {
  readonly kinds: readonly Kind[]
  readonly value: readonly DemandAttachment[]
  readonly onChange: (files: readonly DemandAttachment[]) => void
}) {
  const t = useMessages()
  const id = useId()
  const [kind, setKind] = useState<Kind>(kinds[0]!)
  const add = async (files: readonly File[]) => {
    const added: DemandAttachment[] = []
    for (const file of files) {
      added.push({ kind, name: file.name, digest: await digestOf(await file.arrayBuffer()) })
    }
    const known = new Set(value.map(({ digest }) => digest))
    onChange([...value, ...added.filter(({ digest }) => !known.has(digest))])
  }
  return (
    <fieldset className="demand-files">
      <legend>{t('demand.files')}</legend>
      <p className="field-note">{t('demand.files-note')}</p>
      <Select
        label={t('demand.file-kind')}
        value={kind}
        options={kinds.map((one) => ({
          value: one,
          label: t(`demand.file-${one.replaceAll('_', '-')}`),
        }))}
        onChange={setKind}
      />
      <label className="field-label" htmlFor={id}>
        {t('demand.file-add')}
      </label>
      <input
        id={id}
        type="file"
        multiple
        onChange={(event) => {
          const input = event.currentTarget
          void add([...(input.files ?? [])]).then(() => {
            input.value = ''
          })
        }}
      />
      <ul>
        {value.map((file) => (
          <li key={file.digest}>
            <bdi>{file.name}</bdi>, {t(`demand.file-${file.kind.replaceAll('_', '-')}`)}{' '}
            <button
              type="button"
              aria-label={t('demand.file-remove', { name: file.name })}
              onClick={() => onChange(value.filter(({ digest }) => digest !== file.digest))}
            >
              {t('demand.remove')}
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
