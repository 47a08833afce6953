import { type CertifiedLength, statementWords } from '@corridor/totalization'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { LENGTH_UNITS, type LengthUnit, lengthOf, lengthParts } from './caseDraft.ts'

interface LengthFieldProps {
  readonly label: string
  readonly length: CertifiedLength | null | undefined
  /** What it means that no length is stated. */
  readonly noLength: string
  readonly onChange: (length: CertifiedLength | null) => void
}

/** A length as a number and a unit, or none. A file may hold several parts; the first is shown. */
export function LengthField({ label, length, noLength, onChange }: LengthFieldProps) {
  const t = useMessages()
  const { lang } = useReader().preferences
  const { unit, value } = lengthParts(length)
  const { units } = statementWords(lang)
  return (
    <span className="length-field">
      {unit !== 'none' && (
        <input
          inputMode="decimal"
          size={4}
          aria-label={label}
          value={value}
          onChange={({ target }) => onChange(lengthOf(unit, target.value))}
        />
      )}
      <select
        aria-label={t('social-security.unit-of', { what: label })}
        value={unit}
        onChange={({ target }) =>
          onChange(lengthOf(target.value as LengthUnit | 'none', value === '' ? '1' : value))
        }
      >
        <option value="none">{noLength}</option>
        {LENGTH_UNITS.map((name) => (
          <option key={name} value={name}>
            {units[name]}
          </option>
        ))}
      </select>
    </span>
  )
}
