import { type ReactNode, useEffect, useRef } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'

/** One screen with one thing to do; the focus goes to its heading, so that it is read out. */
export function Screen({
  title,
  onBack,
  children,
}: {
  readonly title: string
  /** To the screen before; none on the first. */
  readonly onBack?: (() => void) | undefined
  readonly children: ReactNode
}) {
  const t = useMessages()
  const heading = useRef<HTMLHeadingElement>(null)
  const isInside = onBack !== undefined
  useEffect(() => {
    if (isInside) heading.current?.focus()
  }, [isInside])
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
      {isInside && (
        <p>
          <button type="button" className="me-choice quiet" onClick={onBack}>
            {t('me.back')}
          </button>
        </p>
      )}
    </>
  )
}
