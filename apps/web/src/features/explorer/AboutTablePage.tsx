import type { Release } from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { NotFoundPage } from '../../app/NotFoundPage.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import {
  EXPLORE_PATH,
  methodPath,
  releasePath,
  STANDARDS_PATH,
  tablePath,
} from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { EnglishNote } from '../../ui/EnglishNote.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { LicenceMark } from '../releases/LicenceMark.tsx'
import { NextRelease } from './NextRelease.tsx'
import { availabilityAddress } from './queryAddress.ts'
import { type AvailabilityMessage, readAvailability } from './readAvailability.ts'
import type { TableStructure } from './structure.ts'
import { usualSelection } from './tableState.ts'
import { useSdmx } from './useSdmx.ts'
import { onlySources, useStructure } from './useTable.ts'
import { useTableReleases } from './useTableReleases.ts'
import '../../ui/reference.css'
import './explorer.css'

/** What has to be known of a table: what is in it, how it was made, by whom, how good it is. */
export function AboutTablePage() {
  const { dataflow } = useParams({ strict: false }) as { readonly dataflow: string }
  const t = useMessages()
  const { structure, error, refetch } = useStructure(dataflow, undefined)
  usePageTitle(
    structure == null ? t('explorer.about') : t('explorer.about-of', { name: structure.name }),
  )
  if (structure === null) return <NotFoundPage />
  return (
    <div className="page prose">
      <p className="trail">
        <AppLink to={EXPLORE_PATH}>{t('explorer.title')}</AppLink>
        {structure !== undefined && (
          <AppLink to={tablePath(structure.id)}>{t('explorer.to-table')}</AppLink>
        )}
      </p>
      {error !== null ? (
        <RouteProblem error={error} onRetry={() => void refetch()} />
      ) : structure === undefined ? (
        <Reserved what={t('explorer.this-table')} className="reserved-reference" />
      ) : (
        <About structure={structure} />
      )}
    </div>
  )
}

function About({ structure }: { readonly structure: TableStructure }) {
  const t = useMessages()
  const { format } = useReader()
  const { hints, name, description, descriptionLanguage } = structure
  return (
    <>
      <h1>{t('explorer.about-of', { name })}</h1>
      <p className="lead" lang={descriptionLanguage} dir="auto">
        {description}
      </p>
      <dl className="facts">
        <Fact name={t('explorer.methodology')}>
          {hints.methodPage === null ? (
            t('explorer.none-given')
          ) : (
            <AppLink to={methodPath(hints.methodPage)}>{t('explorer.method-page')}</AppLink>
          )}
        </Fact>
        <Fact name={t('explorer.last-update')}>
          {hints.lastUpdate === null ? t('explorer.not-recorded') : format.date(hints.lastUpdate)}
        </Fact>
        <Fact name={t('explorer.next-release')}>
          <NextRelease dataflow={structure.id} />
        </Fact>
        <Fact name={t('explorer.contact')}>
          {hints.contact === null ? (
            t('explorer.no-contact')
          ) : (
            <span dir="auto">{hints.contact}</span>
          )}
        </Fact>
        <Fact name={t('explorer.identifier')}>
          <code dir="ltr">
            {structure.agency}:{structure.id}({structure.version})
          </code>
        </Fact>
        <Fact name="DOI">
          {hints.doi === null ? t('explorer.none-given') : <span dir="ltr">{hints.doi}</span>}
        </Fact>
      </dl>
      <Contents structure={structure} />
      <Sources structure={structure} />
    </>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The dimensions and attributes with how many codes each has in the newest sources. */
function Contents({ structure }: { readonly structure: TableStructure }) {
  const t = useMessages()
  const { format } = useReader()
  const { data } = useSdmx<AvailabilityMessage>(
    availabilityAddress(structure, onlySources(structure, usualSelection(structure))),
  )
  const available = data === undefined ? undefined : readAvailability(data)
  const { dimensions, time, attributes, hints } = structure
  const countOf = (id: string): string => {
    const count = hints.sources.includes(id)
      ? (hints.sourceCodes.get(id)?.length ?? dimensions.find((one) => one.id === id)?.codes.size)
      : available?.codes.get(id)?.size
    return count === undefined ? '' : format.number(count)
  }
  return (
    <section aria-labelledby="about-contents">
      <h2 id="about-contents">{t('explorer.contents')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus */}
      <section className="table-scroll" aria-labelledby="about-contents" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('explorer.component')}</th>
              <th scope="col">{t('explorer.identifier')}</th>
              <th scope="col">{t('explorer.kind')}</th>
              <th scope="col" className="figure">
                {t('explorer.codes')}
              </th>
            </tr>
          </thead>
          <tbody>
            {[
              ...dimensions.map((one) => ({ ...one, kind: 'dimension', count: countOf(one.id) })),
              ...(time === null ? [] : [{ ...time, kind: 'dimension', count: '' }]),
              ...attributes.map((one) => ({ ...one, kind: 'attribute', count: '' })),
            ].map(({ id, name, kind, count }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>
                  <code dir="ltr">{id}</code>
                </td>
                <td>{t(`explorer.kind-${kind}`)}</td>
                <td className="figure">{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="note">{t('explorer.contents-note')}</p>
    </section>
  )
}

/** The releases behind the table: licence, how to cite them, and what is known of their quality. */
function Sources({ structure }: { readonly structure: TableStructure }) {
  const t = useMessages()
  const everything = useMemo(() => structure.dimensions.map(() => []), [structure])
  const releases = useTableReleases(structure, everything)
  return (
    <section aria-labelledby="about-sources">
      <h2 id="about-sources">{t('explorer.sources-and-quality')}</h2>
      {releases.length === 0 && (
        <p>
          {structure.id === 'DF_RATIFICATIONS' ? (
            <AppLink to={STANDARDS_PATH}>{t('explorer.sources-standards')}</AppLink>
          ) : (
            t('explorer.sources-of-registers')
          )}
        </p>
      )}
      {releases.length > 0 && <EnglishNote text={t('explorer.sources-english')} />}
      {releases.map((release) => (
        <Source key={release.release} release={release} />
      ))}
    </section>
  )
}

function Source({ release }: { readonly release: Release }) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <article className="explore-item">
      <h3 lang="en" dir="ltr">
        <AppLink to={releasePath(release.release)}>{release.title}</AppLink>
      </h3>
      <dl className="facts">
        <Fact name={t('explorer.publisher')}>
          <bdi lang="en">{release.publisher}</bdi>
        </Fact>
        <Fact name={t('explorer.licence')}>
          <LicenceMark licence={release.licence} />
        </Fact>
        <Fact name={t('explorer.here-since')}>{format.date(release.catalogued)}</Fact>
        <Fact name={t('chart.cite')}>
          <bdi lang="en">{release.citation}</bdi>
        </Fact>
        {release.notes.length > 0 && (
          <Fact name={t('explorer.quality')}>
            <ul lang="en" dir="ltr">
              {release.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
    </article>
  )
}
