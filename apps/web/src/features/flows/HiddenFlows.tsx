import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { type FlowMatrix, totalOf } from './flowMatrix.ts'

/** What the threshold hides, in words: how many flows, and which share of all persons. */
export function HiddenFlows({
  matrix,
  threshold,
}: {
  readonly matrix: FlowMatrix
  readonly threshold: number
}) {
  const t = useMessages()
  const { format } = useReader()
  const below = matrix.persons.flat().filter((persons) => persons > 0 && persons < threshold)
  const total = totalOf(matrix)
  const persons = below.reduce((sum, value) => sum + value, 0)
  return (
    <p className="note">
      {below.length === 0
        ? t('chord.none-hidden')
        : t('chord.hidden', {
            flows: format.number(below.length),
            threshold: format.number(threshold),
            share: format.share(total > 0 ? persons / total : 0),
          })}{' '}
      {t('chord.reading')}
    </p>
  )
}
