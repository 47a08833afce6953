import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { missingWords } from '../estimates/missingWords.ts'
import { methodName } from '../flows/estimateWords.ts'
import { gatherNotes, missingFigures } from './corridorFacts.ts'
import type { CorridorChartProps } from './FlowFindings.tsx'

/** Figures that are missing, with the reason, and what was noticed about the two areas. */
export function CorridorNotes({ areas, answer, choice }: CorridorChartProps) {
  const t = useMessages()
  const { format } = useReader()
  const missing = missingFigures(answer.flows, choice)
  const notes = gatherNotes(answer.notes)
  const periods = (list: readonly string[]) => list.map(format.period).join(', ')
  return (
    <section aria-labelledby="corridor-notes">
      <h3 id="corridor-notes">{t('corridor.notes')}</h3>
      {missing.length === 0 && notes.length === 0 && <p>{t('corridor.notes-none')}</p>}
      {missing.length > 0 && (
        <ul>
          {missing.map((group) => (
            <li key={group.detail}>
              {periods(group.periods)}:{' '}
              {missingWords(t, areas, {
                reason: group.reason,
                areas: [answer.origin, answer.destination],
                sex: choice.sex,
              })}{' '}
              <span className="note" lang="en" dir="ltr">
                {group.detail}
              </span>
            </li>
          ))}
        </ul>
      )}
      {notes.length > 0 && (
        <ul>
          {notes.map((note) => (
            <li key={note.text}>
              <span lang="en" dir="ltr">
                {note.text}
              </span>{' '}
              <span className="note">
                {periods(note.periods)} · {note.stocks.join(', ')} ·{' '}
                {note.methods.map((method) => methodName(t, method)).join(', ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
