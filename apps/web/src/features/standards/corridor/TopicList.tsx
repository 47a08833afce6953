import { useMessages } from '../../../i18n/useMessages.ts'
import { type RulesPartProps, type TopicRights, titledBy } from './bindingAnswer.ts'
import { RightLine } from './RightLine.tsx'

interface TopicListProps extends RulesPartProps {
  readonly topics: readonly TopicRights[]
  /** Which articles stand under a topic. */
  readonly shown: readonly TopicRights['rights'][number]['state'][]
  /** Begins with the articles in sight. */
  readonly open: boolean
}

/** Topics in plain words, each with the articles that give something on it, or would. */
export function TopicList({ topics, shown, open, answer, names }: TopicListProps) {
  const t = useMessages()
  const titled = titledBy(answer.instruments)
  return (
    <ul className={open ? 'topic-list' : 'topic-list topic-columns'}>
      {topics.map(({ topic, rights }) => {
        const lines = rights.filter(({ state }) => shown.includes(state))
        return (
          <li key={topic}>
            <details open={open}>
              <summary>
                <strong>{t(`standards.topic.${topic}`)}</strong>{' '}
                <span className="topic-words">{t(`bindings.topic.${topic}`)}</span>
              </summary>
              {lines.length === 0 ? (
                <p className="note">{t('bindings.no-article')}</p>
              ) : (
                <ul className="right-lines">
                  {lines.map((right) => (
                    <RightLine
                      key={`${right.instrument} ${right.provision.article} ${right.provision.requirement.en}`}
                      right={right}
                      instrument={titled(right.instrument)}
                      names={names}
                    />
                  ))}
                </ul>
              )}
            </details>
          </li>
        )
      })}
    </ul>
  )
}
