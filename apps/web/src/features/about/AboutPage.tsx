import { releasesRoute } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { METHOD_LIST_PATH, RELEASES_PATH, releasePath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { EnglishNote } from '../../ui/EnglishNote.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { useAreas } from '../areas/useAreas.ts'
import { LicenceMark } from '../releases/LicenceMark.tsx'
import '../../ui/reference.css'

/** What is here, and what is not, each with its words. */
const KNOWN = ['stocks', 'flows', 'sources'] as const
const UNKNOWN = ['interval', 'rules', 'recruiters', 'results', 'dialogue', 'by-sex'] as const

/** What Corridor is, what it does not know, on which terms its figures may be used. */
export function AboutPage() {
  const t = useMessages()
  usePageTitle(t('about.title'))
  return (
    <div className="page prose">
      <h1>{t('about.title')}</h1>
      <p className="lead">{t('about.lead')}</p>
      <h2>{t('about.known')}</h2>
      <ul>
        {KNOWN.map((name) => (
          <li key={name}>{t(`about.known-${name}`)}</li>
        ))}
      </ul>
      <p>
        <AppLink to={METHOD_LIST_PATH}>{t('about.to-methods')}</AppLink>
      </p>
      <h2>{t('about.unknown')}</h2>
      <ul>
        {UNKNOWN.map((name) => (
          <li key={name}>{t(`about.unknown-${name}`)}</li>
        ))}
      </ul>
      <Names />
      <Licences />
      <h2>{t('about.cite')}</h2>
      <p>{t('about.cite-text')}</p>
      <h2>{t('about.privacy')}</h2>
      <p>{t('about.privacy-text')}</p>
    </div>
  )
}

/** Codes, names and borders: whose they are and what they do not mean. */
function Names() {
  const t = useMessages()
  const areas = useAreas()
  return (
    <>
      <h2>{t('about.names')}</h2>
      <p>{t('foot.names')}</p>
      <p>{t('about.names-text')}</p>
      {areas !== undefined && (
        <>
          <EnglishNote text={t('about.names-english')} />
          <p lang="en" dir="ltr" className="note">
            {areas.source} {areas.disclaimer}
          </p>
        </>
      )}
    </>
  )
}

/** The licence of every release on this installation, of the map and of the program. */
function Licences() {
  const t = useMessages()
  const { data, error, refetch } = useRoute(releasesRoute, {})
  return (
    <>
      <h2>{t('about.licences')}</h2>
      <p>{t('about.licences-text')}</p>
      {error !== null && <RouteProblem error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Reserved what={t('releases.what')} />}
      {data !== undefined && (
        <ul>
          {data.releases.map(({ release, title, licence }) => (
            <li key={release}>
              <AppLink to={releasePath(release)}>
                <bdi lang="en">{title}</bdi>
              </AppLink>
              : <LicenceMark licence={licence} />
            </li>
          ))}
          <li>{t('about.licence-map')}</li>
          <li>{t('about.licence-program')}</li>
        </ul>
      )}
      <p>
        <AppLink to={RELEASES_PATH}>{t('about.to-releases')}</AppLink>
      </p>
    </>
  )
}
