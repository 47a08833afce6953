import type { DemandAttachment } from '@corridor/contract'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { SECTORS, useSectorWords } from '../agencies/useSectorWords.ts'
import { LineField } from '../desk/fields.tsx'
import { orNull } from './demandWords.ts'
import { PositionFields } from './PositionFields.tsx'
import { emptyPosition, positionOf, type TypedPosition } from './positions.ts'

/** What a job order asks for, as it is typed. */
export interface TypedDemand {
  readonly sector: string
  readonly site: string
  readonly reference: string
  readonly positions: readonly TypedPosition[]
  /** Digests that were stated without their papers; nobody types them here. */
  readonly attachments: readonly DemandAttachment[]
}

export const EMPTY_DEMAND: TypedDemand = {
  sector: 'construction',
  site: '',
  reference: '',
  positions: [emptyPosition('p1')],
  attachments: [],
}

/** What is sent of it. */
export const demandOf = ({ sector, site, reference, positions, attachments }: TypedDemand) => ({
  sector,
  site: orNull(site),
  reference: orNull(reference),
  positions: positions.map((position) => positionOf(position, sector)),
  attachments: [...attachments],
})

/** A position key that is not among these. */
function nextKey(positions: readonly TypedPosition[]): string {
  for (let at = positions.length + 1; ; at += 1) {
    if (!positions.some(({ key }) => key === `p${at}`)) return `p${at}`
  }
}

/** The fields of what is asked for. */
export function DemandFields({
  value,
  onChange,
}: {
  readonly value: TypedDemand
  readonly onChange: (demand: TypedDemand) => void
}) {
  const t = useMessages()
  const sectorWords = useSectorWords()
  const set = (change: Partial<TypedDemand>) => onChange({ ...value, ...change })
  const { positions } = value
  return (
    <>
      <Select
        label={t('demand.sector')}
        value={value.sector}
        options={SECTORS.map((one) => ({
          value: one,
          label: sectorWords(one),
        }))}
        onChange={(sector) => set({ sector })}
      />
      <LineField
        label={t('demand.site')}
        note={t('demand.site-note')}
        value={value.site}
        onChange={(site) => set({ site })}
        isOptional
        mostCharacters={200}
      />
      <LineField
        label={t('demand.reference')}
        value={value.reference}
        onChange={(reference) => set({ reference })}
        isOptional
        mostCharacters={100}
      />
      {positions.map((position, at) => (
        <PositionFields
          key={position.key}
          value={position}
          onChange={(changed) => set({ positions: positions.with(at, changed) })}
          onRemove={
            positions.length === 1
              ? null
              : () => set({ positions: positions.filter(({ key }) => key !== position.key) })
          }
        />
      ))}
      <p className="actions">
        <button
          type="button"
          onClick={() => set({ positions: [...positions, emptyPosition(nextKey(positions))] })}
        >
          {t('demand.position-add')}
        </button>
      </p>
    </>
  )
}
