import { type InstrumentSummary, type Provision, TOPICS } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { ArticleName } from './ArticleName.tsx'
import { countWords } from './countWords.ts'
import { useStatusWords } from './useStatusWords.ts'
import { VerificationMark } from './VerificationMark.tsx'
import { isChecked } from './verificationLevels.ts'

interface ProvisionListProps {
  readonly kind: InstrumentSummary['kind']
  readonly provisions: readonly Provision[]
}

/** What an instrument requires, by topic, each article with its standing and its source on demand. */
export function ProvisionList({ kind, provisions }: ProvisionListProps) {
  const t = useMessages()
  const { format } = useReader()
  if (provisions.length === 0) return <p>{t('standards.articles.none')}</p>
  const topics = TOPICS.filter((topic) => provisions.some((one) => one.topic === topic))
  const open = provisions.filter(({ verification }) => !isChecked(verification)).length
  return (
    <>
      <p className="note">{t('standards.articles.own-words', countWords(format, { open }))}</p>
      <div className="provision-columns">
        {topics.map((topic) => (
          <section key={topic} className="provision-topic" aria-labelledby={`topic-${topic}`}>
            <h3 id={`topic-${topic}`}>{t(`standards.topic.${topic}`)}</h3>
            <ul>
              {provisions
                .filter((provision) => provision.topic === topic)
                .map((provision) => (
                  <ProvisionLine
                    key={`${provision.article} ${provision.requirement.en}`}
                    kind={kind}
                    provision={provision}
                  />
                ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}

interface ProvisionLineProps {
  readonly kind: InstrumentSummary['kind']
  readonly provision: Provision
}

function ProvisionLine({ kind, provision }: ProvisionLineProps) {
  const t = useMessages()
  const { lang } = useReader().preferences
  const words = useStatusWords()
  const { dutyOf, isRight, unit, reciprocity } = provision
  // A recommendation asks; it makes nobody owe anything.
  const guides = kind === 'recommendation'
  const remarks = [
    ...(dutyOf === 'none' ? [] : [t(`standards.articles.${guides ? 'to' : 'duty'}-${dutyOf}`)]),
    ...(isRight && !guides ? [t('standards.articles.right')] : []),
    ...(unit === null || namesUnit(provision)
      ? []
      : [t('standards.articles.unit', { unit: words.unit(unit) })]),
    ...(reciprocity === 'none' ? [] : [t(`standards.articles.reciprocity-${reciprocity}`)]),
  ]
  return (
    <li>
      <span className="provision-article">
        <ArticleName kind={kind} article={provision.article} />
      </span>{' '}
      <span className="provision-words">{provision.requirement[lang]}</span>{' '}
      {remarks.length > 0 && <span className="note">{remarks.join(' · ')}</span>}{' '}
      <VerificationMark standing={provision} brings="source" />
    </li>
  )
}

/** Whether the article's own name says which part it belongs to: "Annex II 4". */
const namesUnit = ({ article, unit }: Provision): boolean =>
  unit !== null && article.toLowerCase().startsWith(unit.replace('-', ' ').toLowerCase())
