import { useEffect, useRef } from 'react'

/** What was just done; the focus goes to it, since the button that did it may be gone. */
export function Told({ text }: { readonly text: string }) {
  const place = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (text !== '') place.current?.focus()
  }, [text])
  return text === '' ? null : (
    <p ref={place} tabIndex={-1} className="told">
      {text}
    </p>
  )
}
