import type { ComparedEstimate, FlowMethodName } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import type { AreaNames } from '../areas/useAreas.ts'
import type { FlowOptions } from '../estimates/chooseEstimate.ts'
import { useVintageLabel } from '../estimates/useVintageLabel.ts'
import { isolate, methodName } from '../flows/estimateWords.ts'
import { estimateText } from './compareLink.ts'
import { type ComparisonView, PRESET_REVISIONS } from './comparisonView.ts'

type Side = Pick<ComparedEstimate, 'method' | 'stocks' | 'demography'>

interface ComparisonControlsProps {
  readonly options: FlowOptions
  readonly areas: AreaNames
  readonly view: ComparisonView
  /** What is compared, with the defaults of the server filled in. */
  readonly sides: { readonly a: Side; readonly b: Side; readonly period: string }
  readonly change: (part: Partial<ComparisonView>) => void
}

/** Which two estimates, in which period, for the world, a pair of regions or a corridor. */
export function ComparisonControls(props: ComparisonControlsProps) {
  const t = useMessages()
  const { format } = useReader()
  const { options, areas, view, sides, change } = props
  const periods = [
    ...new Set(options.vintages.flatMap((one) => one.periods.map(({ period }) => period))),
  ].sort()
  const places = [
    { value: '', label: t('compare.anywhere') },
    ...areas
      .regionsOf('science-2014')
      .map(({ code }) => ({ value: code, label: areas.name(code) })),
    ...[...areas.areas.keys()]
      .map((code) => ({ value: code, label: areas.name(code) }))
      .sort((one, other) => format.compareNames(one.label, other.label)),
  ]
  const place = (end: 'from' | 'to') => (
    <Select
      label={t(`compare.${end}`)}
      value={view[end] ?? ''}
      options={places}
      onChange={(code) => change({ [end]: code === '' ? undefined : code })}
    />
  )
  return (
    <section className="comparison-controls" aria-label={t('compare.controls')}>
      <EstimateFields {...props} side="a" />
      <EstimateFields {...props} side="b" />
      <fieldset>
        <legend>{t('compare.scope')}</legend>
        <Select
          label={t('world.period')}
          value={sides.period}
          options={periods.map((period) => ({ value: period, label: format.period(period) }))}
          onChange={(period) => change({ period })}
        />
        {place('from')}
        {place('to')}
      </fieldset>
      <p className="actions">
        <button type="button" onClick={() => change(PRESET_REVISIONS)}>
          {t('compare.preset')}
        </button>
        <button
          type="button"
          className="quiet"
          onClick={() => change({ a: estimateText(sides.b), b: estimateText(sides.a) })}
        >
          {t('compare.swap')}
        </button>
      </p>
    </section>
  )
}

function EstimateFields({
  options,
  sides,
  side,
  change,
}: ComparisonControlsProps & { readonly side: 'a' | 'b' }) {
  const t = useMessages()
  const nameVintage = useVintageLabel()
  const chosen = sides[side]
  const set = (part: Partial<Side>) => change({ [side]: estimateText({ ...chosen, ...part }) })
  const all = (kind: 'stocks' | 'demography') =>
    [...new Set(options.vintages.map((one) => one[kind]))].map((release) => ({
      value: release,
      label: release,
    }))
  const known = options.vintages.find(
    ({ stocks, demography }) => stocks === chosen.stocks && demography === chosen.demography,
  )
  return (
    <fieldset>
      <legend>{t(`compare.side-${side}`)}</legend>
      <Select<FlowMethodName>
        label={t('world.method')}
        value={chosen.method}
        options={options.methods.map(({ method }) => ({
          value: method,
          label: methodName(t, method),
        }))}
        onChange={(method) => set({ method })}
      />
      <Select
        label={t('compare.stocks')}
        value={chosen.stocks}
        options={all('stocks')}
        onChange={(stocks) => set({ stocks })}
      />
      <Select
        label={t('compare.demography')}
        value={chosen.demography}
        options={all('demography')}
        onChange={(demography) => set({ demography })}
        note={known === undefined ? t('compare.mixed') : isolate(nameVintage(known))}
      />
    </fieldset>
  )
}
