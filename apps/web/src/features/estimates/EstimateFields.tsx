import type { FlowMethodName } from '@corridor/contract'
import type { ReactNode } from 'react'
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

/**
 * Period, method, vintage and sex of an estimate. A choice that another one rules out is changed with
 * it: the sex with the method, the period with the vintage.
 */
export function EstimateFields({
  options,
  choice,
  change: changeView,
  vintageMeans,
}: {
  readonly options: FlowOptions
  readonly choice: Omit<EstimateChoice, 'notAvailable' | 'simulation'>
  readonly change: (part: Partial<EstimateView>) => void
  /** What a vintage is, before its codes. */
  readonly vintageMeans?: ReactNode
}) {
  const t = useMessages()
  const { format } = useReader()
  const nameVintage = useVintageLabel()
  // Intervals belong to one estimate; another one has its own.
  const change = (part: Partial<EstimateView>) => changeView({ ...part, simulation: undefined })
  const vintage = options.vintages.find((known) => vintageName(known) === vintageName(choice))
  const periods = vintage?.periods ?? [{ period: choice.period, years: 5 }]
  const sexesOf = (wanted: FlowMethodName) =>
    options.methods.find(({ method }) => method === wanted)?.sexes ?? []
  const knowsSex = (sex: 'female' | 'male') => sexesOf(choice.method).includes(sex)
  const chooseVintage = (chosen: string) => {
    const next = options.vintages.find((known) => vintageName(known) === chosen)
    if (next === undefined) return
    const covered = next.periods.some(({ period }) => period === choice.period)
    const period = covered ? choice.period : next.periods.at(-1)?.period
    change({ stocks: next.stocks, demography: next.demography, period })
  }
  return (
    <>
      <Select
        label={t('world.period')}
        value={choice.period}
        options={periods.map(({ period, years }) => ({
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
      <Select<FlowMethodName>
        label={t('world.method')}
        value={choice.method}
        options={options.methods.map(({ method }) => ({
          value: method,
          label: methodName(t, method),
        }))}
        onChange={(method) =>
          change({ method, ...(sexesOf(method).includes(choice.sex) ? {} : { sex: 'both' }) })
        }
        note={
          <>
            {t(`method.${choice.method}.means`)}{' '}
            <AppLink to={methodPath(choice.method)}>{t('world.method-more')}</AppLink>
          </>
        }
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
            {vintageMeans} {t('vintage.codes')} {isolate(vintageName(choice))}
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
    </>
  )
}
