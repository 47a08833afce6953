import { useId, useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { readPersons } from './readPersons.ts'

/**
 * A number of persons that takes effect while it is typed. An emptied field gives the published
 * figure back.
 *
 * @param value the figure in force; null where there is none to show.
 */
export function FigureField({
  label,
  value,
  note,
  onFigure,
  onClear,
}: {
  readonly label: string
  readonly value: number | null
  readonly note: string
  readonly onFigure: (persons: number) => void
  readonly onClear: () => void
}) {
  const t = useMessages()
  const { format } = useReader()
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const figure = value === null ? '' : format.exact(value)
  const persons = typed === null ? null : readPersons(typed)
  const isWrong = typed !== null && typed.trim() !== '' && persons === null
  // What was typed stays as written while it means the figure in force, or nothing yet.
  const isKept = typed !== null && (persons === null || persons === value)
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="figure-input"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        dir="ltr"
        value={isKept ? typed : figure}
        aria-invalid={isWrong}
        aria-describedby={`${id}-note`}
        onChange={({ target }) => {
          const read = readPersons(target.value)
          setTyped(target.value)
          if (target.value.trim() === '') onClear()
          else if (read !== null) onFigure(read)
        }}
        onBlur={() => setTyped(null)}
      />
      <div id={`${id}-note`} className="field-note">
        {isWrong ? t('whatif.not-a-figure') : note}
      </div>
    </div>
  )
}
