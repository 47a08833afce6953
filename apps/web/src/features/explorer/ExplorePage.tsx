import { useMemo } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { aboutTablePath, DATA_PATH, INTERFACE_PATH, tablePath } from '../../app/paths.ts'
import { useViewState } from '../../app/useViewState.ts'
import { optionalText } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { periodName } from './periods.ts'
import { availabilityAddress, CATALOGUE_ADDRESS } from './queryAddress.ts'
import { type AvailabilityMessage, readAvailability } from './readAvailability.ts'
import { plainText, readCatalogue, type StructureMessage } from './readStructure.ts'
import type { CatalogueEntry, TableStructure } from './structure.ts'
import { usualSelection } from './tableState.ts'
import { useSdmx } from './useSdmx.ts'
import { onlySources } from './useTable.ts'
import '../../ui/reference.css'
import './explorer.css'

const CATALOGUE_VIEW = { find: optionalText(/^.{1,100}$/) } as const

/** Every table that is published, by theme, with a search. */
export function ExplorePage() {
  const t = useMessages()
  const { lang } = useReader().preferences
  const { format } = useReader()
  usePageTitle(t('explorer.title'))
  const [{ find = '' }, change] = useViewState(CATALOGUE_VIEW)
  const { data, error, refetch } = useSdmx<StructureMessage>(CATALOGUE_ADDRESS)
  const entries = useMemo(
    () => (data === undefined || data === null ? undefined : readCatalogue(data, lang)),
    [data, lang],
  )
  const wanted = plainText(find).split(/\s+/).filter(Boolean)
  const found = entries?.filter(({ searched }) => wanted.every((word) => searched.includes(word)))
  return (
    <div className="page">
      <p className="trail">
        <AppLink to={DATA_PATH}>{t('data.title')}</AppLink>
      </p>
      <h1>{t('explorer.title')}</h1>
      <p className="lead">{t('explorer.lead')}</p>
      <div className="field explore-find">
        <label htmlFor="explore-find" className="field-label">
          {t('explorer.find')}
        </label>
        <input
          id="explore-find"
          type="search"
          value={find}
          maxLength={100}
          onChange={(event) =>
            change(
              { find: event.target.value === '' ? undefined : event.target.value },
              { replace: true },
            )
          }
        />
      </div>
      {error !== null ? (
        <RouteProblem error={error} onRetry={() => void refetch()} />
      ) : found === undefined ? (
        <Reserved what={t('explorer.tables')} className="reserved-reference" />
      ) : (
        <>
          <p role="status" className="note">
            {t('explorer.found', {
              shown: format.number(found.length),
              count: format.number(entries!.length),
            })}
          </p>
          {[...Map.groupBy(found, ({ theme }) => theme.id)].map(([theme, own]) => (
            <section key={theme} aria-labelledby={`theme-${theme}`}>
              <h2 id={`theme-${theme}`}>{own[0]!.theme.name}</h2>
              {own.map((entry) => (
                <CatalogueItem key={entry.structure.id} entry={entry} />
              ))}
            </section>
          ))}
        </>
      )}
      <p className="note">
        <AppLink to={INTERFACE_PATH} hash="sdmx">
          {t('explorer.by-program')}
        </AppLink>
      </p>
    </div>
  )
}

function CatalogueItem({ entry: { structure } }: { readonly entry: CatalogueEntry }) {
  const t = useMessages()
  const { format } = useReader()
  const { id, name, description, descriptionLanguage, dimensions, time, hints } = structure
  return (
    <article className="explore-item">
      <h3>
        <AppLink to={tablePath(id)}>{name}</AppLink>
      </h3>
      <p lang={descriptionLanguage} dir="auto">
        {description}
      </p>
      <dl className="facts">
        <div>
          <dt>{t('explorer.dimensions')}</dt>
          <dd>
            {[...dimensions, ...(time === null ? [] : [time])].map((one) => one.name).join(' · ')}
          </dd>
        </div>
        <Counts structure={structure} />
        <div>
          <dt>{t('explorer.last-update')}</dt>
          <dd>
            {hints.lastUpdate === null ? t('explorer.not-recorded') : format.date(hints.lastUpdate)}
          </dd>
        </div>
      </dl>
      <p className="explore-item-foot">
        <code dir="ltr">{id}</code>{' '}
        <AppLink to={aboutTablePath(id)} aria-label={t('explorer.about-of', { name })}>
          {t('explorer.about')}
        </AppLink>
      </p>
    </article>
  )
}

/** How much there is, of the newest sources where there are several. */
function Counts({ structure }: { readonly structure: TableStructure }) {
  const t = useMessages()
  const { format } = useReader()
  const { data, error } = useSdmx<AvailabilityMessage>(
    availabilityAddress(structure, onlySources(structure, usualSelection(structure))),
  )
  const available = data === undefined ? undefined : readAvailability(data)
  const hasSources = structure.hints.sources.length > 0
  return (
    <>
      <div>
        <dt>{t(hasSources ? 'explorer.size-of-newest' : 'explorer.size')}</dt>
        <dd>
          {error !== null
            ? t('explorer.size-unknown')
            : available === undefined
              ? t('explorer.counting')
              : available.observations === 0
                ? t('explorer.no-figures-yet')
                : t('explorer.size-told', {
                    observations: format.number(available.observations),
                    series: format.number(available.series),
                  })}
        </dd>
      </div>
      {available?.span != null && (
        <div>
          <dt>{t('explorer.range')}</dt>
          <dd>
            {t('explorer.range-told', {
              first: periodName(available.span.first, format),
              last: periodName(available.span.last, format),
            })}
          </dd>
        </div>
      )}
    </>
  )
}
