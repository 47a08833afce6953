import type { FlowInput, StayersRange } from '@corridor/flows'
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

const KINDS = ['stock', 'births', 'deaths', 'flow', 'stayers'] as const
export type FigureKind = (typeof KINDS)[number]

interface EditFormProps {
  readonly input: FlowInput
  readonly body: ScenarioBody
  readonly years: { readonly start: number; readonly end: number }
  readonly name: (code: string) => string
  /** The corridor looked at; it is in the address. */
  readonly from: string
  readonly to: string
  readonly onPair: (pair: { readonly from?: string; readonly to?: string }) => void
  readonly kind: FigureKind
  readonly onKind: (kind: FigureKind) => void
  /** How many can have stayed on the corridor looked at; null until it is known. */
  readonly stayers: StayersRange | null
  /** Whether the method can be told flows or stayers. */
  readonly takesConstraints: boolean
  /** Null until the first estimate. */
  readonly estimates: Estimates | null
  readonly edit: (next: (body: ScenarioBody) => ScenarioBody, touched?: string) => void
}

/** Chooses one figure of the inputs and changes it while the reader types. */
export function EditForm(props: EditFormProps) {
  const { input, body, years, name, from, to, onPair, kind, onKind, estimates, edit } = props
  const t = useMessages()
  const { format } = useReader()
  const [table, setTable] = useState<'start' | 'end'>('end')
  const place = placeOf(kind, table, from, to)
  const published = publishedFigure(input, place)
  const value = changedFigure(body, place) ?? published
  const key = placeKey(place)
  const isPair = kind !== 'births' && kind !== 'deaths'
  const note = useFieldNote(place, published, estimates, props.stayers)
  const pick = { areas: input.areas, name }
  return (
    <section className="edit-form" aria-labelledby="edit-form-title">
      <h2 id="edit-form-title">{t('whatif.change-title')}</h2>
      <Select<FigureKind>
        label={t('whatif.kind')}
        value={kind}
        options={KINDS.map((one) => ({
          value: one,
          label: t(`whatif.kind-${one}`),
          disabled:
            one === 'births' || one === 'deaths'
              ? input.births === null
              : one !== 'stock' && !props.takesConstraints,
        }))}
        onChange={onKind}
      />
      {isPair && (
        <AreaPick
          label={t(kind === 'flow' ? 'whatif.moved-from' : 'whatif.born-in')}
          {...pick}
          value={from}
          onChange={(code) => onPair({ from: code })}
        />
      )}
      <AreaPick
        label={t(
          isPair ? (kind === 'flow' ? 'whatif.moved-to' : 'whatif.living-in') : 'whatif.area',
        )}
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
        note={note}
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
        (isPair && from !== to ? (
          <CorridorEffect estimates={estimates} from={from} to={to} name={name} />
        ) : (
          <AreaEffect estimates={estimates} area={to} name={name} />
        ))}
      {isPair && (
        <p className="note">
          {t(kind === 'stock' && from === to ? 'whatif.native-note' : `whatif.${kind}-note`)}
        </p>
      )}
      {!props.takesConstraints && <p className="note">{t('whatif.minimum-only')}</p>}
    </section>
  )
}

function placeOf(kind: FigureKind, table: 'start' | 'end', from: string, to: string): FigurePlace {
  switch (kind) {
    case 'stock':
      return { kind, table, origin: from, destination: to }
    case 'flow':
      return { kind, origin: from, destination: to }
    case 'stayers':
      return { kind, birthplace: from, residence: to }
    default:
      return { kind, area: to }
  }
}

/** What stands below the field: the published figure, or the range that is possible. */
function useFieldNote(
  place: FigurePlace,
  published: number | null,
  estimates: Estimates | null,
  stayers: StayersRange | null,
): string {
  const t = useMessages()
  const { format } = useReader()
  if (published !== null) return t('whatif.published', { persons: format.exact(published) })
  if (place.kind === 'stayers' && stayers !== null) {
    const { least, most, estimate } = stayers
    return t(least > most ? 'whatif.stayers-impossible' : 'whatif.stayers-possible', {
      estimate: format.exact(Math.floor(estimate)),
      least: format.exact(Math.ceil(least)),
      most: format.exact(Math.floor(most)),
    })
  }
  if (place.kind !== 'flow' || estimates === null) return t('whatif.no-published')
  const known = estimates.after.diagnostics.knownFlows?.find(
    ({ origin, destination }) => origin === place.origin && destination === place.destination,
  )
  if (known === undefined) return t('whatif.no-published')
  return t('whatif.flow-possible', {
    estimate: format.exact(known.unconstrained),
    least: format.exact(Math.ceil(known.least)),
    most: format.exact(Math.floor(known.most)),
  })
}
