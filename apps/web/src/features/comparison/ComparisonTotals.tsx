import type { ComparedEstimate } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import type { AreaNames } from '../areas/useAreas.ts'
import { isolate, methodName } from '../flows/estimateWords.ts'
import type { Comparison } from './comparisonAnswer.ts'

/** The two totals side by side, how far they agree, and which areas only one of them has. */
export function ComparisonTotals({
  comparison,
  areas,
}: {
  readonly comparison: Comparison
  readonly areas: AreaNames
}) {
  const t = useMessages()
  const { format } = useReader()
  const { a, b, difference, from, to } = comparison
  const isWorld = from === null && to === null
  const end = (code: string | null) => (code === null ? t('compare.anywhere') : areas.name(code))
  const ratio = (value: number | null): string =>
    value === null ? t('table.missing') : format.number(value, { maximumFractionDigits: 3 })
  return (
    <section aria-labelledby="compare-totals">
      <h2 id="compare-totals">
        {t(isWorld ? 'compare.totals-world' : 'compare.totals-pair', {
          from: end(from),
          to: end(to),
          period: format.period(comparison.period),
          difference: format.signed(difference),
          share: format.share(a.persons > 0 ? Math.abs(difference) / a.persons : 0),
        })}
      </h2>
      <div className="comparison-sides">
        <Side estimate={a} side="a" isWorld={isWorld} />
        <Side estimate={b} side="b" isWorld={isWorld} />
      </div>
      <p>
        {t('compare.agreement', {
          pairs: format.number(comparison.pairs),
          correlation: ratio(comparison.correlation),
          rankCorrelation: ratio(comparison.rankCorrelation),
          absolute: format.inWords(comparison.absoluteDifference),
        })}
      </p>
      <OnlyIn side="a" codes={comparison.areasOnlyInA} areas={areas} />
      <OnlyIn side="b" codes={comparison.areasOnlyInB} areas={areas} />
    </section>
  )
}

function Side({
  estimate,
  side,
  isWorld,
}: {
  readonly estimate: ComparedEstimate
  readonly side: 'a' | 'b'
  readonly isWorld: boolean
}) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <div className={`comparison-side comparison-${side}`}>
      <h3>
        {t(`compare.side-${side}`)}: {methodName(t, estimate.method)}
      </h3>
      <p className="comparison-figure" title={format.exact(estimate.persons)}>
        {t('compare.persons', { persons: format.inWords(estimate.persons) })}
      </p>
      <p className="note">
        {isolate(estimate.vintage)} ·{' '}
        {t('compare.areas', { count: estimate.areas, areas: format.number(estimate.areas) })}
        {!isWorld && (
          <>
            {' · '}
            {t('compare.world-total', { persons: format.inWords(estimate.worldTotal) })}
          </>
        )}
      </p>
      <p className="note">
        {t('chart.source')}{' '}
        <bdi lang="en">
          {estimate.sources
            .map(({ publisher, title, revision }) => `${publisher}, ${title}, ${revision}`)
            .join('; ')}
        </bdi>
      </p>
    </div>
  )
}

function OnlyIn({
  side,
  codes,
  areas,
}: {
  readonly side: 'a' | 'b'
  readonly codes: readonly string[]
  readonly areas: AreaNames
}) {
  const t = useMessages()
  if (codes.length === 0) return null
  return (
    <p>
      {t(`compare.only-${side}`, { count: codes.length, list: codes.map(areas.name).join(', ') })}
    </p>
  )
}
