import {
  type Release,
  recruitmentStatisticsRoute,
  releaseRoute,
  routeUrl,
  stocksRoute,
} from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { NotFoundPage } from '../../app/NotFoundPage.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { DATA_PATH, RELEASES_PATH, releasePath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { Select } from '../../ui/Select.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { useAreas } from '../areas/useAreas.ts'
import { ReportedRelease } from '../reporting/ReportedRelease.tsx'
import { LicenceMark } from './LicenceMark.tsx'
import '../../ui/reference.css'
import './releases.css'

/** One release: everything needed to judge, cite and check its figures. */
export function ReleasePage() {
  const t = useMessages()
  const { release = '' } = useParams({ strict: false })
  const answer = useRoute(releaseRoute, { release }, { keepLast: false })
  usePageTitle(answer.data?.title ?? release)
  if (answer.error?.status === 404 || answer.error?.status === 400) {
    return <NotFoundPage detail={t('releases.unknown', { release })} />
  }
  return (
    <div className="page">
      <nav className="trail" aria-label={t('data.title')}>
        <AppLink to={DATA_PATH}>{t('data.title')}</AppLink>
        <AppLink to={RELEASES_PATH}>{t('releases.title')}</AppLink>
      </nav>
      {answer.error !== null && (
        <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
      )}
      {answer.error === null && answer.data === undefined && (
        <Reserved what={t('releases.what')} className="reserved-reference" />
      )}
      {answer.data !== undefined && <Described release={answer.data} />}
    </div>
  )
}

function Described({ release }: { readonly release: Release }) {
  const t = useMessages()
  return (
    <>
      <h1 lang="en" dir="ltr" className="release-title">
        {release.title}
      </h1>
      {release.synthetic && <p className="problem">{t('releases.synthetic')}</p>}
      <dl className="facts">
        <Facts release={release} />
      </dl>
      <section aria-labelledby="release-notes">
        <h2 id="release-notes">{t('releases.notes')}</h2>
        <ul lang="en" dir="ltr" className="release-notes">
          {release.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="release-download">
        <h2 id="release-download">{t('releases.download')}</h2>
        {release.kind === 'migrant-stocks' && <StockDownload release={release.release} />}
        {release.kind === 'annual-demography' && <p>{t('releases.download-demography')}</p>}
        {release.kind === 'country-reports' && <ReportedRelease release={release.release} />}
        {release.kind === 'recruitment-statistics' && (
          <>
            <p>{t('releases.download-statistics')}</p>
            <p className="actions">
              <a
                href={routeUrl(recruitmentStatisticsRoute, { release: release.release }, 'csv')}
                download
              >
                {t('releases.download-csv')}
              </a>
            </p>
          </>
        )}
        <p>
          <a href={routeUrl(releaseRoute, { release: release.release })}>{t('releases.record')}</a>
        </p>
      </section>
    </>
  )
}

/** Every fact of a release with its name. */
function Facts({ release }: { readonly release: Release }) {
  const t = useMessages()
  const { format } = useReader()
  const english = (words: string) => (
    <bdi lang="en" dir="ltr">
      {words}
    </bdi>
  )
  const links = (releases: readonly string[]) =>
    releases.map((id) => (
      <span key={id}>
        <AppLink to={releasePath(id)}>{id}</AppLink>{' '}
      </span>
    ))
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['release', <code key="id">{release.release}</code>],
    ['kind', t(`releases.kind-${release.kind}`)],
    ['publisher', english(release.publisher)],
    ['revision', english(release.revision)],
    [
      'published',
      release.published === null ? t('releases.not-known') : english(release.published),
    ],
    ['licence', <LicenceMark key="licence" licence={release.licence} />],
    [
      'citation',
      <span key="citation">
        {english(release.citation)}{' '}
        <CopyButton label={t('releases.copy')} text={() => release.citation} />
      </span>,
    ],
    ['source', english(release.source)],
    ['years', <Years key="years" years={release.years} />],
    ['sexes', release.sexes.map((sex) => t(`sex.${sex}`)).join(', ')],
    ['areas', format.number(release.areas)],
    ['rows', format.number(release.rows)],
    ['matching', release.matching.length === 0 ? t('releases.none') : links(release.matching)],
    ...(release.base === null ? [] : ([['base', links([release.base])]] as const)),
    ['origin', t(`releases.origin-${release.origin}`)],
    ['catalogued', format.date(release.catalogued)],
    [
      'checksum',
      <code key="checksum" dir="ltr">
        {release.checksum}
      </code>,
    ],
  ]
  return facts.map(([name, value]) => (
    <div key={name}>
      <dt>{t(`releases.${name}`)}</dt>
      <dd>{value}</dd>
    </div>
  ))
}

/** Years one by one when they are few, the first and the last when they follow each other. */
function Years({ years }: { readonly years: readonly number[] }) {
  const { format } = useReader()
  const sorted = [...years].sort((one, other) => one - other)
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return null
  const unbroken = sorted.length > 2 && last - first === sorted.length - 1
  return unbroken ? format.period(`${first}-${last}`) : sorted.map(format.year).join(', ')
}

/** The interface gives stocks by area: one table for each origin or destination. */
function StockDownload({ release }: { readonly release: string }) {
  const t = useMessages()
  const { format } = useReader()
  const areas = useAreas()
  const [area, setArea] = useState('NPL')
  if (areas === undefined) return <Reserved what={t('releases.what')} />
  const options = [...areas.areas.keys()]
    .map((code) => ({ value: code, label: areas.name(code) }))
    .sort((one, other) => format.compareNames(one.label, other.label))
  const address = (side: 'origin' | 'destination') =>
    routeUrl(stocksRoute, { [side]: area, release, detail: 'partners' }, 'csv')
  return (
    <div className="stock-download">
      <p>{t('releases.download-stocks')}</p>
      <Select label={t('builder.country')} value={area} options={options} onChange={setArea} />
      <p className="actions">
        <a href={address('origin')} download>
          {t('releases.download-origin', { name: areas.name(area) })}
        </a>
        <a href={address('destination')} download>
          {t('releases.download-destination', { name: areas.name(area) })}
        </a>
      </p>
    </div>
  )
}
