import type { SourceReference } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { releasePath } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'

/** The releases behind the figures: what they are, under which licence, and how to check them. */
export function SourceList({ sources }: { readonly sources: readonly SourceReference[] }) {
  const t = useMessages()
  return (
    <section className="sources" aria-labelledby="sources-title">
      <h2 id="sources-title">{t('sources.title')}</h2>
      <ul>
        {sources.map((source) => (
          <li key={source.release}>
            <p>
              <bdi lang="en">{source.citation}</bdi>
            </p>
            <p className="note">
              <AppLink to={releasePath(source.release)}>{source.release}</AppLink> ·{' '}
              {t('sources.licence')} <bdi lang="en">{source.licence.name}</bdi>{' '}
              {source.licence.status === 'unverified' && t('sources.unverified')} · SHA-256{' '}
              <code className="checksum" dir="ltr">
                {source.checksum}
              </code>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
