import type { InstrumentStatus } from '@corridor/contract'
import { useMessages } from '../../../i18n/useMessages.ts'
import { InstrumentLink } from '../InstrumentLink.tsx'
import { VerificationMark } from '../VerificationMark.tsx'
import { isChecked } from '../verificationLevels.ts'
import { type Binding, type RulesPartProps, type TopicRights, titledBy } from './bindingAnswer.ts'
import { groupBindings, topicsIn } from './ruleGroups.ts'

/** What is missing and what binds whom, on one screen. */
export function RulesGlance({ answer, names }: RulesPartProps) {
  const t = useMessages()
  const groups = groupBindings(answer.bindings)
  const missing = topicsIn(answer.topics, 'missing')
  const held = topicsIn(answer.topics, 'held')
  const unknown = topicsIn(answer.topics, 'cannot-tell')
  const topicNames = (topics: typeof missing) =>
    topics.map(({ topic }) => t(`standards.topic.${topic}`)).join(' · ')
  const unread = answer.undescribed.map(({ instrument }) => instrument)
  return (
    <div className="rules-glance">
      <h3>{t('bindings.missing')}</h3>
      <dl className="glance-topics">
        <div>
          <dt>{t('bindings.missing-topics')}</dt>
          <dd data-topics="missing">
            {missing.length === 0 ? t('bindings.missing-none') : topicNames(missing)}
          </dd>
        </div>
        {held.length > 0 && (
          <div>
            <dt>{t('bindings.held-topics')}</dt>
            <dd data-topics="held">
              {held.map((topic, index) => (
                <span key={topic.topic}>
                  {index > 0 && ' · '}
                  {t(`standards.topic.${topic.topic}`)} <HeldMark topic={topic} />
                </span>
              ))}
            </dd>
          </div>
        )}
        {unknown.length > 0 && (
          <div>
            <dt>{t('bindings.unknown-topics')}</dt>
            <dd data-topics="cannot-tell">{topicNames(unknown)}</dd>
          </div>
        )}
      </dl>
      {unread.length > 0 && <p>{t('bindings.undescribed', { instruments: unread.join(', ') })}</p>}
      <h3>{t('bindings.who-is-bound')}</h3>
      <div className="glance-columns">
        <BoundColumn
          title={t('standards.compare.only', { name: names.origin })}
          openTitle={t('bindings.binds', { name: names.origin })}
          certain={groups('origin-only')}
          perhaps={groups('origin-at-least')}
          perhapsWords={t('bindings.other-unknown', { name: names.destination })}
          {...{ answer }}
        />
        <BoundColumn
          title={t('bindings.binds-both', { ...names })}
          certain={groups('both')}
          openTitle=""
          perhaps={[]}
          perhapsWords=""
          {...{ answer }}
        />
        <BoundColumn
          title={t('standards.compare.only', { name: names.destination })}
          openTitle={t('bindings.binds', { name: names.destination })}
          certain={groups('destination-only')}
          perhaps={groups('destination-at-least')}
          perhapsWords={t('bindings.other-unknown', { name: names.origin })}
          {...{ answer }}
        />
      </div>
    </div>
  )
}

interface BoundColumnProps {
  readonly title: string
  /** Instead of `title` where all that is known leaves the other end open. */
  readonly openTitle: string
  readonly certain: readonly Binding[]
  /** In force for the one end; whether for the other cannot be told. */
  readonly perhaps: readonly Binding[]
  readonly perhapsWords: string
  readonly answer: RulesPartProps['answer']
}

function BoundColumn({
  title,
  openTitle,
  certain,
  perhaps,
  perhapsWords,
  answer,
}: BoundColumnProps) {
  const t = useMessages()
  const titled = titledBy(answer.instruments)
  const list = (bindings: readonly Binding[]) => (
    <ul>
      {bindings.map(({ instrument, origin, destination }) => (
        <li key={instrument}>
          <InstrumentLink instrument={titled(instrument)} />{' '}
          <BoundMark statuses={[origin, destination]} />
        </li>
      ))}
    </ul>
  )
  return (
    <div>
      <h4>{certain.length === 0 && perhaps.length > 0 ? openTitle : title}</h4>
      {certain.length === 0 && perhaps.length === 0 && <p>{t('standards.compare.none')}</p>}
      {certain.length > 0 && list(certain)}
      {perhaps.length > 0 && (
        <>
          <p className="note">{perhapsWords}</p>
          {list(perhaps)}
        </>
      )}
    </div>
  )
}

/** The mark where nothing of what is held on a topic is an authority. */
function HeldMark({ topic }: { readonly topic: TopicRights }) {
  const provisions = topic.rights
    .filter(({ state }) => state === 'held')
    .map(({ provision }) => provision)
  const [first] = provisions
  return first === undefined ||
    provisions.some(({ verification }) => isChecked(verification)) ? null : (
    <VerificationMark standing={first} brings="nothing" />
  )
}

/** The mark where one of the standings that are in force is no authority. */
function BoundMark({ statuses }: { readonly statuses: readonly InstrumentStatus[] }) {
  const unchecked = statuses.find(
    ({ kind, verification }) => kind === 'in-force' && !isChecked(verification),
  )
  return unchecked === undefined ? null : <VerificationMark standing={unchecked} brings="nothing" />
}
