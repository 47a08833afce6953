import { useReader } from '../../../app/PreferencesProvider.tsx'
import { useMessages } from '../../../i18n/useMessages.ts'
import { countWords } from '../countWords.ts'
import { InstrumentLink } from '../InstrumentLink.tsx'
import { saysWhole } from '../saysWhole.ts'
import { useStatusWords } from '../useStatusWords.ts'
import { VerificationMark } from '../VerificationMark.tsx'
import { isChecked } from '../verificationLevels.ts'
import {
  type BindingAnswer,
  type RulesPartProps,
  titledBy,
  type WouldAdd,
} from './bindingAnswer.ts'

const ENDS = ['origin', 'destination'] as const

/** What the ratification of an instrument by each end would bring, what brings most first. */
export function WouldAddList(props: RulesPartProps) {
  const t = useMessages()
  const { answer, names } = props
  if (answer.wouldAdd.length === 0) return <p>{t('bindings.add-none')}</p>
  return (
    <div className="two-ends">
      {ENDS.map((end) => {
        const own = answer.wouldAdd.filter((addition) => addition.end === end)
        const first = own.filter(({ newTopics }) => newTopics.length > 0)
        const rest = own.filter(({ newTopics }) => newTopics.length === 0)
        return (
          <div key={end}>
            <h4>{t('bindings.add-end', { name: names[end] })}</h4>
            {first.length === 0 && <p>{t('bindings.add-end-none')}</p>}
            <AdditionList {...props} additions={first} />
            {rest.length > 0 && (
              <details>
                <summary>{t('bindings.add-rest')}</summary>
                <AdditionList {...props} additions={rest} />
              </details>
            )}
          </div>
        )
      })}
    </div>
  )
}

function AdditionList({
  additions,
  ...props
}: RulesPartProps & { readonly additions: readonly WouldAdd[] }) {
  return (
    <ul className="additions">
      {additions.map((addition) => (
        <Addition key={addition.instrument} addition={addition} {...props} />
      ))}
    </ul>
  )
}

function Addition({ addition, answer, names }: RulesPartProps & { readonly addition: WouldAdd }) {
  const t = useMessages()
  const { format } = useReader()
  const words = useStatusWords()
  const { end, instrument, standing, newTopics, articles, articlesIfBoth } = addition
  const status = answer.bindings.find((binding) => binding.instrument === instrument)?.[end]
  const unsure = standing === 'not-recorded' || standing === 'no-list'
  const other = names[end === 'origin' ? 'destination' : 'origin']
  const unchecked = uncheckedOf(answer, instrument, [...articles, ...articlesIfBoth])
  return (
    <li>
      <InstrumentLink instrument={titledBy(answer.instruments)(instrument)} />{' '}
      {status !== undefined && <span className="note">{words.says(status)}</span>}
      {unsure && <span className="note"> · {t('bindings.add-unsure')}</span>}
      {newTopics.length > 0 && (
        <p className="addition-topics">
          {t('bindings.add-topics', {
            ...countWords(format, { count: newTopics.length }),
            topics: newTopics.map((topic) => t(`standards.topic.${topic}`)).join(' · '),
          })}
        </p>
      )}
      {articles.length > 0 && <ArticleRun label={t('bindings.add-articles')} articles={articles} />}
      {articlesIfBoth.length > 0 && (
        <ArticleRun label={t('bindings.add-if-both', { name: other })} articles={articlesIfBoth} />
      )}
      {unchecked !== undefined && <VerificationMark standing={unchecked} />}
    </li>
  )
}

function ArticleRun({
  label,
  articles,
}: {
  readonly label: string
  readonly articles: readonly string[]
}) {
  const t = useMessages()
  // Such an instrument has no articles of its own beside it.
  const isWhole = articles.every(saysWhole)
  return (
    <p className="note">
      {label}{' '}
      {isWhole ? (
        t('standards.articles.whole')
      ) : (
        <bdi lang="en" dir="ltr">
          {articles.join(', ')}
        </bdi>
      )}
    </p>
  )
}

/** The first of the articles that is no authority. */
const uncheckedOf = ({ topics }: BindingAnswer, instrument: string, articles: readonly string[]) =>
  topics
    .flatMap(({ rights }) => rights)
    .filter((right) => right.instrument === instrument)
    .map(({ provision }) => provision)
    .find(({ article, verification }) => articles.includes(article) && !isChecked(verification))
