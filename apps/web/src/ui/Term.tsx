import { type ReactNode, useId, useState } from 'react'

/**
 * A term of art with its meaning one press, one touch or one pointing away. Escape closes it; it
 * stays while the pointer is on it.
 */
export function Term({
  children,
  meaning,
}: {
  readonly children: ReactNode
  readonly meaning: ReactNode
}) {
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside is the control
    <span
      className="term"
      onMouseEnter={() => setOpen(true)}
      onMouseLeave={() => setOpen(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        event.stopPropagation()
        setOpen(false)
      }}
    >
      <button
        type="button"
        className="term-word"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        onBlur={() => setOpen(false)}
      >
        {children}
      </button>
      <span id={id} role="note" className="term-meaning" hidden={!open}>
        {meaning}
      </span>
    </span>
  )
}
