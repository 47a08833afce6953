import { useEffect, useRef } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'

/** New recovery codes, which nobody can show again. */
export function RecoveryCodes({
  codes,
  onKept,
}: {
  readonly codes: readonly string[]
  /** Their owner says that she has them. */
  readonly onKept: () => void
}) {
  const t = useMessages()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="identity-shown-once">
      <h2 ref={heading} tabIndex={-1}>
        {t('identity.recovery-codes')}
      </h2>
      <p>{t('identity.recovery-codes-text')}</p>
      <ol className="identity-codes">
        {codes.map((code) => (
          <li key={code}>
            <code dir="ltr">{code}</code>
          </li>
        ))}
      </ol>
      <p className="actions">
        <CopyButton label={t('identity.copy-codes')} text={() => codes.join('\n')} />
        <button type="button" className="quiet" onClick={() => window.print()}>
          {t('identity.print-codes')}
        </button>
      </p>
      <p className="actions">
        <button type="button" className="identity-action" onClick={onKept}>
          {t('identity.codes-kept')}
        </button>
      </p>
    </section>
  )
}
