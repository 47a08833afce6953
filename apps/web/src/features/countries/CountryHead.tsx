import { LANGUAGES } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { regionPath, WHAT_IF_PATH } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import type { AreaNames } from '../areas/useAreas.ts'
import { useEstimateQuery } from '../estimates/useEstimateQuery.ts'

/** Name, region, codes and the names in the four languages. */
export function CountryHead({ area, areas }: { readonly area: string; readonly areas: AreaNames }) {
  const t = useMessages()
  const query = useEstimateQuery()
  const known = areas.areas.get(area)!
  const region = known.regions['science-2014']
  return (
    <header className="country-head">
      <h1>{areas.name(area)}</h1>
      <p>
        {region !== undefined && (
          <>
            {t('country.region')}{' '}
            <AppLink to={regionPath(region)} search={query}>
              {areas.name(region)}
            </AppLink>
            {' · '}
          </>
        )}
        {t('country.m49-regions', {
          subregion: areas.name(known.regions['m49-subregion'] ?? ''),
          region: areas.name(known.regions['m49-region'] ?? ''),
        })}
      </p>
      {known.members.length > 0 && (
        <p>{t('country.composite', { members: known.members.map(areas.name).join(' + ') })}</p>
      )}
      <p>
        <AppLink to={WHAT_IF_PATH} search={{ ...query, to: area }}>
          {t('whatif.link')}
        </AppLink>
        {' · '}
        <a href="#standards">{t('bindings.country', { name: areas.name(area) })}</a>
      </p>
      <details className="country-names">
        <summary>{t('country.names')}</summary>
        <dl>
          {LANGUAGES.map((lang) => (
            <div key={lang}>
              <dt>{lang}</dt>
              <dd lang={lang} dir={lang === 'ar' ? 'rtl' : 'ltr'}>
                {known.names[lang]}
              </dd>
            </div>
          ))}
          <div>
            <dt>ISO 3166-1</dt>
            <dd dir="ltr">{[known.code, known.iso2].filter(Boolean).join(', ')}</dd>
          </div>
          <div>
            <dt>M49</dt>
            <dd dir="ltr">{known.m49 ?? '–'}</dd>
          </div>
        </dl>
      </details>
    </header>
  )
}
