import { useEffect, useRef } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Moment } from '../identity/Moment.tsx'

/** A key just made; it lives in the page until it is put away, and nowhere else. */
export interface NewKey {
  readonly account: string
  readonly key: string
  readonly expires: string
  /** When the keys before it end; null when there were none. */
  readonly othersEnd: string | null
}

/** A key that nobody can show again. */
export function NewKeyPanel({
  newKey: { account, key, expires, othersEnd },
  onKept,
}: {
  readonly newKey: NewKey
  readonly onKept: () => void
}) {
  const t = useMessages()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        {t('people.key-of', { name: account })}
      </h2>
      <p>{t('people.key-once')}</p>
      <p className="identity-secret">
        <code dir="ltr">{key}</code>
      </p>
      <p className="actions">
        <CopyButton label={t('people.key-copy')} text={() => key} />
      </p>
      <p>{t('people.key-use')}</p>
      <p dir="ltr">
        <code>Authorization: Bearer …</code>
      </p>
      <p>
        {t('people.key-until')} <Moment iso={expires} />
      </p>
      {othersEnd !== null && (
        <p>
          {t('people.key-others-end')} <Moment iso={othersEnd} />
        </p>
      )}
      <p className="actions">
        <button type="button" className="identity-action" onClick={onKept}>
          {t('people.key-kept')}
        </button>
      </p>
    </section>
  )
}
