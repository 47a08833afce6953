import { useMessages } from '../../i18n/useMessages.ts'

/** Heading of each question: id of its word and of its place on the page. */
const QUESTIONS = [
  { word: 'how-many', place: 'how-many' },
  { word: 'rules', place: 'rules' },
  { word: 'through', place: 'question-through' },
  { word: 'result', place: 'question-result' },
  { word: 'decided', place: 'question-decided' },
] as const

/** The way to each question of a long page. */
export function QuestionLinks() {
  const t = useMessages()
  return (
    <nav className="question-links" aria-label={t('bindings.questions')}>
      <ul>
        {QUESTIONS.map(({ word, place }) => (
          <li key={word}>
            <a href={`#${place}`}>{t(`corridor.${word}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
