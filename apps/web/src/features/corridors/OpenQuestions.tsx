import { useMessages } from '../../i18n/useMessages.ts'

/** Questions that nothing in Corridor answers yet, each with what would answer it. */
const QUESTIONS = ['result', 'decided'] as const

/** The other questions of a corridor: said plainly as not known, with what would fill each. */
export function OpenQuestions() {
  const t = useMessages()
  return QUESTIONS.map((question) => (
    <section key={question} className="question" aria-labelledby={`question-${question}`}>
      <h2 id={`question-${question}`}>{t(`corridor.${question}`)}</h2>
      <p className="lead">{t(`corridor.${question}-answer`)}</p>
      <p className="note">{t(`corridor.${question}-fill`)}</p>
    </section>
  ))
}
