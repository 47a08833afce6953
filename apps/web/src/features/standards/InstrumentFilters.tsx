import type { InstrumentSummary } from '@corridor/contract'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { type Option, Select } from '../../ui/Select.tsx'
import type { AreaNames } from '../areas/useAreas.ts'
import { INSTRUMENT_KINDS, type InstrumentFilter, topicsOf } from './instrumentFilter.ts'

interface FilterView extends InstrumentFilter {
  readonly region: string | undefined
}

interface InstrumentFiltersProps {
  readonly view: FilterView
  readonly onChange: (change: Partial<FilterView>) => void
  readonly instruments: readonly InstrumentSummary[]
  readonly areas: AreaNames | undefined
  readonly children?: ReactNode
}

/** The regions by which the figures of the world page are grouped. */
export const REGION_GROUPING = 'science-2014'

/** Topic, kind and region; every choice goes into the address. */
export function InstrumentFilters(props: InstrumentFiltersProps) {
  const { view, onChange, instruments, areas, children } = props
  const t = useMessages()
  const withAll = <Value extends string>(
    all: string,
    options: readonly Option<Value>[],
  ): readonly Option<Value | ''>[] => [{ value: '', label: all }, ...options]
  const kinds = INSTRUMENT_KINDS.filter((kind) => instruments.some((one) => one.kind === kind))
  return (
    <div className="standards-filters">
      <Select
        label={t('standards.filter.topic')}
        value={view.topic ?? ''}
        options={withAll(
          t('standards.filter.all-topics'),
          topicsOf(instruments).map((topic) => ({
            value: topic,
            label: t(`standards.topic.${topic}`),
          })),
        )}
        onChange={(topic) => onChange({ topic: topic === '' ? undefined : topic })}
      />
      <Select
        label={t('standards.filter.kind')}
        value={view.kind ?? ''}
        options={withAll(
          t('standards.filter.all-kinds'),
          kinds.map((kind) => ({ value: kind, label: t(`standards.kind.${kind}`) })),
        )}
        onChange={(kind) => onChange({ kind: kind === '' ? undefined : kind })}
      />
      <Select
        label={t('standards.filter.region')}
        value={view.region ?? ''}
        options={withAll(
          t('standards.filter.all-regions'),
          (areas?.regionsOf(REGION_GROUPING) ?? []).map(({ code }) => ({
            value: code,
            label: areas!.name(code),
          })),
        )}
        onChange={(region) => onChange({ region: region === '' ? undefined : region })}
      />
      {children}
    </div>
  )
}
