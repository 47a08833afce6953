import type { FlowInput } from '@corridor/flows'
import { useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { AreaPick } from './AreaPick.tsx'
import { AreaEffect, CorridorEffect, type Estimates } from './EditEffect.tsx'
import { FigureField } from './FigureField.tsx'
import {
  changedFigure,
  type FigurePlace,
  placeKey,
  publishedFigure,
  type ScenarioBody,
  withChange,
  withoutChange,
} from './scenarioChanges.ts'

const KINDS = ['stock', 'births', 'deaths'] as const
type Kind = (typeof KINDS)[number]

interface EditFormProps {
  readonly input: FlowInput
  readonly body: ScenarioBody
  readonly years: { readonly start: number; readonly end: number }
  readonly name: (code: string) => string
  /** The corridor looked at; it is in the address. */
  readonly from: string
  readonly to: string
  readonly onPair: (pair: { readonly from?: string; readonly to?: string }) => void
  /** Null until the first estimate. */
  readonly estimates: Estimates | null
  readonly edit: (next: (body: ScenarioBody) => ScenarioBody, touched?: string) => void
}

/** Chooses one figure of the inputs and changes it while the reader types. */
export function EditForm(props: EditFormProps) {
  const { input, body, years, name, from, to, onPair, estimates, edit } = props
  const t = useMessages()
  const { format } = useReader()
  const [kind, setKind] = useState<Kind>('stock')
  const [table, setTable] = useState<'start' | 'end'>('end')
  const place: FigurePlace =
    kind === 'stock' ? { kind, table, origin: from, destination: to } : { kind, area: to }
  const published = publishedFigure(input, place)
  const value = changedFigure(body, place) ?? published
  const key = placeKey(place)
  const pick = { areas: input.areas, name }
  return (
    <section className="edit-form" aria-labelledby="edit-form-title">
      <h2 id="edit-form-title">{t('whatif.change-title')}</h2>
      <Select<Kind>
        label={t('whatif.kind')}
        value={kind}
        options={KINDS.map((one) => ({
          value: one,
          label: t(`whatif.kind-${one}`),
          disabled: one !== 'stock' && input.births === null,
        }))}
        onChange={setKind}
      />
      {kind === 'stock' && (
        <AreaPick
          label={t('whatif.born-in')}
          {...pick}
          value={from}
          onChange={(code) => onPair({ from: code })}
        />
      )}
      <AreaPick
        label={t(kind === 'stock' ? 'whatif.living-in' : 'whatif.area')}
        {...pick}
        value={to}
        onChange={(code) => onPair({ to: code })}
      />
      {kind === 'stock' && (
        <SegmentedControl
          label={t('whatif.date')}
          value={table}
          options={(['start', 'end'] as const).map((one) => ({
            value: one,
            label: format.year(years[one]),
          }))}
          onChange={setTable}
        />
      )}
      <FigureField
        key={key}
        label={t('whatif.persons')}
        value={value}
        note={
          published === null
            ? t('whatif.no-published')
            : t('whatif.published', { persons: format.exact(published) })
        }
        onFigure={(persons) =>
          edit(
            (last) =>
              persons === Math.round(published ?? Number.NaN)
                ? withoutChange(last, key)
                : withChange(last, { place, persons }),
            key,
          )
        }
        onClear={() => edit((last) => withoutChange(last, key), key)}
      />
      {estimates !== null &&
        (kind === 'stock' && from !== to ? (
          <CorridorEffect estimates={estimates} from={from} to={to} name={name} />
        ) : (
          <AreaEffect estimates={estimates} area={to} name={name} />
        ))}
      {kind === 'stock' && (
        <p className="note">{t(from === to ? 'whatif.native-note' : 'whatif.stock-note')}</p>
      )}
    </section>
  )
}
