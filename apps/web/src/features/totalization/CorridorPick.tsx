import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import type { AreaNames } from '../areas/useAreas.ts'

interface CorridorPickProps {
  readonly areas: AreaNames
  readonly ends: readonly [string, string]
  readonly onChange: (corridor: string) => void
}

/** Both ends of a corridor. */
export function CorridorPick({ areas, ends: [origin, destination], onChange }: CorridorPickProps) {
  const t = useMessages()
  const { format } = useReader()
  const options = [...areas.areas.keys()]
    .map((value) => ({ value, label: areas.name(value) }))
    .toSorted((one, other) => format.compareNames(one.label, other.label))
  return (
    <div className="policy-fields">
      <Select
        label={t('policy.field.origin')}
        value={origin}
        options={options}
        onChange={(code) => onChange(`${code}-${destination}`)}
      />
      <Select
        label={t('policy.field.destination')}
        value={destination}
        options={options}
        onChange={(code) => onChange(`${origin}-${code}`)}
      />
    </div>
  )
}
