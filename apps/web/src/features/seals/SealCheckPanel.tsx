import { routeUrl, sealsExportRoute } from '@corridor/contract'
import { type FormEvent, useId, useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { KeptSeal } from './KeptSeal.tsx'
import { SealProblemNote } from './SealProblemNote.tsx'
import { type RootSource, SealVerdict } from './SealVerdict.tsx'
import { isRootKey, readSealMemory, tidyRootKey } from './sealMemory.ts'
import type { SealQuestion } from './sealMessages.ts'
import type { useSealCheck } from './useSealCheck.ts'

interface SealCheckPanelProps {
  readonly newest: number
  /** The root key that the server names itself. */
  readonly namedKey: string | null
  readonly checking: ReturnType<typeof useSealCheck>
  readonly onCheck: (question: SealQuestion) => void
}

/** The path of the export without its default range. */
const ADDRESS = routeUrl(sealsExportRoute, {}).replace(/\?.*/, '')

/** Which root key to judge by, the button, how far it is and what came of it. */
export function SealCheckPanel({ newest, namedKey, checking, onCheck }: SealCheckPanelProps) {
  const t = useMessages()
  const [memory, setMemory] = useState(readSealMemory)
  const [typed, setTyped] = useState('')
  const [isNamed, setIsNamed] = useState(false)
  const [refused, setRefused] = useState(false)
  const [source, setSource] = useState<RootSource>('none')
  const tidied = tidyRootKey(typed)
  const rootKey = tidied === '' ? (memory?.rootKey ?? null) : tidied
  const check = (event: FormEvent) => {
    event.preventDefault()
    const isWrong = tidied !== '' && !isRootKey(tidied)
    setRefused(isWrong)
    if (isWrong || checking.work !== 'none') return
    setSource(tidied === '' ? emptySource(memory?.rootKey ?? null) : isNamed ? 'named' : 'given')
    onCheck({ address: ADDRESS, newest, rootKey, kept: memory?.seal ?? null })
  }
  return (
    <section className="seals-check">
      <h2>{t('seals.check-title')}</h2>
      <p className="seals-measure">{t('seals.check-text')}</p>
      {memory !== null && (
        <KeptSeal memory={memory} namedKey={namedKey} onForget={() => setMemory(null)} />
      )}
      <form onSubmit={check} noValidate>
        <RootKeyField
          typed={typed}
          refused={refused}
          namedKey={namedKey}
          keptKey={memory?.rootKey ?? null}
          onType={(text, byServer) => {
            setTyped(text)
            setIsNamed(byServer)
          }}
        />
        <p className="actions">
          <button type="submit" aria-disabled={checking.work !== 'none'} className="seals-action">
            {t('seals.check')}
          </button>
        </p>
      </form>
      <CheckProgress checking={checking} />
      <div role="status">
        {checking.cancelled && <p>{t('seals.cancelled')}</p>}
        {checking.report !== null && (
          <SealVerdict
            report={checking.report}
            source={source}
            rootKey={rootKey}
            onKept={setMemory}
          />
        )}
      </div>
      {checking.problem !== null && checking.report === null && (
        <SealProblemNote problem={checking.problem} />
      )}
    </section>
  )
}

const emptySource = (kept: string | null): RootSource => (kept === null ? 'none' : 'kept')

function RootKeyField({
  typed,
  refused,
  namedKey,
  keptKey,
  onType,
}: {
  readonly typed: string
  readonly refused: boolean
  readonly namedKey: string | null
  readonly keptKey: string | null
  /** @param byServer whether the reader took the key that the server names. */
  readonly onType: (typed: string, byServer: boolean) => void
}) {
  const t = useMessages()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {t('seals.root-key')}
      </label>
      <input
        id={id}
        className="seals-key"
        dir="ltr"
        type="text"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={typed}
        placeholder={keptKey ?? ''}
        aria-invalid={refused}
        aria-describedby={`${id}-note`}
        onChange={(event) => onType(event.target.value, false)}
      />
      <div id={`${id}-note`} className="field-note">
        {refused && <p role="alert">{t('seals.root-key-refused')}</p>}
        <p>{t(keptKey === null ? 'seals.root-key-note' : 'seals.root-key-kept')}</p>
      </div>
      {namedKey !== null && (
        <p className="note seals-measure">
          {t('seals.root-key-named')}{' '}
          <code dir="ltr" className="seals-hash">
            {namedKey}
          </code>{' '}
          <button type="button" className="quiet" onClick={() => onType(namedKey, true)}>
            {t('seals.root-key-use')}
          </button>
        </p>
      )}
    </div>
  )
}

function CheckProgress({ checking }: { readonly checking: ReturnType<typeof useSealCheck> }) {
  const t = useMessages()
  const { format } = useReader()
  if (checking.work !== 'checking' || checking.progress === null) return null
  const { done, of } = checking.progress
  return (
    <div className="seals-progress">
      <progress value={done} max={Math.max(of, 1)} aria-label={t('seals.progress')} />
      <p>{t('seals.progress-text', { done: format.exact(done), of: format.exact(of) })}</p>
      <button type="button" onClick={checking.cancel}>
        {t('seals.cancel')}
      </button>
    </div>
  )
}
