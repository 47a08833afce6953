import { type Constituency, POLICY_ANSWERS, type PolicyQuestion } from '@corridor/contract'
import { useId } from 'react'
import { AppLink } from '../../../app/AppLink.tsx'
import { useReader } from '../../../app/PreferencesProvider.tsx'
import { useMessages } from '../../../i18n/useMessages.ts'
import { InstrumentLink } from '../InstrumentLink.tsx'
import { useToday } from '../useToday.ts'
import { VerificationMark } from '../VerificationMark.tsx'
import type { AssessmentProps } from './AssessmentHead.tsx'
import {
  answerAt,
  changeAnswer,
  giveAnswer,
  type PolicyCheckAnswer,
  takeBack,
} from './assessmentDraft.ts'
import type { QuestionSide } from './sideBySide.ts'
import { TextField } from './TextField.tsx'
import { groupsOf, type Whose } from './whose.ts'

interface QuestionListProps extends AssessmentProps {
  readonly check: PolicyCheckAnswer
  readonly set: 'agenda' | 'framework'
  readonly whose: Whose
  readonly sides: readonly QuestionSide[]
}

/** The questions of the agenda or of the framework, part by part. */
export function QuestionList({ check, set, whose, sides, ...rest }: QuestionListProps) {
  const t = useMessages()
  const { format, preferences } = useReader()
  const parts = check.parts.filter((part) => part.set === set)
  const groups = groupsOf(whose)
  const open = (part: string): number =>
    sides.filter(
      ({ question, answers }) =>
        check.questions.find(({ id }) => id === question)?.part === part &&
        groups.some((group) => answers[group] === null),
    ).length
  return (
    <>
      <nav aria-label={t('policy.parts')}>
        <ol className="policy-parts">
          {parts.map((part) => (
            <li key={part.id} value={part.number}>
              <a href={`#${part.id}`}>{part.title[preferences.lang]}</a>{' '}
              <span className="note">
                {open(part.id) === 0
                  ? t('policy.part-done')
                  : t('policy.part-open', { count: format.number(open(part.id)) })}
              </span>
            </li>
          ))}
        </ol>
      </nav>
      {parts.map((part) => (
        <section
          key={part.id}
          id={part.id}
          className="policy-part"
          aria-labelledby={`${part.id}-title`}
        >
          <h3 id={`${part.id}-title`}>
            {format.number(part.number)}. {part.title[preferences.lang]}
          </h3>
          <VerificationMark standing={part} />
          {check.questions
            .filter((question) => question.part === part.id)
            .map((question) => (
              <Question key={question.id} question={question} groups={groups} {...rest} />
            ))}
        </section>
      ))}
    </>
  )
}

interface QuestionProps extends AssessmentProps {
  readonly question: PolicyQuestion
  readonly groups: readonly Constituency[]
}

function Question({ question, groups, ...rest }: QuestionProps) {
  const t = useMessages()
  const { lang } = useReader().preferences
  return (
    <fieldset className="policy-question" id={`question-${question.id}`}>
      <legend>{question.text[lang]}</legend>
      <p className="note">
        {t('policy.evidence-wanted')} {question.evidenceWanted[lang]}
        {question.instruments.map((id) => (
          <span key={id}>
            {' · '}
            <InstrumentLink instrument={{ id }} code />
          </span>
        ))}
        {question.page !== null && (
          <>
            {' · '}
            <AppLink to={question.page}>{t('policy.evidence-page')}</AppLink>
          </>
        )}{' '}
        <VerificationMark standing={question} />
      </p>
      <div className="policy-groups">
        {groups.map((group) => (
          <GroupAnswer key={group} question={question} group={group} {...rest} />
        ))}
      </div>
    </fieldset>
  )
}

interface GroupAnswerProps extends AssessmentProps {
  readonly question: PolicyQuestion
  readonly group: Constituency
}

/** What one group says to one question; evidence, speaker and day once there is an answer. */
function GroupAnswer({ question, group, draft, write }: GroupAnswerProps) {
  const t = useMessages()
  const id = useId()
  const today = useToday()
  const place = { question: question.id, constituency: group }
  const given = answerAt(draft, place)
  return (
    <fieldset className="policy-group" id={`answer-${question.id}-${group}`}>
      <legend>{t(`policy.group.${group}`)}</legend>
      <div className="policy-answers">
        {POLICY_ANSWERS.map((word) => (
          <label key={word}>
            <input
              type="radio"
              name={id}
              checked={given?.answer === word}
              onChange={() => write(giveAnswer(draft, place, word, today))}
            />
            {t(`policy.answer.${word}`)}
          </label>
        ))}
      </div>
      {given !== undefined && (
        <>
          <TextField
            label={t('policy.field.evidence')}
            type="long"
            value={given.evidence}
            onChange={(evidence) => write(changeAnswer(draft, place, { evidence }))}
          />
          <TextField
            label={t('policy.field.saidBy')}
            value={given.saidBy}
            onChange={(saidBy) => write(changeAnswer(draft, place, { saidBy }))}
            {...(given.saidBy.trim() === '' ? { note: t('policy.said-by-wanted') } : {})}
          />
          <TextField
            label={t('policy.field.date')}
            type="date"
            value={given.date}
            onChange={(date) => write(changeAnswer(draft, place, { date }))}
          />
          <button type="button" className="quiet" onClick={() => write(takeBack(draft, place))}>
            {t('policy.take-back')}
          </button>
        </>
      )}
    </fieldset>
  )
}
