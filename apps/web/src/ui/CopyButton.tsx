import { useEffect, useState } from 'react'
import { useMessages } from '../i18n/useMessages.ts'
import { copyText } from './copyText.ts'

/** A button that puts text on the clipboard and says whether it did. */
export function CopyButton({
  label,
  text,
}: {
  readonly label: string
  /** Made when the button is pressed. */
  readonly text: () => string
}) {
  const t = useMessages()
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none')
  useEffect(() => {
    if (outcome === 'none') return
    const timer = setTimeout(() => setOutcome('none'), 3000)
    return () => clearTimeout(timer)
  }, [outcome])
  const copy = async () => setOutcome((await copyText(text())) ? 'copied' : 'failed')
  return (
    <span className="copy">
      <button type="button" className="quiet" onClick={() => void copy()}>
        {label}
      </button>
      <span role="status" className="copy-outcome">
        {outcome === 'copied' && t('shell.copied')}
        {outcome === 'failed' && t('shell.copy-failed')}
      </span>
    </span>
  )
}
