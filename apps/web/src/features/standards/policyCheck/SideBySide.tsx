import { CONSTITUENCIES, type PolicyAnswer } from '@corridor/contract'
import { useReader } from '../../../app/PreferencesProvider.tsx'
import { useMessages } from '../../../i18n/useMessages.ts'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import type { PolicyCheckAnswer } from './assessmentDraft.ts'
import { AGREEMENTS, type QuestionSide } from './sideBySide.ts'

const SHOWS = ['answered', 'differences', 'every'] as const

type Show = (typeof SHOWS)[number]

interface SideBySideProps {
  readonly check: PolicyCheckAnswer
  readonly sides: readonly QuestionSide[]
  readonly show: Show
  readonly onShow: (show: Show) => void
}

/** What the three groups say, side by side; where they differ it stays a difference. */
export function SideBySide({ check, sides, show, onShow }: SideBySideProps) {
  const t = useMessages()
  const { format } = useReader()
  const shown = sides.filter((side) => isShown(side, show))
  const counts = AGREEMENTS.map((agreement) => ({
    agreement,
    count: sides.filter((side) => side.agreement === agreement).length,
  }))
  return (
    <section id="side-by-side" className="side-by-side" aria-labelledby="side-by-side-title">
      <h2 id="side-by-side-title">{t('policy.side-by-side')}</h2>
      <p>{t('policy.side-note')}</p>
      <dl className="agreement-counts">
        {counts.map(({ agreement, count }) => (
          <div key={agreement} data-agreement={agreement}>
            <dt>{t(`policy.agreement.${agreement}`)}</dt>
            <dd>{format.number(count)}</dd>
          </div>
        ))}
      </dl>
      <SegmentedControl
        label={t('policy.show')}
        options={SHOWS.map((value) => ({ value, label: t(`policy.show.${value}`) }))}
        value={show}
        onChange={onShow}
      />
      {shown.length === 0 && <p>{t('policy.show-nothing')}</p>}
      <ul className="sides">
        {shown.map((side) => (
          <Side key={side.question} side={side} check={check} />
        ))}
      </ul>
    </section>
  )
}

const isShown = ({ agreement, answers }: QuestionSide, show: Show): boolean => {
  if (show === 'differences') return agreement === 'differ'
  return show === 'every' || Object.values(answers).some((answer) => answer !== null)
}

function Side({ side, check }: { readonly side: QuestionSide } & Pick<SideBySideProps, 'check'>) {
  const t = useMessages()
  const { lang } = useReader().preferences
  const question = check.questions.find(({ id }) => id === side.question)
  return (
    <li data-agreement={side.agreement}>
      <p className="side-question">
        <a href={`#question-${side.question}`}>{question?.text[lang] ?? side.question}</a>{' '}
        <strong>{t(`policy.agreement.${side.agreement}`)}</strong>
      </p>
      <dl>
        {CONSTITUENCIES.map((group) => (
          <div key={group}>
            <dt>{t(`policy.group.${group}`)}</dt>
            <dd>
              <SideAnswer answer={side.answers[group]} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

function SideAnswer({ answer }: { readonly answer: PolicyAnswer | null }) {
  const t = useMessages()
  const { format } = useReader()
  if (answer === null) return <span className="missing">{t('policy.no-answer')}</span>
  return (
    <>
      <span className="side-word">{t(`policy.answer.${answer.answer}`)}</span>
      {answer.evidence.trim() !== '' && <bdi className="side-evidence">{answer.evidence}</bdi>}
      <span className="note">
        <bdi>{answer.saidBy}</bdi>
        {answer.saidBy !== '' && answer.date !== '' && ' · '}
        {answer.date !== '' && format.date(answer.date)}
      </span>
    </>
  )
}
