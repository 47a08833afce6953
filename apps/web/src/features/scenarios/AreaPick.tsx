import { useMemo } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { Select } from '../../ui/Select.tsx'

/** A choice among the areas of an estimate, sorted by name. */
export function AreaPick({
  label,
  areas,
  name,
  value,
  onChange,
}: {
  readonly label: string
  readonly areas: readonly string[]
  readonly name: (code: string) => string
  readonly value: string
  readonly onChange: (code: string) => void
}) {
  const { format } = useReader()
  const options = useMemo(
    () =>
      areas
        .map((code) => ({ value: code, label: name(code) }))
        .sort((one, other) => format.compareNames(one.label, other.label)),
    [areas, name, format],
  )
  return <Select label={label} value={value} options={options} onChange={onChange} />
}
