import type { CorridorRight, InstrumentSummary } from '@corridor/contract'
import { useReader } from '../../../app/PreferencesProvider.tsx'
import { useMessages } from '../../../i18n/useMessages.ts'
import { ArticleName } from '../ArticleName.tsx'
import { InstrumentLink } from '../InstrumentLink.tsx'
import { VerificationMark } from '../VerificationMark.tsx'
import type { EndNames } from './bindingAnswer.ts'

interface RightLineProps {
  readonly right: CorridorRight
  readonly instrument: Pick<InstrumentSummary, 'id'> & Partial<InstrumentSummary>
  readonly names: EndNames
}

/** One article in plain words: what it requires, of whom, and how sure that is. */
export function RightLine({ right, instrument, names }: RightLineProps) {
  const t = useMessages()
  const { lang } = useReader().preferences
  const { provision, owedBy, neededOf } = right
  const ends = (list: readonly ('origin' | 'destination')[]): string =>
    list.length === 2
      ? t('bindings.both-ends', { ...names })
      : list.map((end) => names[end]).join('')
  const remarks = [
    ...(owedBy.length > 0 ? [t('bindings.owed-by', { ends: ends(owedBy) })] : []),
    ...(neededOf.length > 0 ? [t('bindings.needed-of', { ends: ends(neededOf) })] : []),
  ]
  return (
    <li className="right-line">
      <span className="provision-article">
        <InstrumentLink instrument={instrument} code />{' '}
        <ArticleName kind={instrument.kind} article={provision.article} />
      </span>{' '}
      <span className="provision-words">{provision.requirement[lang]}</span>{' '}
      {remarks.length > 0 && <span className="note">{remarks.join(' · ')}</span>}{' '}
      <VerificationMark standing={provision} brings="source" />
    </li>
  )
}
