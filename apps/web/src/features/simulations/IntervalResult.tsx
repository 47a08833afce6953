import type { Simulation } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import type { IntervalFigure } from './IntervalPanel.tsx'
import { intervalWords } from './intervalWords.ts'
import { isMinimumMethod } from './simulationFacts.ts'

/** The intervals of a page's figures in sentences, what errors do to the estimate, and with which errors. */
export function IntervalResult({
  figures,
  method,
  simulation,
}: {
  readonly figures: readonly IntervalFigure[]
  readonly method: string
  /** Undefined until it has come. */
  readonly simulation: Simulation | undefined
}) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <>
      <ul className="findings">
        {figures.map(({ label, point, bounds, signed }) => {
          const write = signed === true ? format.signed : format.inWords
          return (
            <li key={label}>
              {bounds === null
                ? t('interval.figure-none', { label, point: write(point) })
                : t('interval.figure', {
                    label,
                    point: write(point),
                    interval: intervalWords(t, format, bounds, write),
                    median: write(bounds.median),
                  })}
            </li>
          )
        })}
      </ul>
      {simulation?.result != null && <Bias simulation={simulation} method={method} />}
      {simulation !== undefined && <Assumed simulation={simulation} />}
    </>
  )
}

/** Where the draws lie beside the estimate of the world total, and why. */
function Bias({
  simulation,
  method,
}: {
  readonly simulation: Simulation
  readonly method: string
}) {
  const t = useMessages()
  const { format } = useReader()
  const { point, total, withoutSolution, floors } = simulation.result!
  const without = withoutSolution.reduce((sum, { draws }) => sum + draws, 0)
  return (
    <>
      <p>
        {t('interval.bias', {
          point: format.inWords(point),
          median: format.inWords(total.median),
          mean: format.inWords(total.mean),
          bias: format.signed(total.bias),
          share: format.share(point > 0 ? Math.abs(total.bias) / point : 0),
        })}{' '}
        {t(isMinimumMethod(method) ? 'interval.bias-minimum' : 'interval.bias-other')}
      </p>
      {(without > 0 || floors.length > 0) && (
        <p className="note">
          {without > 0 && t('interval.without-solution', { count: without })}{' '}
          {floors.length > 0 &&
            t('interval.floors', { count: new Set(floors.map(({ area }) => area)).size })}
        </p>
      )}
    </>
  )
}

function Assumed({ simulation }: { readonly simulation: Simulation }) {
  const t = useMessages()
  const { format } = useReader()
  const { errors, draws, seed, usualErrors } = simulation
  const by = errors.relativeErrorByClass
  return (
    <p className="note">
      {t('interval.assumed', {
        draws: format.number(draws),
        seed: format.year(seed),
        own: format.share(by['own-figures']),
        interpolated: format.share(by.interpolated),
        carried: format.share(by['carried-over']),
        unknown: format.share(by['origins-unknown']),
        correlation: format.number(errors.correlationBetweenDates),
        errors: t(usualErrors ? 'simulation.errors-usual' : 'simulation.errors-own'),
      })}
    </p>
  )
}
