import { useEffect, useId, useState } from 'react'

interface NumberFieldProps {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
}

/** One labelled number; what is no number yet is left to be finished. */
export function NumberField({ label, value, onChange }: NumberFieldProps) {
  const id = useId()
  const [text, setText] = useState(String(value))
  useEffect(() => setText((last) => (Number(last) === value ? last : String(value))), [value])
  const wrong = text.trim() === '' || !/^\d+(\.\d+)?$/.test(text)
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        dir="ltr"
        value={text}
        aria-invalid={wrong}
        onChange={({ target }) => {
          setText(target.value)
          if (/^\d+(\.\d+)?$/.test(target.value)) onChange(Number(target.value))
        }}
      />
    </div>
  )
}
