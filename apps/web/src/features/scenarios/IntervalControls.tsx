import { StockErrors } from '@corridor/contract'
import type { FlowIntervals } from '@corridor/flows'
import { useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import type { SimulationSettings } from './flowMessages.ts'
import type { Accounts } from './readAccounts.ts'

const SEED = 1
const DRAWS = ['100', '200'] as const
const CORRELATIONS = ['0', '0.5', '0.8', '0.95'] as const

interface IntervalControlsProps {
  readonly accounts: Accounts
  readonly years: { readonly start: number; readonly end: number }
  readonly progress: { readonly done: number; readonly of: number } | null
  readonly intervals: FlowIntervals | null
  /** Whether there is a result to put intervals round. */
  readonly ready: boolean
  readonly onSimulate: (settings: SimulationSettings) => void
  readonly onCancel: () => void
}

/** Quick intervals of the reader's estimate, computed on this device when asked for. */
export function IntervalControls(props: IntervalControlsProps) {
  const { accounts, years, progress, intervals, ready, onSimulate, onCancel } = props
  const t = useMessages()
  const { format } = useReader()
  const [draws, setDraws] = useState<(typeof DRAWS)[number]>('100')
  const [correlation, setCorrelation] = useState<(typeof CORRELATIONS)[number]>('0.8')
  const begin = () => {
    const usual = StockErrors.parse({})
    onSimulate({
      draws: Number(draws),
      seed: SEED,
      dates: years,
      model: {
        relativeErrorByClass: usual.relativeErrorByClass,
        classOf: Object.fromEntries(
          accounts.stockSources.map(({ area, sourceClass }) => [area, sourceClass]),
        ),
        correlationBetweenDates: Number(correlation),
        correlationBetweenSexes: 1,
      },
    })
  }
  return (
    <section className="interval-controls" aria-labelledby="intervals-title">
      <h2 id="intervals-title">{t('whatif.intervals-title')}</h2>
      <p className="note">{t('whatif.intervals-note')}</p>
      <div className="actions">
        <Select
          label={t('whatif.draws')}
          value={draws}
          options={DRAWS.map((value) => ({ value, label: format.number(Number(value)) }))}
          onChange={setDraws}
        />
        <Select
          label={t('whatif.correlation')}
          value={correlation}
          options={CORRELATIONS.map((value) => ({ value, label: format.number(Number(value)) }))}
          onChange={setCorrelation}
        />
        {progress === null ? (
          <button type="button" disabled={!ready} onClick={begin}>
            {t('whatif.simulate')}
          </button>
        ) : (
          <button type="button" onClick={onCancel}>
            {t('whatif.cancel')}
          </button>
        )}
      </div>
      {progress !== null && (
        <p>
          <progress
            value={progress.done}
            max={progress.of}
            aria-label={t('whatif.intervals-title')}
          />{' '}
          {t('whatif.progress', {
            done: format.number(progress.done),
            of: format.number(progress.of),
          })}
        </p>
      )}
      <p role="status">{intervals !== null && <TotalInterval intervals={intervals} />}</p>
    </section>
  )
}

function TotalInterval({ intervals }: { readonly intervals: FlowIntervals }) {
  const t = useMessages()
  const { format } = useReader()
  const { total, draws } = intervals
  const [lower, median, upper] = total.quantiles
  return (
    <>
      {t('whatif.total-interval', {
        point: format.inWords(total.point),
        lower: format.inWords(lower!),
        median: format.inWords(median!),
        upper: format.inWords(upper!),
      })}{' '}
      {total.bias > 0 && t('whatif.bias', { bias: format.inWords(total.bias) })}{' '}
      {draws.failed.length > 0 &&
        t('whatif.failed-draws', {
          failed: format.number(draws.failed.length),
          asked: format.number(draws.asked),
        })}
    </>
  )
}
