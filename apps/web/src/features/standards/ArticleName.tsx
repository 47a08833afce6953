import type { InstrumentSummary } from '@corridor/contract'
import { useMessages } from '../../i18n/useMessages.ts'
import { saysWhole } from './saysWhole.ts'

interface ArticleNameProps {
  readonly kind: InstrumentSummary['kind'] | undefined
  readonly article: string
}

/** "Art. 6", "Para. 12", "as a whole"; anything else that is not a number as it stands. */
export function ArticleName({ kind, article }: ArticleNameProps) {
  const t = useMessages()
  if (saysWhole(article)) return t('standards.articles.whole')
  if (!/^\d/.test(article)) return <bdi lang="en">{article}</bdi>
  return t(
    kind === 'recommendation' ? 'standards.articles.paragraph' : 'standards.articles.number',
    { article },
  )
}
