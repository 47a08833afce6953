import type { FlowMethodName } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { methodPath } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { isolate, methodName } from '../flows/estimateWords.ts'
import { type EstimateChoice, type FlowOptions, vintageName } from './chooseEstimate.ts'
import type { EstimateView } from './estimateView.ts'
import { useVintageLabel } from './useVintageLabel.ts'
import './estimates.css'

/** Which estimate is shown: method, period, vintage and sex, under the names of the world page. */
export function EstimateControls({
  options,
  choice,
  change: changeView,
}: {
  readonly options: FlowOptions
  readonly choice: EstimateChoice
  readonly change: (part: Partial<EstimateView>) => void
}) {
  // Intervals belong to one estimate; another one has its own.
  const change = (part: Partial<EstimateView>) => changeView({ ...part, simulation: undefined })
  const nameVintage = useVintageLabel()
  const t = useMessages()
  const { format } = useReader()
  const vintage = options.vintages.find((known) => vintageName(known) === vintageName(choice))
  const method = options.methods.find((known) => known.method === choice.method)
  const knowsSex = (sex: 'female' | 'male') => method?.sexes.includes(sex) === true
  const chooseMethod = (chosen: FlowMethodName) => {
    const sexes = options.methods.find((known) => known.method === chosen)?.sexes ?? []
    change({ method: chosen, ...(sexes.includes(choice.sex) ? {} : { sex: 'both' }) })
  }
  const chooseVintage = (chosen: string) => {
    const next = options.vintages.find((known) => vintageName(known) === chosen)
    if (next === undefined) return
    const covered = next.periods.some(({ period }) => period === choice.period)
    const period = covered ? choice.period : next.periods.at(-1)?.period
    change({ stocks: next.stocks, demography: next.demography, period })
  }
  return (
    <section className="estimate-controls" aria-label={t('estimates.controls')}>
      <Select<FlowMethodName>
        label={t('world.method')}
        value={choice.method}
        options={options.methods.map((known) => ({
          value: known.method,
          label: methodName(t, known.method),
        }))}
        onChange={chooseMethod}
        note={
          <>
            {t(`method.${choice.method}.means`)}{' '}
            <AppLink to={methodPath(choice.method)}>{t('world.method-more')}</AppLink>
          </>
        }
      />
      <Select
        label={t('world.period')}
        value={choice.period}
        options={(vintage?.periods ?? []).map(({ period, years }) => ({
          value: period,
          label:
            years === 5
              ? format.period(period)
              : t('world.period-years', {
                  period: format.period(period),
                  years: format.number(years),
                }),
        }))}
        onChange={(period) => change({ period })}
      />
      <Select
        label={t('world.vintage')}
        value={vintageName(choice)}
        options={options.vintages.map((known) => ({
          value: vintageName(known),
          label: nameVintage(known),
        }))}
        onChange={chooseVintage}
        note={
          <>
            {t('vintage.codes')} {isolate(vintageName(choice))}
          </>
        }
      />
      <SegmentedControl
        label={t('world.sex')}
        value={choice.sex}
        options={[
          { value: 'both', label: t('sex.both') },
          { value: 'female', label: t('sex.female'), disabled: !knowsSex('female') },
          { value: 'male', label: t('sex.male'), disabled: !knowsSex('male') },
        ]}
        onChange={(sex) => change({ sex })}
        {...(knowsSex('female') ? {} : { note: t('world.sex-why') })}
      />
      {choice.notAvailable.length > 0 && (
        <p className="note" role="status">
          {t('estimates.not-available', { list: choice.notAvailable.join(', ') })}
        </p>
      )}
    </section>
  )
}
