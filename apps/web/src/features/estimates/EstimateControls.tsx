import { useMessages } from '../../i18n/useMessages.ts'
import type { EstimateChoice, FlowOptions } from './chooseEstimate.ts'
import { EstimateFields } from './EstimateFields.tsx'
import type { EstimateView } from './estimateView.ts'
import './estimates.css'

/** Which estimate a page shows, and what of the address could not be had. */
export function EstimateControls({
  options,
  choice,
  change,
}: {
  readonly options: FlowOptions
  readonly choice: EstimateChoice
  readonly change: (part: Partial<EstimateView>) => void
}) {
  const t = useMessages()
  return (
    <section className="estimate-controls" aria-label={t('estimates.controls')}>
      <EstimateFields options={options} choice={choice} change={change} />
      {choice.notAvailable.length > 0 && (
        <p className="note" role="status">
          {t('estimates.not-available', { list: choice.notAvailable.join(', ') })}
        </p>
      )}
    </section>
  )
}
