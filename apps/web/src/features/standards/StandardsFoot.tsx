import type { StandardsSources } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { usePermalink } from '../../app/usePermalink.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { ChartActions } from '../../ui/ChartActions.tsx'
import { groupLists, sourceReferences } from './standardsSources.ts'
import { VerificationMark } from './VerificationMark.tsx'

interface StandardsFootProps {
  /** Name of files, and what the citation calls the page. */
  readonly name: string
  readonly title: string
  readonly subtitle: string
  readonly sources: StandardsSources
  readonly csvHref?: string
}

/** The end of a page about standards: lists with the days they reach, CSV, link, citation. */
export function StandardsFoot({ name, title, subtitle, sources, csvHref }: StandardsFootProps) {
  const t = useMessages()
  const permalink = usePermalink()
  return (
    <footer className="chart-foot standards-foot">
      <p>{t('standards.certainty')}</p>
      <StandardsSourceLine sources={sources} />
      <ChartActions
        name={name}
        title={title}
        subtitle={subtitle}
        uncertainty={t('standards.certainty')}
        files={[]}
        sources={sourceReferences(sources)}
        link={() => permalink()}
        linkable
        {...(csvHref === undefined ? {} : { csvHref })}
      />
    </footer>
  )
}

/** Which lists an answer rests on and how far each reaches; every list by itself on demand. */
function StandardsSourceLine({ sources }: { readonly sources: StandardsSources }) {
  const t = useMessages()
  const { format } = useReader()
  if (sources.lists.length === 0) return <p>{t('standards.sources.none')}</p>
  return (
    <>
      <ul className="source-lines" aria-label={t('standards.sources.title')}>
        {groupLists(sources).map(({ publisher, instruments, completeThrough, origin }) => (
          <li key={`${publisher}${completeThrough}${origin}`}>
            {t('standards.sources.line', {
              publisher,
              instruments: instruments.join(', '),
              date: format.date(completeThrough),
            })}
            {origin === 'imported' && ` (${t('standards.sources.imported')})`}
          </li>
        ))}
      </ul>
      <details className="source-details">
        <summary>{t('standards.sources.more')}</summary>
        <ul lang="en" dir="ltr">
          {sources.lists.map(({ instrument, source, licence, note, ...list }) => (
            <li key={instrument}>
              {[instrument, source, licence, note].filter((part) => part !== null).join('. ')}{' '}
              <VerificationMark standing={list} brings="nothing" />
            </li>
          ))}
        </ul>
        <p lang="en" dir="ltr">
          {sources.citation}
        </p>
      </details>
    </>
  )
}
