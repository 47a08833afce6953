import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import type { FlowProblem } from './flowMessages.ts'

/** Pairs that are named; all are counted. */
const MOST_NAMED = 6

/** Which pairs have no distance, or that there are none at all. */
export function DistancesMissing({
  problem: { details },
  name,
}: {
  readonly problem: FlowProblem
  readonly name: (code: string) => string
}) {
  const t = useMessages()
  const { format } = useReader()
  const { missing, missingCount } = details as {
    readonly missing?: readonly string[]
    readonly missingCount?: number
  }
  if (missing === undefined || missingCount === undefined) {
    return (
      <p>{t(Object.keys(details).length > 0 ? 'whatif.need-within' : 'whatif.no-distances')}</p>
    )
  }
  const pairs = missing.slice(0, MOST_NAMED).map((pair) => {
    const [from = '', to = ''] = pair.split('-')
    return t('whatif.pair', { from: name(from), to: name(to) })
  })
  const list = [...pairs, ...(missingCount > pairs.length ? ['…'] : [])].join('; ')
  return (
    <p>
      {t('whatif.distances-missing', {
        count: missingCount,
        figure: format.number(missingCount),
        list,
      })}
    </p>
  )
}
