import { useNavigate } from '@tanstack/react-router'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { corridorPath, countryPath, WHAT_IF_PATH } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import type { AreaNames } from '../areas/useAreas.ts'
import { useEstimateQuery } from '../estimates/useEstimateQuery.ts'
import { useDayQuery } from '../standards/useDayQuery.ts'

interface CorridorHeadProps {
  readonly origin: string
  readonly destination: string
  readonly areas: AreaNames
}

/** The two ends, each a way to its country's page, and how to change or swap them. */
export function CorridorHead({ origin, destination, areas }: CorridorHeadProps) {
  const t = useMessages()
  const navigate = useNavigate()
  const query = useEstimateQuery()
  const day = useDayQuery()
  const places = { ...query, ...day }
  const go = (from: string, to: string) =>
    void navigate({ to: corridorPath(from, to) as '/', search: places as never })
  return (
    <header className="corridor-head">
      <h1 className="corridor-ends">
        <AppLink to={countryPath(origin)} search={places}>
          {areas.name(origin)}
        </AppLink>
        <span className="corridor-arrow">
          <span aria-hidden="true">→</span>
          <span className="off-screen"> {t('corridor.to')} </span>
        </span>
        <AppLink to={countryPath(destination)} search={places}>
          {areas.name(destination)}
        </AppLink>
      </h1>
      <div className="corridor-ends">
        <AreaSelect
          label={t('corridor.origin')}
          areas={areas}
          value={origin}
          other={destination}
          onChange={(code) => go(code, destination)}
        />
        <span className="corridor-swap">
          <AppLink to={corridorPath(destination, origin)} search={places}>
            {t('corridor.swap')}
          </AppLink>
        </span>
        <AreaSelect
          label={t('corridor.destination')}
          areas={areas}
          value={destination}
          other={origin}
          onChange={(code) => go(origin, code)}
        />
      </div>
      <p>
        <AppLink to={WHAT_IF_PATH} search={{ ...query, from: origin, to: destination }}>
          {t('whatif.link')}
        </AppLink>
      </p>
    </header>
  )
}

function AreaSelect({
  label,
  areas,
  value,
  other,
  onChange,
}: {
  readonly label: string
  readonly areas: AreaNames
  readonly value: string
  /** The other end, which cannot be chosen. */
  readonly other: string
  readonly onChange: (code: string) => void
}) {
  const { format } = useReader()
  const options = [...areas.areas.keys()]
    .map((code) => ({ value: code, label: areas.name(code), disabled: code === other }))
    .sort((one, two) => format.compareNames(one.label, two.label))
  return <Select label={label} value={value} options={options} onChange={onChange} />
}
