import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'

/** A button in a row that says what will happen before it does it. */
export function ConfirmButton({
  label,
  about,
  question,
  isSending,
  onYes,
}: {
  /** What it does: on the first button and on the one that confirms. */
  readonly label: string
  /** Whom or what it concerns, for those who hear the button without its row. */
  readonly about: string
  /** What will happen. */
  readonly question: string
  readonly isSending: boolean
  readonly onYes: () => Promise<unknown>
}) {
  const t = useMessages()
  const [isAsked, setIsAsked] = useState(false)
  const place = useRef<HTMLFieldSetElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  const isKept = useRef(false)
  useEffect(() => {
    if (isAsked) place.current?.focus()
    else if (isKept.current) first.current?.focus()
    isKept.current = false
  }, [isAsked])
  const keep = () => {
    isKept.current = true
    setIsAsked(false)
  }
  if (!isAsked) {
    return (
      <button type="button" className="quiet" ref={first} onClick={() => setIsAsked(true)}>
        {label}
        <span className="off-screen"> {about}</span>
      </button>
    )
  }
  return (
    <fieldset className="confirm" ref={place} tabIndex={-1}>
      <legend>{question}</legend>
      <p className="actions">
        <button
          type="button"
          aria-disabled={isSending}
          onClick={() => void onYes().then(() => setIsAsked(false))}
        >
          {label}
          <span className="off-screen"> {about}</span>
        </button>
        <button type="button" className="quiet" onClick={keep}>
          {t('people.keep')}
        </button>
      </p>
    </fieldset>
  )
}
